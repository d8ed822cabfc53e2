import { publicCafeRoutes as routes, type ToldCafe } from '@percolateur/contract';
import { Page } from '../../testing/page';

const cafe: ToldCafe = {
  ...{
    title: 'L’IA et nous',
    slug: 'l-ia-et-nous',
    place: 'Médiathèque',
    timeZone: 'Europe/Paris',
  },
  ...{ startsAt: '2026-12-10T17:30:00.000Z', endsAt: '2026-12-10T18:30:00.000Z', open: true },
  ...{ account: null, withPhoto: false, texts: null, toEndorse: false },
};
const shelf = 'en-direct:plan';

const open = async (told: ToldCafe = cafe) => {
  const page = await Page.open('/proposer-un-cafe/raconter#secret', null);
  await page.answer(routes.told, {}, told);
  return page;
};
const lines = (page: Page) =>
  [...page.root.querySelectorAll<HTMLTextAreaElement>('app-heard-questions textarea')].map(
    ({ value }) => value,
  );
const themes = (page: Page) =>
  [...page.root.querySelectorAll<HTMLSelectElement>('app-heard-questions select')].map(
    ({ value }) => value,
  );

beforeEach(() => localStorage.clear());

it('offers the notes of this device, sends those that are ticked, as they are corrected', async () => {
  const notes = [
    { kind: 'idee', text: 'Inviter la mairie' },
    { kind: 'question', text: 'Qui paie\ntout cela ?' },
    { kind: 'question', text: 'Et mon métier ?' },
  ];
  localStorage.setItem(shelf, JSON.stringify({ notes }));
  const page = await open();
  const boxes = [...page.root.querySelectorAll<HTMLInputElement>('.notes input')];
  expect(boxes.map((box) => box.parentElement!.textContent!.trim().replace(/\s+/g, ' '))).toEqual([
    'Qui paie tout cela ?',
    'Et mon métier ?',
    'Inviter la mairie (idée)',
  ]);
  expect(boxes.some((box) => box.checked)).toBe(false);
  boxes[0]!.click();
  boxes[1]!.click();
  await page.wait(0);
  expect(lines(page)).toEqual(['Qui paie tout cela ?', 'Et mon métier ?']);
  expect(themes(page)).toEqual(['open', 'work']);
  await page.type('#question-1', 'Combien d’énergie cela coûte-t-il ?');
  await page.press('Raconter ce café');
  const sent = (await page.answer(routes.tell, {}, { ...cafe, open: false })) as {
    questions: { words: string; theme: string }[];
  };
  expect(sent.questions).toMatchObject([
    { words: 'Combien d’énergie cela coûte-t-il ?', theme: 'environment' },
    { words: 'Et mon métier ?', theme: 'work' },
  ]);
  expect(JSON.parse(localStorage.getItem(shelf)!)).toMatchObject({ notes });
});

it('sends no address, and warns of what looks like a name', async () => {
  const page = await open();
  await page.type('#question-1', 'Mme Dupont a-t-elle raison ?');
  expect(page.text).toContain('On lit « Mme Dupont »');
  await page.type('#question-1', 'Écrire à paul@exemple.fr ?');
  expect(page.text).toContain('Une adresse électronique s’y trouve');
  await page.press('Raconter ce café');
  page.quiet();
  expect(document.activeElement?.id).toBe('question-1');
  await page.press('Retirer');
  expect(lines(page)).toEqual([]);
  expect(document.activeElement?.id).toBe('one-more');
});

it('shows again what was told', async () => {
  const id = '0199a0de-0000-7000-8000-000000000001';
  const page = await open({
    ...cafe,
    account: {
      ...{ under25: 1, adults: 2, over60: 3, format: 'game', worked: '', wouldHelp: '' },
      questions: [{ id, words: 'Qui décide ?', theme: 'rules' }],
    },
    texts: { coop: 'Le compte rendu', story: 'Le récit' },
  });
  expect(lines(page)).toEqual(['Qui décide ?']);
  expect(themes(page)).toEqual(['rules']);
});
