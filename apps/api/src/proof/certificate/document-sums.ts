import { Logger } from '@nestjs/common';
import { eligibility, misstates } from '@percolateur/domain';
import type { CertificateKind } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { followedCourses } from '../../learning/completion/followed-course';
import type { FollowedCourse } from '../../learning/completion/followed-course';
import type { CohortSum } from '../../record/cohort-sum.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { latestCertificates } from '../../record/standing-certificates';
import { consideredFor, quotedCohort, restated, statedBy } from './snapshot';

export type DocumentSums = Pick<CohortSum, 'documentsToIssue' | 'documentsToCorrect'>;

const logger = new Logger('documents');

/** An attestation d’assiduité is given to who asks for it: nobody owes it. */
const owedKinds: readonly CertificateKind[] = ['realisation', 'attestation'];

/** Sessions that may owe a document: closed, or with documents already. */
const concerned = `
  select c.id, c.status = 'closed' as closed from cohort c
  where c.id = any($1) and c.status in ('running', 'closed', 'archived')
    and (c.status = 'closed' or exists (
      select from enrolment e join certificate d on d.enrolment_id = e.id
      where e.cohort_id = c.id))`;

/**
 * Documents that these sessions owe at the instant `now`, by cohort id; those that owe none are not
 * there. One whose documents cannot be read is told to the log, and holds up no other.
 */
export async function documentSums(
  manager: EntityManager,
  cohortIds: readonly string[],
  now: Date,
): Promise<Map<string, DocumentSums>> {
  const cohorts: { id: string; closed: boolean }[] = await manager.query(concerned, [cohortIds]);
  const sums = new Map<string, DocumentSums>();
  for (const { id, closed } of cohorts) {
    try {
      sums.set(id, await sumOf(manager, id, closed, now));
    } catch (error) {
      logger.warn(`Cohort ${id}: ${(error as Error).message}`);
    }
  }
  return sums;
}

async function sumOf(
  manager: EntityManager,
  cohortId: string,
  closed: boolean,
  now: Date,
): Promise<DocumentSums> {
  const enrolments = await manager.find(Enrolment, {
    where: { cohortId },
    relations: { person: true },
  });
  const ids = enrolments.map(({ id }) => id);
  const followed = await followedCourses(manager, ids);
  const certificates = await latestCertificates(manager, ids);
  const cohort = certificates.length > 0 ? await quotedCohort(manager, cohortId) : null;
  const earns = (kind: CertificateKind, course: FollowedCourse) =>
    eligibility(kind, consideredFor(kind, course, now)).eligible;
  const sum = { documentsToIssue: 0, documentsToCorrect: 0 };
  for (const { id, person } of enrolments) {
    const course = followed.get(id)!;
    const own = certificates.filter(({ enrolmentId }) => enrolmentId === id);
    const there = (kind: CertificateKind) =>
      own.some((each) => each.kind === kind && each.status !== 'revoked');
    const owed = owedKinds.filter((kind) => closed && !there(kind) && earns(kind, course));
    // Of who was erased nothing more is stated, nor corrected.
    const untrue = own.filter(
      ({ kind, status, snapshot, holderErasedAt }) =>
        status === 'issued' &&
        holderErasedAt === null &&
        (!earns(kind, course) ||
          misstates(
            statedBy(snapshot),
            restated(snapshot, { cohort: cohort!, person: person!, followed: course }),
          )),
    );
    sum.documentsToIssue += owed.length;
    sum.documentsToCorrect += untrue.length;
  }
  return sum;
}
