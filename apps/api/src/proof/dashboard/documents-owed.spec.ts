import { certificateRoutes, cohortRoutes } from '@percolateur/contract';
import { attestedIn } from '../../../test/attested';
import type { Attestation } from '../../../test/attested';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { Cohort } from '../../record/cohort.entity';
import { Person } from '../../record/person.entity';
import { CohortSumsService } from './cohort-sums.service';

describe('the documents that a session owes, in the list of sessions', () => {
  let api: TestApi;
  let one: Attestation;
  beforeAll(async () => {
    api = await startApi();
    one = await attestedIn(api);
  });
  afterAll(() => api.stop());

  const count = () => new CohortSumsService(api.db, api.clock).keepUp();
  const row = async () => {
    const { body } = await one.coordinator.call(cohortRoutes.list, { query: { order: 'state' } });
    const { owed, alarms } = body.rows.find(({ id }) => id === one.cohort.id)!;
    return { owed, alarms: alarms.map((each) => each.replaceAll('\u00a0', ' ')) };
  };
  const rename = (lastName: string) =>
    api.db.manager.update(Person, { id: one.person.id }, { lastName });
  const stale = '1 document émis ne dit plus ce qui est vrai';

  test('are what was earned and not issued, once it is closed', async () => {
    await count();
    expect((await row()).owed).toMatchObject({ toIssue: 0, toCorrect: 0 });
    await api.db.manager.update(Cohort, { id: one.cohort.id }, { status: 'closed' });
    await count();
    expect((await row()).owed).toEqual({ toIssue: 1, toCorrect: 0, countersignatures: 4 });
    await one.issue('realisation');
    await count();
    expect((await row()).owed).toMatchObject({ toIssue: 0, toCorrect: 0 });
  });

  test('and what no longer says the name of who holds it, until it is corrected', async () => {
    await rename('Benali Dupont');
    await count();
    expect(await row()).toMatchObject({
      owed: { toIssue: 0, toCorrect: 2 },
      alarms: ['2 documents émis ne disent plus ce qui est vrai'],
    });
    await one.coordinator.call(certificateRoutes.correct, {
      params: { certificateId: one.certificate.id },
      body: {},
    });
    await count();
    expect((await row()).alarms).toEqual([stale]);
    await rename('Benali');
    await count();
    // The other one is true again; the corrected one no longer is.
    expect((await row()).owed).toMatchObject({ toCorrect: 1 });
  });

  test('and what was earned by a pass that is no more, for good once it is revoked', async () => {
    await rename('Benali Dupont');
    const all = { enrolmentId: one.certificate.enrolmentId };
    await api.db.query(
      `update quiz_attempt set passed = false, percent = 20 where enrolment_id = $1`,
      [all.enrolmentId],
    );
    await count();
    expect((await row()).owed).toMatchObject({ toCorrect: 2 });
    const { body } = await one.coordinator.call(certificateRoutes.list, {
      params: { cohortId: one.cohort.id },
    });
    await one.coordinator.call(certificateRoutes.revoke, {
      params: { certificateId: body[0].attestation.certificate!.id },
      body: { reason: 'L’évaluation n’est pas réussie' },
    });
    await count();
    expect((await row()).owed).toMatchObject({ toIssue: 0, toCorrect: 1 });
  });

  test('change nothing where a name changes of somebody without a document', async () => {
    const other = await api.scene.person({ lastName: 'Autre' });
    await api.scene.enrol(one.cohort, other);
    await count();
    await api.db.manager.update(Person, { id: other.id }, { lastName: 'Autrement' });
    const notes = await api.db.manager.count('cohort_touched');
    expect(notes).toBe(0);
  });
});
