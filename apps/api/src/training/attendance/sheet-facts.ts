import { followsCourse, fullName } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Cohort } from '../../record/cohort.entity';
import { HalfDay } from '../../record/half-day.entity';
import { followedCourses } from '../../learning/completion/followed-course';
import { Enrolment } from '../../record/enrolment.entity';
import { Person } from '../../record/person.entity';
import { namesThen } from '../../record/names-then';
import { marksOf } from '../../record/marks';
import { StandingAbsence } from '../../record/standing-absence.view';
import { stampOf } from '../../record/stamps';
import { photosOf } from './room-facts';
import { standingSignatures } from '../../record/standing-signatures';

/** Everything that an attendance sheet shows of a cohort. */
export type SheetFacts = Awaited<ReturnType<typeof sheetFacts>>;

/** Loads a cohort, its half-days, its people and all that they signed. */
export async function sheetFacts(manager: EntityManager, cohortId: string) {
  const cohort = await manager.findOneOrFail(Cohort, {
    where: { id: cohortId },
    relations: { organisation: true, courseVersion: true, trainers: true },
    // The whole course stays where it is.
    select: {
      id: true,
      title: true,
      timeZone: true,
      venueName: true,
      venueAddress: true,
      organisation: {
        id: true,
        name: true,
        legalName: true,
        address: true,
        activityNumber: true,
        representativeName: true,
        representativeCapacity: true,
        stampHash: true,
      },
      courseVersion: { id: true, title: true },
      trainers: { id: true, firstName: true, lastName: true },
    },
  });
  const halfDays = await manager.find(HalfDay, { where: { cohortId }, order: { position: 'ASC' } });
  const signatures = await standingSignatures(
    manager,
    halfDays.map(({ id }) => id),
  );
  const signatureIds = signatures.map(({ id }) => id);
  // The sheet is the one place that shows the marks themselves.
  const marks = await marksOf(manager, signatureIds);
  const absences = await manager.findBy(StandingAbsence, { signatureId: In(signatureIds) });
  const enrolments = await manager.find(Enrolment, {
    where: { cohortId },
    relations: { person: true },
    order: { person: { lastName: 'ASC', firstName: 'ASC' } },
  });
  const signed = new Set(signatures.map(({ personId }) => personId));
  // Who signed and left the cohort later stays on the sheet.
  const learners = enrolments.filter(
    ({ status, personId }) => followsCourse(status) || signed.has(personId),
  );
  const staff = await manager.findBy(Person, {
    id: In([
      ...signatures.map(({ personId }) => personId),
      ...signatures.flatMap(({ passedById }) => passedById ?? []),
      ...signatures.flatMap(({ agreedById }) => agreedById ?? []),
      ...absences.map(({ notedById }) => notedById),
    ]),
  });
  const names = new Map(staff.map((person) => [person.id, fullName(person)]));
  return {
    cohort: { ...cohort, organisation: cohort.organisation!, courseVersion: cohort.courseVersion! },
    /** The hub’s signature and stamp; null without. */
    stamp: await stampOf(manager, cohort.organisation!.stampHash),
    halfDays,
    signatures,
    absences,
    marks,
    learners,
    /** Who came from another session, or went to one: where the rest of their half-days is. */
    elsewhere: await elsewhere(manager, cohortId),
    followed: await followedCourses(
      manager,
      learners.map(({ id }) => id),
    ),
    /** Of sheets signed by hand, those replaced since among them. */
    photos: await photosOf(
      manager,
      halfDays.map(({ id }) => id),
    ),
    /** By person id, as they are shown. */
    names,
    /** By signature id, where somebody signed under another name than the one they bear now. */
    signedAs: await namesThen(manager, signatures, names),
  };
}

const others = `
  select e.id as "enrolmentId", c.title, c.starts_at as "startsAt", c.time_zone as "timeZone",
    o.id = any(e.earlier_ids) as earlier
  from enrolment e
  join enrolment o on o.id = any(e.earlier_ids) or o.earlier_ids @> array[e.id]
  join cohort c on c.id = o.cohort_id
  where e.cohort_id = $1 and exists (
    select from standing_signature s where s.cohort_id = c.id and s.person_id = e.person_id
      and s.role = 'learner')
  order by c.starts_at, c.id`;

/** A session whose sheet holds half-days of a person of this one. */
export interface OtherSheet {
  title: string;
  startsAt: Date;
  timeZone: string;
  /** Before this one, or after. */
  earlier: boolean;
}

async function elsewhere(
  manager: EntityManager,
  cohortId: string,
): Promise<Map<string, OtherSheet[]>> {
  const rows = await manager.query<(OtherSheet & { enrolmentId: string })[]>(others, [cohortId]);
  return Map.groupBy(rows, ({ enrolmentId }) => enrolmentId);
}
