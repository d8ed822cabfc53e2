import { atLocalTime, localDate } from './local-time';

/** Of the whole network: years and erasures are counted in one time zone. */
const timeZone = 'Europe/Paris';

/**
 * Years that funders ask for proof of a training to be kept (OPCO: six; ten where the European Union
 * pays too), counted from the end of the year in which it ended.
 */
export const usualRetention = 6;
export const coFundedRetention = 10;

/** Until when proof of a training is kept: the first instant after so many whole years. */
export function keptUntil(endsAt: Date, years: number): Date {
  const year = Number(localDate(endsAt, timeZone).slice(0, 4));
  return atLocalTime(`${year + years + 1}-01-01`, '00:00', timeZone);
}

/** What stands in the way of erasing somebody. */
export interface ErasureFacts {
  /** Roles that they hold today. */
  roles: number;
  /** Last instants of the sessions that they follow, wait for or lead, and that are not over. */
  ahead: readonly Date[];
  /** The sessions that something of theirs proves: their last instants, and who paid. */
  proved: readonly { endsAt: Date; coFunded: boolean }[];
}

export type ErasureObstacle = 'holds-a-role' | 'session-ahead' | 'proof-kept';

/**
 * Why somebody may not be erased now, and until when proof that names them has to be kept (null:
 * nothing has). Only `proof-kept` may be overridden, with a reason: a right to be forgotten weighs
 * less than a legal obligation (GDPR, article 17, 3 b), not less than a habit.
 */
export function erasureObstacles(
  { roles, ahead, proved }: ErasureFacts,
  now: Date,
  years: number,
): { obstacles: ErasureObstacle[]; keptUntil: Date | null } {
  const ends = proved.map(({ endsAt, coFunded }) =>
    keptUntil(endsAt, coFunded ? Math.max(years, coFundedRetention) : years).getTime(),
  );
  const until = ends.length > 0 ? new Date(Math.max(...ends)) : null;
  const obstacles: ErasureObstacle[] = [
    ...(roles > 0 ? ['holds-a-role' as const] : []),
    ...(ahead.length > 0 ? ['session-ahead' as const] : []),
    ...(until && until > now ? ['proof-kept' as const] : []),
  ];
  return { obstacles, keptUntil: until };
}

/** « Personne effacée le 03/03/2034 »: what stands wherever the name of somebody erased stood. */
export function erasedName(at: Date): { firstName: string; lastName: string } {
  const [year, month, day] = localDate(at, timeZone).split('-');
  return { firstName: 'Personne', lastName: `effacée le ${day}/${month}/${year}` };
}
