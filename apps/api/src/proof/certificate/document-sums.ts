import { Logger } from '@nestjs/common';
import { eligibility, misstates } from '@percolateur/domain';
import type { CertificateKind } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { followedCourses } from '../../learning/completion/followed-course';
import type { FollowedCourse } from '../../learning/completion/followed-course';
import type { CohortSum } from '../../record/cohort-sum.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { latestCertificates } from '../../record/standing-certificates';
import { consideredFor, quotedCohorts, restated, statedBy } from './snapshot';

export type DocumentSums = Pick<CohortSum, 'documentsToIssue' | 'documentsToCorrect'>;

export const nothingOwed: DocumentSums = { documentsToIssue: 0, documentsToCorrect: 0 };

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

/** Sessions whose documents are read at once: some three hundred people. */
const atOnce = 20;

/**
 * Documents that these sessions owe at the instant `now`, by cohort id; those that owe none are not
 * there. One whose documents cannot be read is told to the log, and holds up no other.
 */
export async function documentSums(
  manager: EntityManager,
  cohortIds: readonly string[],
  now: Date,
): Promise<Map<string, DocumentSums>> {
  const cohorts: Concerned[] = await manager.query(concerned, [cohortIds]);
  const sums = new Map<string, DocumentSums>();
  const read = async (some: readonly Concerned[]) => {
    for (const [id, sum] of await sumsOf(manager, some, now)) sums.set(id, sum);
  };
  for (let from = 0; from < cohorts.length; from += atOnce) {
    const some = cohorts.slice(from, from + atOnce);
    await read(some).catch(async () => {
      for (const each of some) {
        await read([each]).catch(({ message }: Error) =>
          logger.warn(`Cohort ${each.id}: ${message}`),
        );
      }
    });
  }
  return sums;
}

interface Concerned {
  id: string;
  closed: boolean;
}

async function sumsOf(
  manager: EntityManager,
  cohorts: readonly Concerned[],
  now: Date,
): Promise<Map<string, DocumentSums>> {
  const enrolments = await manager.find(Enrolment, {
    where: { cohortId: In(cohorts.map(({ id }) => id)) },
    relations: { person: true },
  });
  const ids = enrolments.map(({ id }) => id);
  const followed = await followedCourses(manager, ids);
  const certificates = Map.groupBy(
    await latestCertificates(manager, ids),
    ({ enrolmentId }) => enrolmentId,
  );
  const issuing = enrolments.filter(({ id }) => certificates.has(id));
  const issuingIds = new Set(issuing.map(({ cohortId }) => cohortId));
  const quoted = await quotedCohorts(manager, [...issuingIds]);
  const quotedById = new Map(quoted.map((cohort) => [cohort.id, cohort]));
  const closed = new Map(cohorts.map((cohort) => [cohort.id, cohort.closed]));
  const earns = (kind: CertificateKind, course: FollowedCourse) =>
    eligibility(kind, consideredFor(kind, course, now)).eligible;
  const sums = new Map<string, DocumentSums>();
  for (const { id, cohortId, person } of enrolments) {
    const course = followed.get(id)!;
    const own = certificates.get(id) ?? [];
    const there = (kind: CertificateKind) =>
      own.some((each) => each.kind === kind && each.status !== 'revoked');
    const owed = owedKinds.filter(
      (kind) => closed.get(cohortId) && !there(kind) && earns(kind, course),
    );
    // Of who was erased nothing more is stated, nor corrected.
    const untrue = own.filter(
      ({ kind, status, snapshot, holderErasedAt }) =>
        status === 'issued' &&
        holderErasedAt === null &&
        (!earns(kind, course) ||
          misstates(
            statedBy(snapshot),
            restated(snapshot, {
              cohort: quotedById.get(cohortId)!,
              person: person!,
              followed: course,
            }),
          )),
    );
    const { documentsToIssue, documentsToCorrect } = sums.get(cohortId) ?? nothingOwed;
    sums.set(cohortId, {
      documentsToIssue: documentsToIssue + owed.length,
      documentsToCorrect: documentsToCorrect + untrue.length,
    });
  }
  return sums;
}
