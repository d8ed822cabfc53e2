import { certificateRoutes as routes } from '@percolateur/contract';
import type { CertificateKind } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { Certificate } from '../src/record/certificate.entity';
import type { Cohort } from '../src/record/cohort.entity';
import type { Organisation } from '../src/record/organisation.entity';
import type { Person } from '../src/record/person.entity';
import { QuizAttempt } from '../src/record/quiz-attempt.entity';
import { signedOnTime } from './signatures';
import type { Client, TestApi } from './start-api';

/** Somebody who completed the course, and the attestation that says so. */
export interface Attestation {
  hub: Organisation;
  cohort: Cohort;
  person: Person;
  learner: Client;
  coordinator: Client;
  certificate: Certificate;
  /** Asks for it once more. */
  issue(kind?: CertificateKind): ReturnType<Client['call']>;
}

/** A learner with every signature and the final quiz, given an attestation two days after `firstDay`. */
export async function attestedIn(
  api: TestApi,
  { firstDay = '2026-11-24', hub = undefined as Organisation | undefined } = {},
): Promise<Attestation> {
  api.clock.set(`${firstDay}T08:00:00Z`);
  hub ??= await api.scene.organisation();
  const lucie = await api.scene.staff(hub, 'trainer');
  const cohort = await api.scene.cohort(hub, { trainers: [lucie], firstDay });
  const person = await api.scene.person({ lastName: 'Benali' });
  const enrolment = await api.scene.enrol(cohort, person);
  await signedOnTime(api, person, cohort.halfDays);
  api.clock.set(new Date(api.clock.now().getTime() + 2 * 24 * 3600_000).toISOString());
  await api.db.manager.insert(QuizAttempt, {
    ...{ id: uuidv7(), enrolmentId: enrolment.id, courseVersionId: cohort.courseVersionId },
    ...{ quizId: 'evaluation', kind: 'final', number: 1, status: 'submitted' },
    ...{ startedAt: api.clock.now(), submittedAt: api.clock.now(), percent: 85, passed: true },
  });
  const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  const issue = (kind: CertificateKind = 'attestation') =>
    coordinator.call(routes.issue, {
      params: { cohortId: cohort.id },
      body: { kind, enrolmentIds: [enrolment.id] },
    });
  const { body } = await issue();
  if (body.issued !== 1) throw new Error(JSON.stringify(body));
  const certificate = await api.db.manager.findOneByOrFail(Certificate, {
    enrolmentId: enrolment.id,
  });
  const learner = await api.as(person);
  return { hub, cohort, person, learner, coordinator, certificate, issue };
}
