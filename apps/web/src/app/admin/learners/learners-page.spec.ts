import { type LookAlike, mergeRoutes, organisationRoutes } from '@percolateur/contract';
import { coordinator, hub, organisationId } from '../../testing/coordination';
import { Page } from '../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
const record = (end: number, email: string) => ({
  ...{ personId: id(end), firstName: 'Nadia', lastName: 'Benali', email },
});
const work = record(21, 'nadia@mairie.example');
const own = record(22, 'nadia@perso.example');
const rows = [work, own].map((each) => ({
  ...{ ...each, employer: '', namesakes: [], mergedInto: null, cohorts: [] },
}));
const here = { params: { organisationId } };
const list = { ...here, query: { search: '' } };
const pair = (main: typeof own, other: typeof own) => ({
  params: { organisationId, personId: main.personId, otherId: other.personId },
});
const holds = (each: typeof own, signatures: number) => ({
  ...{ ...each, employer: '', createdAt: '2026-09-01T08:00:00Z', enrolments: [] },
  ...{ signatures, results: 0, documents: 0 },
});

const pairShown: LookAlike = { records: [work, own] };

describe('two records that seem to be the same person', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open('/coordination/personnes', coordinator);
    await page.answer(organisationRoutes.list, {}, [hub]);
    await page.answer(organisationRoutes.learners, list, { rows, next: null });
    await page.answer(mergeRoutes.lookAlikes, here, { pairs: [pairShown], apart: [] });
  });
  afterEach(() => page.close());

  const previews = async (obstacles: 'other-hub'[] = []) => {
    await page.press('Comparer les fiches de Nadia Benali');
    const [one, other] = [holds(work, 0), holds(own, 3)];
    const told = { obstacles, merged: false };
    await page.answer(mergeRoutes.preview, pair(work, own), { ...told, main: one, other });
    await page.answer(mergeRoutes.preview, pair(own, work), { ...told, main: other, other: one });
  };

  it('are shown with what each holds, and merged into the one that is chosen', async () => {
    await previews();
    expect(page.read('app-merge-dialog')).toContain('3 demi-journées signées');
    // The one that holds more proof, until told otherwise.
    expect(page.read('app-merge-dialog label:has(:checked)')).toContain(own.email);
    await page.choose('nadia@mairie.example');
    await page.press('Réunir ces fiches');
    await page.answer(mergeRoutes.merge, pair(work, own), undefined as never);
    const merged = { personId: work.personId, email: work.email };
    const after = [rows[0]!, { ...rows[1]!, mergedInto: merged }];
    await page.answer(organisationRoutes.learners, list, { rows: after, next: null });
    await page.answer(mergeRoutes.lookAlikes, here, { pairs: [], apart: [] });
    expect(page.text).toContain('Fiche réunie à nadia@mairie.example');
    expect(page.text).not.toContain('semblent être la même personne');
    await page.press('Séparer ces fiches');
    await page.answer(mergeRoutes.separate, pair(work, own), undefined as never);
    await page.answer(organisationRoutes.learners, list, { rows, next: null });
    expect(page.text).not.toContain('Fiche réunie');
  });

  it('are said once to be two people, and that is taken back', async () => {
    await page.press('Ce sont deux personnes');
    await page.answer(mergeRoutes.tellApart, pair(work, own), undefined as never);
    await page.answer(organisationRoutes.learners, list, { rows, next: null });
    const said = { ...pairShown, by: 'Inès Lopez', at: '2026-11-24T09:00:00Z' };
    await page.answer(mergeRoutes.lookAlikes, here, { pairs: [], apart: [said] });
    expect(page.text).not.toContain('semblent être la même personne');
    expect(page.text).toContain('Dit par Inès Lopez, le mardi 24 novembre 2026.');
    await page.press('Revenir là-dessus');
    await page.answer(mergeRoutes.takeApartBack, pair(work, own), undefined as never);
    await page.answer(organisationRoutes.learners, list, { rows, next: null });
    await page.answer(mergeRoutes.lookAlikes, here, { pairs: [pairShown], apart: [] });
    expect(page.text).toContain('semblent être la même personne');
  });

  it('are not merged when something stands in the way, which is said', async () => {
    await previews(['other-hub']);
    expect(page.read('app-merge-dialog')).toContain('aussi connue dans un autre hub');
    expect(page.read('app-merge-dialog')).not.toContain('Réunir ces fiches');
  });
});
