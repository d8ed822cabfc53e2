import { type AnswerOf, observationRoutes } from '@percolateur/contract';
import { cohortId, nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-0000000003${end}`;
const trainer = {
  ...{ ...nadia, learner: false },
  roles: [
    {
      ...{ organisationId: id(1) + '1', organisationName: 'Hub', organisationKind: 'hub' as const },
      role: 'trainer' as const,
    },
  ],
};
type View = AnswerOf<typeof observationRoutes.rehearsals>;
const marks = { g1: 3 as const };
const peers = {
  ...{ id: id(40), by: 'Paul Lefèvre', role: 'peer' as const, mine: false, marks },
  ...{ seen: 'But dit.', receivedAt: '2026-11-25T14:00:00Z' },
};
const person = {
  ...{ enrolmentId: id(20), firstName: 'Zoé', lastName: 'Adam', observed: 1 },
  ...{
    observations: [] as View['people'][number]['observations'],
    proposed: null as View['people'][number]['proposed'],
  },
  validation: null,
};
const view = (changes: Partial<typeof person> = {}): View => ({
  ...{ open: true, opensAt: '2026-11-25T12:30:00Z', timeZone: 'Europe/Paris' },
  ...{ cohortTitle: 'Café IA, Caen', asked: true, mayWrite: true, ownLeft: 3 },
  grid: {
    levels: ['pas vu', 'par moments', 'régulier', 'le groupe s’en empare'],
    criteria: [{ id: 'g1', title: 'Cadre', own: false, levels: ['1', '2', '3', '4'] }],
  },
  people: [{ ...person, ...changes }],
});
const where = { params: { cohortId } };
const open = async (shown = view()) => {
  const page = await Page.open(`/animer/${cohortId}/animations`, trainer);
  await page.answer(observationRoutes.rehearsals, where, shown);
  return page;
};

afterEach(() => localStorage.clear());

it('keeps the grids of the peers for after one’s own, and says so', async () => {
  const page = await open();
  expect(page.text).toContain('Les grilles des pairs s’ouvriront une fois la vôtre remplie.');
  expect(page.text).toContain('1 à valider');
  expect(() => page.control('Lire et valider')).toThrow();
  await page.press('Observer');
  expect(page.text).toContain('Dites d’abord ce que vous avez vu');
});

it('shows them side by side then, and validates what is retained', async () => {
  const mine = { ...peers, id: id(41), by: 'Nadia Benali', role: 'trainer' as const, mine: true };
  const page = await open(view({ observed: 2, observations: [peers, mine], proposed: marks }));
  await page.press('Lire et valider');
  expect(page.read('app-read-grids table')).toContain('Paul Lefèvre');
  expect(page.text).toContain('« But dit. »');
  await page.press('Valider cette grille');
  const body = await page.answer(observationRoutes.validate, where, view());
  expect(body).toMatchObject({ validations: [{ enrolmentId: id(20), marks }] });
});
