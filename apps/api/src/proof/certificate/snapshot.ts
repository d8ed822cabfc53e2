import type { CertificateKind, CertificateSnapshot } from '@percolateur/contract';
import { statedObjectives } from '@percolateur/content';
import type { CourseDocument } from '@percolateur/content';
import { frenchSlot, fullName, rehearsalWords, shownName } from '@percolateur/domain';
import type { Evidence, StatedFacts } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { Certificate } from '../../record/certificate.entity';
import { keepApart } from '../../record/apart';
import { frozen, saidOf, withoutNames } from '../../record/certificate-names';
import type { Named } from '../../record/certificate.entity';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { lookOf } from '../../record/paper-templates';
import { standingSignatures } from '../../record/standing-signatures';
import { statedLook } from './stated-look';
import type { FollowedCourse, FollowedHalfDay } from '../../learning/completion/followed-course';
import type { Person } from '../../record/person.entity';

/** A cohort with all that a certificate quotes: organisation, programme, trainers and what they countersigned. */
export async function quotedCohort(manager: EntityManager, cohortId: string) {
  const [cohort] = await quotedCohorts(manager, [cohortId]);
  if (!cohort) throw new Error(`No cohort ${cohortId}`);
  return cohort;
}

/** What the certificates of several cohorts quote, asked together. */
export async function quotedCohorts(manager: EntityManager, cohortIds: readonly string[]) {
  const cohorts = await manager.find(Cohort, {
    where: { id: In([...cohortIds]) },
    relations: { organisation: true, trainers: true },
  });
  const courses = await coursesOf(manager, cohorts);
  const halfDays = await manager.find(HalfDay, {
    where: { cohortId: In([...cohortIds]) },
    select: { id: true },
  });
  const countersignatures = await standingSignatures(
    manager,
    halfDays.map(({ id }) => id),
    { role: 'trainer' },
  );
  const countersigned = Map.groupBy(countersignatures, ({ cohortId }) => cohortId);
  const looks = new Map<string, Awaited<ReturnType<typeof lookOf>>>();
  for (const { organisationId } of cohorts) {
    const look = looks.get(organisationId) ?? (await lookOf(manager, organisationId));
    looks.set(organisationId, look);
  }
  return cohorts.map((cohort) => ({
    ...cohort,
    organisation: cohort.organisation!,
    course: courses.get(cohort.courseVersionId)!,
    countersignatures: countersigned.get(cohort.id) ?? [],
    template: looks.get(cohort.organisationId)!,
  }));
}

interface QuotedCourse {
  id: string;
  title: string;
  version: string;
  hash: string;
  programme: CourseDocument['programme'];
}

/** Programmes by id of the version; the lessons stay where they are. */
async function coursesOf(
  manager: EntityManager,
  cohorts: readonly Cohort[],
): Promise<Map<string, QuotedCourse>> {
  const ids = [...new Set(cohorts.map(({ courseVersionId }) => courseVersionId))];
  const courses = await manager.query<QuotedCourse[]>(
    `select id, title, version, content_hash as hash, brief -> 'programme' as programme
     from course_version where id = any($1)`,
    [ids],
  );
  return new Map(courses.map((course) => [course.id, course]));
}

type Quoted = Awaited<ReturnType<typeof quotedCohort>>;

/**
 * What a document of this kind looks at: an attestation d’assiduité, handed out at any moment, only at
 * the half-days that are over.
 */
export function consideredFor(
  kind: CertificateKind,
  followed: FollowedCourse,
  now: Date,
): FollowedCourse {
  if (kind !== 'assiduite') return followed;
  const halfDays = followed.halfDays.filter(({ halfDay }) => halfDay.endsAt <= now);
  return {
    ...followed,
    halfDays,
    halfDaysSigned: halfDays.filter(({ signed }) => signed).length,
    minutesFollowed: halfDays.reduce((sum, each) => sum + each.minutesFollowed, 0),
  };
}

/** Every fact of a certificate, as it is known when it is issued. */
export function snapshotOf({
  kind,
  number,
  version = 1,
  code,
  cohort,
  person,
  signedAs = [],
  followed,
  issuedAt,
  issuer,
}: {
  kind: CertificateKind;
  number: string;
  version?: number;
  code: string;
  cohort: Quoted;
  person: Person;
  /** Other names under which they signed. */
  signedAs?: string[];
  followed: FollowedCourse;
  issuedAt: Date;
  issuer: Pick<Person, 'firstName' | 'lastName'>;
}): CertificateSnapshot {
  const { organisation, course } = cohort;
  const considered = consideredFor(kind, followed, issuedAt);
  const halfDays = considered.halfDays.map((each) => ({
    title: each.halfDay.title,
    startsAt: each.halfDay.startsAt.toISOString(),
    endsAt: each.halfDay.endsAt.toISOString(),
    signed: each.signed,
    late: each.late,
    minutesFollowed: each.minutesFollowed,
    evidence: evidenceOf(each, cohort),
  }));
  return {
    kind,
    number,
    version,
    code,
    learner: {
      firstName: shownName(person.firstName),
      lastName: shownName(person.lastName),
      employer: shownName(person.employer),
      ...(signedAs.length > 0 && { signedAs }),
    },
    organisation: {
      legalName: organisation.legalName,
      name: organisation.name,
      address: organisation.address,
      city: organisation.city,
      siret: organisation.siret,
      activityNumber: organisation.activityNumber,
      representativeName: organisation.representativeName,
      representativeCapacity: organisation.representativeCapacity,
      ...(organisation.stampHash && { stamp: organisation.stampHash }),
    },
    course: {
      title: course.title,
      version: course.version,
      hash: course.hash,
      objectives: statedObjectives(course),
    },
    cohortTitle: cohort.title,
    timeZone: cohort.timeZone,
    place: placeOf(cohort, followed),
    trainers: cohort.trainers.map(fullName),
    startsAt: followed.halfDays[0].halfDay.startsAt.toISOString(),
    endsAt: followed.halfDays[followed.halfDays.length - 1].halfDay.endsAt.toISOString(),
    halfDays,
    minutesPlanned: followed.minutesPlanned,
    minutesFollowed: considered.minutesFollowed,
    finalPercent: kind === 'attestation' ? followed.finalPercent : null,
    ...(kind === 'attestation' && followed.rehearsal && { rehearsal: followed.rehearsal }),
    issuedAt: issuedAt.toISOString(),
    issuedBy: fullName(issuer),
    template: statedLook(cohort.template, kind),
  };
}

