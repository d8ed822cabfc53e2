import { mkdirSync, writeFileSync } from 'node:fs';
import { evidenceRoutes, learnerRoutes } from '@percolateur/contract';
import { readPdf } from '../../../test/read-pdf';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { HalfDay } from '../../record/half-day.entity';

/** Kept to be looked at, where a folder is given. */
function keep(name: string, bytes: Buffer): void {
  if (!process.env.SHOTS) return;
  mkdirSync(process.env.SHOTS, { recursive: true });
  writeFileSync(`${process.env.SHOTS}/${name}.pdf`, bytes);
}

describe('the joining instructions of a session', () => {
  let api: TestApi;
  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());

  const names = [
    'فاطمة الزهراء',
    'Αθηνά Παπαδοπούλου',
    'Олена Шевченко',
    'Nguyễn Thị-Hường',
    '王 小明',
  ];

  test('are for everybody who follows, each on pages of their own, in every script', async () => {
    const { lucie, cohort } = await api.scene.ledCohort({
      title: `Café IA, ${'un très long intitulé '.repeat(7)}`,
      venueAccess: 'Entrée par le quai.\nSalle 2, ascenseur à gauche.',
    });
    for (const name of names) {
      const [firstName, lastName] = name.split(' ');
      await api.scene.enrol(cohort, await api.scene.person({ firstName, lastName }));
    }
    const gone = await api.scene.enrol(
      cohort,
      await api.scene.person({ lastName: 'Partie' }),
      'withdrawn',
    );
    const params = { cohortId: cohort.id };
    const trainer = await api.as(lucie);
    const answer = await trainer.call(evidenceRoutes.joining, { params, query: {} });
    expect(answer.headers['content-type']).toBe('application/pdf');
    keep('convocations', answer.bytes);
    const { text, tags, pages, info } = await readPdf(answer.bytes);
    expect(info.Title).toMatch(/^Convocation, Café IA/);
    expect(text.match(/Nous vous attendons pour/g)).toHaveLength(names.length);
    expect(pages).toBe(names.length);
    for (const said of [
      ...['Олена Шевченко', 'Αθηνά Παπαδοπούλου', 'Nguyễn Thị-Hường', '王 小明'],
      ...['mardi 24 novembre, 9 h – 12 h 30', '14 h en tout', 'Le Dôme', 'Entrée par le quai.'],
      ...['Inès Le Goff', 'du quart d’heure qui la précède', 'À prévoir', '02 31 00 00 00'],
      ...[
        '/programme',
        'Programme et règlement intérieur',
        'Élise Morvan, directrice',
        'Déclaration d’activité n° 28140000014',
      ],
    ]) {
      expect(text).toContain(said);
    }
    expect(text).not.toContain('Partie');
    expect(text).not.toContain('?'.repeat(2));
    expect(text).not.toContain('À distance');
    expect(tags).toEqual(expect.arrayContaining(['H1', 'H2', 'P', 'L', 'LI', 'LBody']));
    const query = { enrolmentId: gone.id };
    expect((await trainer.call(evidenceRoutes.joining, { params, query })).status).toBe(404);
  });

  test('say the link where a half-day is remote, and only there', async () => {
    const remoteLink = 'https://visio.percolateur.test/cafe';
    const { lucie, cohort } = await api.scene.ledCohort({ remoteLink });
    const trainer = await api.as(lucie);
    const read = async () => {
      const params = { cohortId: cohort.id };
      const { bytes } = await trainer.call(evidenceRoutes.joining, { params, query: {} });
      keep('convocation-vide', bytes);
      return (await readPdf(bytes)).text;
    };
    expect(await read()).not.toContain(remoteLink);
    await api.db.manager.update(HalfDay, { id: cohort.halfDays[3].id }, { mode: 'remote' });
    const mixed = await read();
    expect(mixed).toContain(remoteLink);
    expect(mixed).toContain('Demi-journée 4, à distance');
    expect(mixed).toContain('Le Dôme');
    await api.db.manager.update(HalfDay, { cohortId: cohort.id }, { mode: 'remote' });
    expect(await read()).not.toContain('Le Dôme');
  });

  test('are one’s own for who learns, and nobody else’s', async () => {
    const { hub, lucie, cohort } = await api.scene.ledCohort();
    const nadia = await api.scene.person({ lastName: 'Benali' });
    const karim = await api.scene.person({ firstName: 'Karim', lastName: 'Petit' });
    const enrolment = await api.scene.enrol(cohort, nadia);
    await api.scene.enrol(cohort, karim);
    const params = { cohortId: cohort.id };
    const own = await (await api.as(nadia)).call(learnerRoutes.joining, { params });
    keep('convocation', own.bytes);
    const query = { enrolmentId: enrolment.id };
    const one = await (await api.as(lucie)).call(evidenceRoutes.joining, { params, query });
    for (const { bytes } of [own, one]) {
      const { text } = await readPdf(bytes);
      expect(text).toContain('Nadia Benali');
      expect(text).not.toContain('Karim');
    }
    const learner = await api.as(nadia);
    expect((await learner.call(evidenceRoutes.joining, { params, query: {} })).status).toBe(404);
    const elsewhere = { params: { cohortId: (await api.scene.cohort(hub)).id } };
    expect((await learner.call(learnerRoutes.joining, elsewhere)).status).toBe(404);
    expect((await api.stranger.call(learnerRoutes.joining, { params })).status).toBe(401);
  });
});
