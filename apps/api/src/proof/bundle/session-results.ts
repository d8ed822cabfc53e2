import { fullName } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { followedCourses } from '../../learning/completion/followed-course';
import { csvOf } from '../../platform/csv';
import type { BundledSession } from './bundle-scope';

const positioned = `
  select enrolment_id as "enrolmentId", again, percent from quiz_attempt
  where enrolment_id = any($1) and kind = 'positioning' and status = 'submitted'`;

/** What each person followed and obtained, as a spreadsheet opens it. */
export async function sessionResults(
  manager: EntityManager,
  { enrolments }: BundledSession,
): Promise<string> {
  const ids = enrolments.map(({ id }) => id);
  const followed = await followedCourses(manager, ids);
  const attempts = await manager.query<
    { enrolmentId: string; again: boolean; percent: number | null }[]
  >(positioned, [ids]);
  return csvOf(
    enrolments.map(({ id, person, personId }) => {
      const course = followed.get(id)!;
      const taken = (again: boolean) =>
        attempts.find((each) => each.enrolmentId === id && each.again === again);
      const hours = (minutes: number) => (minutes / 60).toFixed(2).replace('.', ',');
      return {
        Personne: fullName(person!),
        Employeur: person!.employer,
        'Demi-journées suivies': course.halfDaysSigned,
        'Heures suivies': hours(course.minutesFollowed),
        'Heures prévues': hours(course.minutesPlanned),
        'Positionnement avant': taken(false) ? 'fait' : 'non fait',
        'Positionnement après': taken(true) ? 'fait' : 'non fait',
        'Évaluation finale en %': course.finalPercent ?? '',
        'Mise en pratique': course.rehearsal
          ? course.rehearsal.acquired
            ? 'acquise'
            : 'à reprendre'
          : '',
        'Parcours terminé': course.completion.complete ? 'oui' : 'non',
        Identifiant: personId,
      };
    }),
  );
}
