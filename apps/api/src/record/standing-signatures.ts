import { In } from 'typeorm';
import type { EntityManager, FindOptionsWhere } from 'typeorm';
import { StandingSignature } from './standing-signature.view';

/** The standing signatures of these half-days, the first received first. */
export function standingSignatures(
  manager: EntityManager,
  halfDayIds: readonly string[],
  where: Pick<FindOptionsWhere<StandingSignature>, 'personId' | 'role'> = {},
): Promise<StandingSignature[]> {
  return manager.find(StandingSignature, {
    where: { halfDayId: In(halfDayIds), ...where },
    order: { serverTime: 'ASC', id: 'ASC' },
  });
}

/** A person’s standing signature of one half-day, if there is one. */
export function standingSignature(
  manager: EntityManager,
  halfDayId: string,
  personId: string,
  role: StandingSignature['role'],
): Promise<StandingSignature | null> {
  return manager.findOneBy(StandingSignature, { halfDayId, personId, role });
}
