import { certificateRoutes, evidenceRoutes as routes } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { signatureRow, signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { keepSignatures } from '../../record/marks';
import type { Mark } from '../../record/marks';
import { Person } from '../../record/person.entity';
import type { HalfDay } from '../../record/half-day.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';

describe('the control before an audit', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi({ at: '2026-11-26T09:00:00Z' })));
  afterAll(() => api.stop());

  const gesture: Mark['drawing'] = [
    [
      [20, 120],
      [80, 40],
      [140, 130],
      [220, 60],
      [400, 110],
    ],
  ];

  /** A session that is over, of one person who did all, and its trainer too. */
  async function aSession() {
    const { hub, cohort, lucie } = await api.scene.ledCohort();
    const nadia = await api.scene.person();
    const enrolment = await api.scene.enrol(cohort, nadia);
    await signedOnTime(api, nadia, cohort.halfDays, { mark: { drawing: gesture } });
    await keepSignatures(
      api.db.manager,
      cohort.halfDays.map((halfDay) => ({
        ...signatureRow(lucie, halfDay),
        role: 'trainer' as const,
        mark: { typedName: 'Lucie Martin' },
      })),
    );
    for (const kind of ['positioning', 'final'] as const) {
      await api.db.manager.insert(QuizAttempt, {
        ...{ id: uuidv7(), enrolmentId: enrolment.id, courseVersionId: cohort.courseVersionId },
        ...{ quizId: kind, kind, number: 1, status: 'submitted', percent: 80, passed: true },
        ...{ startedAt: api.clock.now(), submittedAt: api.clock.now() },
      });
    }
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const params = { cohortId: cohort.id };
    await coordinator.call(certificateRoutes.issue, {
      params,
      body: { kind: 'realisation', enrolmentIds: [enrolment.id] },
    });
    const findings = async () =>
      (await coordinator.call(routes.preAudit, { params })).body.findings.map(({ rule, text }) =>
        `${rule}: ${text}`.replace(/[\u00a0\u202f]/g, ' '),
      );
    return { hub, cohort, lucie, nadia, coordinator, params, findings };
  }

  test('finds nothing in a healthy session', async () => {
    const { findings } = await aSession();
    expect(await findings()).toEqual([]);
  });

  test('finds a name changed since, an overlap elsewhere, and says nothing of another hub', async () => {
    const { cohort, lucie, nadia, findings } = await aSession();
    await api.db.manager.update(Person, { id: nadia.id }, { lastName: 'Roy' });
    const other = await api.scene.organisation();
    await api.scene.cohort(other, { trainers: [lucie], title: 'Confidentielle' });
    const found = await findings();
    expect(found).toContainEqual(expect.stringMatching(/^certificate-stale: .* Nom : /));
    const overlaps = found.filter((each) => each.startsWith('overlap'));
    expect(overlaps).toHaveLength(cohort.halfDays.length);
    expect(overlaps[0]).toContain('« une session d’un autre organisme »');
    expect(found.join()).not.toContain('Confidentielle');
  });

  test('finds one hand in two signatures, and who was not positioned nor assessed', async () => {
    const { cohort, nadia, findings } = await aSession();
    const karim = await api.scene.person({ firstName: 'Karim', lastName: 'Roy' });
    await api.scene.enrol(cohort, karim);
    const draw = (person: Person, halfDay: HalfDay, mark: Mark) =>
      keepSignatures(api.db.manager, [{ ...signatureRow(person, halfDay), mark }]);
    const same = { mark: { drawing: gesture } };
    await signedOnTime(api, karim, cohort.halfDays.slice(0, 1), same);
    await draw(karim, cohort.halfDays[1], { typedName: 'Karim Roy' });
    expect(await findings()).toEqual([
      `look-alike: ${nadia.firstName} ${nadia.lastName} et Karim Roy.`,
      'no-positioning: Karim Roy.',
      'no-assessment: Karim Roy.',
    ]);
  });

  test('is for who issues documents there', async () => {
    const { params, lucie } = await aSession();
    expect((await (await api.as(lucie)).call(routes.preAudit, { params })).status).toBe(403);
    const elsewhere = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    expect((await (await api.as(elsewhere)).call(routes.preAudit, { params })).status).toBe(404);
  });
});
