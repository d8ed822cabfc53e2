import type { Profile } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import type { EntityManager } from 'typeorm';
import type { Enrolment } from '../../record/enrolment.entity';
import { LearnerProfile } from '../../record/learner-profile.entity';

/** What four people told of their work; the others preferred not to. */
const profiles: readonly Profile[] = [
  {
    ...{ publics: ['seniors', 'newcomers'], experience: 'sometimes' },
    ...{ tools: ['translation', 'chat'], worries: ['questions', 'conflict'] },
    place: 'La médiathèque de Mondeville, le samedi matin',
  },
  {
    ...{ publics: ['everyone'], experience: 'often', tools: ['chat'], worries: ['technical'] },
    place: 'Un café associatif du centre-ville',
  },
  {
    ...{ publics: ['seniors'], experience: 'never', tools: ['none'] },
    ...{ worries: ['speaking', 'questions', 'technical'], place: '' },
  },
  {
    ...{ publics: ['jobseekers', 'youth'], experience: 'sometimes' },
    ...{ tools: ['chat', 'images'], worries: ['public', 'questions'] },
    place: 'La mission locale',
  },
];

/** The first to have accepted told of their work, a few days before the course. */
export async function writeProfiles(
  manager: EntityManager,
  enrolments: readonly Enrolment[],
  courseStartsAt: Date,
): Promise<void> {
  await manager.insert(
    LearnerProfile,
    profiles.slice(0, enrolments.length).map((told, index) => ({
      ...{ enrolmentId: enrolments[index].id, updatedAt: subDays(courseStartsAt, 5 - index) },
      ...told,
      ...{ publics: [...told.publics], tools: [...told.tools], worries: [...told.worries] },
    })),
  );
}
