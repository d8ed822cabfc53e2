import { checkDatesConfirmed, checkIssuer, Refusal } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import type { FollowedCourse } from '../../learning/completion/followed-course';
import { Cohort } from '../../record/cohort.entity';
import { standingSignatures } from '../../record/standing-signatures';

/**
 * Why this person may not issue alone, by enrolment id; nothing for those whose half-days somebody
 * else stood behind too.
 */
export async function aloneFor(
  manager: EntityManager,
  issuerId: string,
  cohortId: string,
  courses: readonly FollowedCourse[],
): Promise<Map<string, Refusal>> {
  const cohort = await manager.findOneByOrFail(Cohort, { id: cohortId });
  checkDatesConfirmed(cohort);
  const halfDayIds = new Set(
    courses.flatMap(({ halfDays }) => halfDays.map(({ halfDay }) => halfDay.id)),
  );
  const signatures = await standingSignatures(manager, [...halfDayIds]);
  const refusals = new Map<string, Refusal>();
  for (const { enrolment, halfDays } of courses) {
    const vouched = halfDays
      .filter(({ signed }) => signed)
      .map(({ halfDay: { id, title, signingOpenedById } }) => ({
        title,
        voucherIds: [
          signingOpenedById,
          ...signatures
            .filter(({ halfDayId }) => halfDayId === id)
            .flatMap(({ role, personId, passedById, agreedById }) => {
              if (role === 'trainer') return [personId];
              return personId === enrolment.personId ? [passedById, agreedById] : [];
            }),
        ].filter((each) => each !== null),
      }));
    try {
      checkIssuer(issuerId, enrolment.personId, vouched);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refusals.set(enrolment.id, error);
    }
  }
  return refusals;
}
