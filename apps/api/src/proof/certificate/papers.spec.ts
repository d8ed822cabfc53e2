import { certificateRoutes as routes } from '@percolateur/contract';
import { readPdf } from '../../../test/read-pdf';
import { signedOnTime } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { unzipped } from '../../../test/unzipped';

describe('the papers of a session', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi({ at: '2026-11-26T09:00:00Z' })));
  afterAll(() => api.stop());

  test('come in one file: the sheet and what is in force, under names one can find', async () => {
    const { hub, cohort, lucie } = await api.scene.ledCohort();
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const params = { cohortId: cohort.id };
    const ids: string[] = [];
    for (const lastName of ['Benali', '../é/Ōkubo', 'Révoquée']) {
      const person = await api.scene.person({ firstName: 'Nadia', lastName });
      ids.push((await api.scene.enrol(cohort, person)).id);
      await signedOnTime(api, person, cohort.halfDays);
    }
    const issue = { kind: 'realisation' as const, enrolmentIds: ids };
    await coordinator.call(routes.issue, { params, body: issue });
    const { body: rows } = await coordinator.call(routes.list, { params });
    const revoked = rows.find(({ lastName }) => lastName === 'Révoquée')!.realisation.certificate!;
    await coordinator.call(routes.revoke, {
      params: { certificateId: revoked.id },
      body: { reason: 'Un essai.' },
    });

    const answer = await coordinator.call(routes.papers, { params });
    expect(answer.headers['content-type']).toBe('application/zip');
    const files = unzipped(answer.bytes);
    expect([...files.keys()].sort()).toEqual(
      [
        'feuille-emargement.pdf',
        ...rows
          .filter(({ lastName }) => lastName !== 'Révoquée')
          .map(({ lastName, realisation }) => {
            const said = lastName.replaceAll('/', '-');
            return `${realisation.certificate!.number} Nadia ${said}.pdf`;
          }),
      ].sort(),
    );
    for (const bytes of files.values()) {
      expect((await readPdf(Buffer.from(bytes))).pages).toBeGreaterThan(0);
    }
    expect((await (await api.as(lucie)).call(routes.papers, { params })).status).toBe(403);
  });

  test('of a session without any are its sheet alone', async () => {
    const { hub, cohort } = await api.scene.ledCohort();
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const { bytes } = await coordinator.call(routes.papers, { params: { cohortId: cohort.id } });
    expect([...unzipped(bytes).keys()]).toEqual(['feuille-emargement.pdf']);
  });
});
