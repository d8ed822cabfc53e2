import { type AgendaFeed, agendaRoutes } from '@percolateur/contract';
import { nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const feed = (id: string, fields: Partial<AgendaFeed> = {}): AgendaFeed => ({
  ...{ id, kind: 'learner', madeAt: '2026-11-24T08:00:00Z', lastReadAt: null },
  url: `https://percolateur.example/api/v1/agenda-feeds/${id}.secret.ics`,
  ...fields,
});
const first = feed('019a0000-0000-7000-8000-000000000001');
const second = feed('019a0000-0000-7000-8000-000000000002');
const trainer = {
  ...nadia,
  roles: [
    {
      organisationId: '019a0000-0000-7000-8000-0000000000aa',
      organisationName: 'L’Escale',
      organisationKind: 'hub' as const,
      role: 'trainer' as const,
    },
  ],
};

const open = async (person = nadia, feeds: AgendaFeed[] = []) => {
  const page = await Page.open('/mon-compte/agenda', person);
  await page.answer(agendaRoutes.feeds, {}, feeds);
  return page;
};
const answerWith = async (page: Page, words: string, answer: string) => {
  await page.press(words);
  const dialogs = [...page.root.querySelectorAll<HTMLDialogElement>('app-confirm dialog')];
  dialogs.find(({ open }) => open)!.close(answer);
  await new Promise((resolve) => setTimeout(resolve));
};

it('makes the address of one’s half-days, for a diary to open', async () => {
  const page = await open();
  expect(page.text).not.toContain('que j’anime');
  await page.press('Créer mon adresse');
  const body = await page.answer(agendaRoutes.make, {}, first);
  expect(body).toMatchObject({ kind: 'learner' });
  expect(page.control('Ouvrir dans mon agenda').getAttribute('href')).toBe(
    first.url.replace('https:', 'webcal:'),
  );
  expect(page.root.querySelector('input')!.value).toBe(first.url);
  expect(page.text).toContain('Aucun agenda ne l’a encore lue.');
});

it('gives who teaches another, and says when a diary last read one', async () => {
  const read = { ...first, lastReadAt: '2026-11-24T08:00:00Z' };
  const page = await open(trainer, [read, feed(second.id, { kind: 'trainer' })]);
  expect(page.read('[aria-labelledby="agenda-learner"]')).toContain(
    'Lue le mardi 24 novembre 2026',
  );
  expect(page.read('[aria-labelledby="agenda-trainer"]')).toContain('que j’anime');
});

it('changes it, and ends it, once asked', async () => {
  const page = await open(nadia, [first]);
  await answerWith(page, 'Changer d’adresse…', 'no');
  expect(page.root.querySelector('input')!.value).toBe(first.url);
  await answerWith(page, 'Changer d’adresse…', 'yes');
  await page.answer(agendaRoutes.make, {}, second);
  expect(page.root.querySelector('input')!.value).toBe(second.url);
  await answerWith(page, 'Fermer cette adresse…', 'yes');
  await page.answer(agendaRoutes.end, { params: { feedId: second.id } }, undefined);
  expect(page.control('Créer mon adresse')).toBeDefined();
});
