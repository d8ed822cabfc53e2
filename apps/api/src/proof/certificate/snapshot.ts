import type { CertificateKind, CertificateSnapshot } from '@percolateur/contract';
import { statedObjectives } from '@percolateur/content';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Cohort } from '../../record/cohort.entity';
import type { FollowedCourse } from '../../learning/completion/followed-course';
import type { Person } from '../../record/person.entity';

/** A cohort with all that a certificate quotes: organisation, course and trainers. */
export async function quotedCohort(manager: EntityManager, cohortId: string) {
  const cohort = await manager.findOneOrFail(Cohort, {
    where: { id: cohortId },
    relations: { organisation: true, courseVersion: true, trainers: true },
  });
  return {
    ...cohort,
    organisation: cohort.organisation!,
    courseVersion: cohort.courseVersion!,
  };
}

/** Every fact of a certificate, as it is known when it is issued. */
export function snapshotOf({
  kind,
  number,
  code,
  cohort,
  person,
  followed,
  issuedAt,
  issuer,
}: {
  kind: CertificateKind;
  number: string;
  code: string;
  cohort: Awaited<ReturnType<typeof quotedCohort>>;
  person: Person;
  followed: FollowedCourse;
  issuedAt: Date;
  issuer: Caller;
}): CertificateSnapshot {
  const { organisation, courseVersion } = cohort;
  const halfDays = followed.halfDays.map(({ halfDay, signed, late, minutesFollowed }) => ({
    title: halfDay.title,
    startsAt: halfDay.startsAt.toISOString(),
    endsAt: halfDay.endsAt.toISOString(),
    signed,
    late,
    minutesFollowed,
  }));
  return {
    kind,
    number,
    version: 1,
    code,
    learner: {
      firstName: person.firstName,
      lastName: person.lastName,
      employer: person.employer,
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
    },
    course: {
      title: courseVersion.title,
      version: courseVersion.version,
      hash: courseVersion.contentHash,
      objectives: statedObjectives(courseVersion.document),
    },
    cohortTitle: cohort.title,
    timeZone: cohort.timeZone,
    place: placeOf(cohort, followed),
    trainers: cohort.trainers.map(({ firstName, lastName }) => `${firstName} ${lastName}`),
    startsAt: halfDays[0].startsAt,
    endsAt: halfDays[halfDays.length - 1].endsAt,
    halfDays,
    minutesPlanned: followed.minutesPlanned,
    minutesFollowed: followed.minutesFollowed,
    finalPercent: kind === 'attestation' ? followed.finalPercent : null,
    issuedAt: issuedAt.toISOString(),
    issuedBy: `${issuer.firstName} ${issuer.lastName}`,
  };
}

function placeOf({ venueName, venueAddress }: Cohort, { halfDays }: FollowedCourse): string {
  const modes = new Set(halfDays.map(({ halfDay }) => halfDay.mode));
  const room = [venueName, venueAddress].filter(Boolean).join(', ');
  const places = [modes.has('room') && room, modes.has('remote') && 'à distance'];
  return places.filter(Boolean).join(' et ');
}
