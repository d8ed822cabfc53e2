import { localDate } from './local-time';

/** Of the whole network: erasures are dated in one time zone. */
const timeZone = 'Europe/Paris';

/** « Personne effacée le 03/03/2034 »: what stands wherever the name of somebody erased stood. */
export function erasedName(at: Date): { firstName: string; lastName: string } {
  const [year, month, day] = localDate(at, timeZone).split('-');
  return { firstName: 'Personne', lastName: `effacée le ${day}/${month}/${year}` };
}
