import { hasLeft } from './seats';
import type { EnrolmentStatus } from './seats';
import { sameNames } from './whose-name';

/** Somebody in a cohort, as far as recognising them goes. */
export interface InCohort {
  id: string;
  personId: string;
  firstName: string;
  lastName: string;
  status: EnrolmentStatus;
}

/**
 * The enrolment that stands for somebody who was added on a device without network: the one of whose
 * address it is, else the only one under the same full name, whatever its case, accents and order,
 * among those who have not left. Null: nobody in the cohort is known to be them.
 *
 * `others`: enrolments of people of that name whom the device showed, and who are somebody else.
 */
export function standsForWalkIn<Each extends InCohort>(
  written: { firstName: string; lastName: string; ownerId: string | null },
  enrolled: readonly Each[],
  others: readonly string[],
): Each | null {
  const byAddress = enrolled.find(({ personId }) => personId === written.ownerId);
  if (byAddress) return byAddress;
  const namesakes = enrolled.filter(
    (each) => !hasLeft(each.status) && !others.includes(each.id) && sameNames(each, written),
  );
  return namesakes.length === 1 ? namesakes[0]! : null;
}
