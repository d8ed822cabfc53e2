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
    followed: await followedCourses(
      manager,
      learners.map(({ id }) => id),
    ),
    /** By person id, as they are shown. */
    names,
    /** By signature id, where somebody signed under another name than the one they bear now. */
    signedAs: await namesThen(manager, signatures, names),
  };
}
