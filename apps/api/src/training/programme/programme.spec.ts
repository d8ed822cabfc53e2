import { mkdirSync, writeFileSync } from 'node:fs';
import { evidenceRoutes as routes } from '@percolateur/contract';
import { readPdf } from '../../../test/read-pdf';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';

describe('the programme of a session', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  test('says what is taught, to whom, when, and by whom, in every script', async () => {
    const hub = await api.scene.organisation({ name: 'Hub', legalName: 'A', address: 'B' });
    const lucie = await api.scene.staff(hub, 'trainer');
    const names = [
      'فاطمة الزهراء',
      'Αθηνά Παπαδοπούλου',
      'Олена Шевченко',
      'Nguyễn Thị Hường',
      '王 小明',
    ];
    const team = [];
    for (const name of names) {
      const [firstName, ...rest] = name.split(' ');
      team.push(await api.scene.person({ firstName, lastName: rest.join(' ') }));
    }
    const cohort = await api.scene.cohort(hub, {
      ...{ trainers: [lucie, ...team], title: `Café IA, ${'un très long intitulé '.repeat(8)}` },
    });
    const params = { cohortId: cohort.id };
    const answer = await (await api.as(lucie)).call(routes.programme, { params });
    expect(answer.headers['content-type']).toBe('application/pdf');
    if (process.env.SHOTS) {
      mkdirSync(process.env.SHOTS, { recursive: true });
      writeFileSync(`${process.env.SHOTS}/programme.pdf`, answer.bytes);
    }
    const { text } = await readPdf(answer.bytes);
    const said = text.replace(/\s+/g, ' ');
    for (const each of [
      'Programme de formation',
      'Prérequis',
      'Inès Le Goff',
      'Le Dôme',
      'Олена',
    ]) {
      expect(said).toContain(each);
    }
  });

  test('is not told to who has no part in it', async () => {
    const { cohort } = await api.scene.ledCohort();
    const params = { cohortId: cohort.id };
    const stranger = await api.as(await api.scene.person());
    expect((await stranger.call(routes.programme, { params })).status).toBe(404);
    expect((await api.stranger.call(routes.programme, { params })).status).toBe(401);
  });
});