/** Names no one: who stood behind it is told by place among the trainers of the certificate. */
function evidenceOf(
  { halfDay, signed, standing }: FollowedHalfDay,
  { trainers, countersignatures }: Quoted,
): Evidence | null {
  if (!signed || !standing) return null;
  const { late, receivedLater, passedById, agreedById } = standing;
  const voucher = (personId: string) => {
    const place = trainers.findIndex(({ id }) => id === personId);
    return place < 0 ? null : place;
  };
  return {
    arrival: late ? 'late' : receivedLater ? 'received-later' : 'in-time',
    ...(passedById && { passedBy: voucher(passedById) }),
    ...(agreedById && { agreedBy: voucher(agreedById) }),
    countersignedBy: countersignatures
      .filter(({ halfDayId }) => halfDayId === halfDay.id)
      .map(({ personId }) => voucher(personId)),
  };
}

function placeOf({ venueName, venueAddress }: Cohort, { halfDays }: FollowedCourse): string {
  const modes = new Set(halfDays.map(({ halfDay }) => halfDay.mode));
  const room = [venueName, venueAddress].filter(Boolean).join(', ');
  const places = [modes.has('room') && room, modes.has('remote') && 'à distance'];
  return places.filter(Boolean).join(' et ');
}

/** Whom a certificate of this cohort names. */
export const namedIn = (
  { trainers }: Pick<Cohort, 'trainers'>,
  learner: { id: string },
  issuer: { id: string },
): Named => ({
  learner: learner.id,
  trainers: trainers.map(({ id }) => id),
  issuedBy: issuer.id,
});

/** Keeps a certificate for good, and the names it states apart. */
export async function keepCertificate(
  manager: EntityManager,
  {
    enrolmentId,
    organisationId,
    named,
  }: { enrolmentId: string; organisationId: string; named: Named },
  snapshot: CertificateSnapshot,
): Promise<Certificate> {
  const id = uuidv7();
  const { facts, names } = withoutNames(snapshot, named);
  const sealed = await keepApart(manager, saidOf(id, names));
  return manager.save(
    manager.create(Certificate, {
      id,
      enrolmentId,
      organisationId,
      kind: snapshot.kind,
      version: snapshot.version,
      number: snapshot.number,
      code: snapshot.code,
      ...frozen(facts, sealed.get(id)!),
      issuedAt: new Date(snapshot.issuedAt),
    }),
  );
}

/** What a certificate states that may have changed since, each as it is written. */
export function statedBy(snapshot: CertificateSnapshot): StatedFacts {
  const { learner, organisation, trainers, halfDays, timeZone, minutesFollowed } = snapshot;
  const { legalName, name, address, siret, activityNumber } = organisation;
  const { representativeName, representativeCapacity } = organisation;
  const { finalPercent, rehearsal } = snapshot;
  return {
    learner: fullName(learner),
    employer: shownName(learner.employer),
    minutesFollowed,
    organisation: [
      ...[legalName, name, address, siret, activityNumber],
      ...[representativeName, representativeCapacity],
    ]
      .filter(Boolean)
      .join(', '),
    trainers: [...trainers].map(shownName).sort().join(', '),
    dates: halfDays
      .map(({ startsAt, endsAt }) => frenchSlot(new Date(startsAt), new Date(endsAt), timeZone))
      .join(' ; '),
    results: [
      finalPercent !== null && `évaluation finale ${finalPercent} %`,
      rehearsal && rehearsalWords(rehearsal),
    ]
      .filter(Boolean)
      .join(', '),
  };
}

/** What the same document would state, issued of the facts of today. */
export function restated(
  snapshot: CertificateSnapshot,
  today: { cohort: Quoted; person: Person; followed: FollowedCourse },
): StatedFacts {
  const issuedAt = new Date(snapshot.issuedAt);
  // Who issues it is no fact of what was followed.
  const issuer = { firstName: '', lastName: '' };
  return statedBy(snapshotOf({ ...snapshot, ...today, issuedAt, issuer }));
}
