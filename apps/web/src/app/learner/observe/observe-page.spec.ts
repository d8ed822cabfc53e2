import { type AnswerOf, observationRoutes } from '@percolateur/contract';
import { cohortId, nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-0000000001${end}`;
const view = (
  changes: Partial<AnswerOf<typeof observationRoutes.observing>> = {},
): AnswerOf<typeof observationRoutes.observing> => ({
  ...{ open: true, opensAt: '2026-11-25T12:30:00Z', timeZone: 'Europe/Paris' },
  cohortTitle: 'Café IA, Caen',
  grid: {
    levels: ['pas vu', 'par moments', 'régulier', 'le groupe s’en empare'],
    criteria: ['g1', 'g2'].map((each) => ({
      ...{ id: each, title: `Critère ${each}`, own: false },
      levels: [1, 2, 3, 4].map((level) => `${each}, niveau ${level}`),
    })),
  },
  people: [
    { enrolmentId: id(10), name: 'Zoé A.', present: true },
    { enrolmentId: id(11), name: 'Paul L.', present: false },
  ],
  given: [],
  ...changes,
});
const where = { params: { cohortId } };
const open = async (changes = {}) => {
  const page = await Page.open(`/ma-formation/${cohortId}/observer`, nadia);
  await page.answer(observationRoutes.observing, where, view(changes));
  return page;
};
const pick = async (page: Page, value: string) => {
  const list = page.find<HTMLSelectElement>('#field-who');
  list.value = value;
  list.dispatchEvent(new Event('change', { bubbles: true }));
  await page.wait(0);
};

afterEach(() => localStorage.clear());

it('offers those present first, each part by its name', async () => {
  const page = await open();
  const parts = [...page.root.querySelectorAll('optgroup')].map(({ label, textContent }) => [
    label,
    textContent?.trim(),
  ]);
  expect(parts).toEqual([
    ['Présents à cette demi-journée', 'Zoé A.'],
    ['Pas encore notés présents', 'Paul L.'],
  ]);
});

it('says from when, and whom nobody else follows', async () => {
  const early = await open({ open: false, people: [] });
  expect(early.text).toContain('le mercredi 25 novembre 2026 à partir de 13 h 30');
  expect(() => early.find('#field-who')).toThrow();
});

it('asks a level for each line before anything leaves, then says that it was received', async () => {
  const page = await open();
  await pick(page, id(10));
  expect(page.text).toContain('La grille de Zoé A.');
  await page.press('Envoyer la grille');
  expect(page.text).toContain('Il reste 2 lignes à remplir.');
  page.quiet();
  for (const row of page.root.querySelectorAll('app-grid-form fieldset')) {
    row.querySelectorAll<HTMLInputElement>('input')[2].click();
  }
  await page.wait(0);
  await page.press('Envoyer la grille');
  const body = await page.answer(observationRoutes.observe, where, {
    receivedAt: '2026-11-25T14:00:00Z',
  });
  expect(body).toMatchObject({ enrolmentId: id(10), marks: { g1: 3, g2: 3 }, seen: '' });
  expect(page.text).toContain('Grille reçue. Merci.');
});
