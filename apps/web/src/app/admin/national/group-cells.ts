import type { DashboardGroup } from '@percolateur/contract';
import { inPercent } from '@percolateur/domain';

/** What is said of figures that so few people make that they would be known. */
export const tooFew = 'trop peu';

/** The figures of a group by their headings: what the screen shows, and what its export holds. */
export function cellsOf({ cohorts, people, satisfaction }: DashboardGroup) {
  const all = Object.values(cohorts).reduce((sum, count) => sum + count, 0);
  const { draft = 0, open = 0, running = 0, closed = 0, archived = 0, cancelled = 0 } = cohorts;
  const shareOf = (part: number, whole: number) =>
    whole > 0 ? inPercent(part / whole) : 'sans objet';
  return {
    Sessions: all,
    'Sessions à venir': draft + open,
    'Sessions en cours': running,
    'Sessions terminées': closed + archived,
    'Sessions annulées': cancelled,
    'Personnes formées': people?.learners ?? tooFew,
    'Demi-journées signées': people?.signed ?? tooFew,
    'Parcours achevés': people?.completed ?? tooFew,
    'Part achevée': people ? shareOf(people.completed, people.learners) : tooFew,
    'Cafés prévus': people?.cafes ?? tooFew,
    'Avis reçus': satisfaction?.answers ?? tooFew,
    'Conseilleraient la formation': satisfaction
      ? shareOf(satisfaction.satisfied, satisfaction.answers)
      : tooFew,
  };
}
