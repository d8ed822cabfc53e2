import { type InboxItem, inboxRoutes } from '@percolateur/contract';
import { nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const item = (number: number, fields: Partial<InboxItem> = {}): InboxItem => ({
  id: `019a0000-0000-7000-8000-00000000000${number}`,
  ...{ kind: 'letter', subject: `Lettre ${number}`, at: '2026-11-24T08:00:00Z', read: false },
  ...{ cohortId: '019a0000-0000-7000-8000-0000000000aa', ...fields },
});
const unread = item(1);
const bundle = item(2, { kind: 'bundle', subject: 'Le dossier de preuves est prêt' });
const known = item(3, { read: true });
const letter = {
  ...{ subject: 'Lettre 1', html: '<head></head><p>Bonjour Nadia,</p>' },
  ...{ attachments: ['demi-journee-1.ics'], sentAt: '2026-11-24T08:00:00Z' },
};

const open = async (rows: InboxItem[]) => {
  const unread = rows.filter(({ read }) => !read).length;
  const page = await Page.open('/mes-messages', { ...nadia, unread });
  await page.answer(inboxRoutes.list, { query: {} }, { rows, next: null });
  return page;
};
const unreadIn = (page: Page) => page.root.querySelectorAll('.unread').length;

it('opens a letter as it was written, and marks it read', async () => {
  const page = await open([unread, bundle, known]);
  expect(unreadIn(page)).toBe(2);
  await page.press('Lire : Lettre 1');
  expect(page.read('a[href="/mes-messages"]')).toContain('2 à lire');
  expect(await page.answer(inboxRoutes.markRead, {}, { unread: 1 })).toEqual({ ids: [unread.id] });
  expect(page.read('a[href="/mes-messages"]')).toContain('1 à lire');
  await page.answer(inboxRoutes.letter, { params: { messageId: unread.id } }, letter);
  expect(page.find<HTMLIFrameElement>('iframe').srcdoc).toBe(
    '<head><base target="_blank"></head><p>Bonjour Nadia,</p>',
  );
  expect(page.text).toContain('Pièces jointes : demi-journee-1.ics');
  expect(unreadIn(page)).toBe(1);
});

it('leads to the evidence that is ready', async () => {
  const page = await open([bundle]);
  expect(page.control('Aller le chercher').getAttribute('href')).toBe(
    `/coordination/sessions/${bundle.cohortId}/documents`,
  );
});

it('marks all as read at once, and says when there is nothing', async () => {
  const page = await open([unread, bundle, known]);
  await page.press('Tout marquer comme lu');
  expect(await page.answer(inboxRoutes.markRead, {}, { unread: 0 })).toEqual({
    ids: [unread.id, bundle.id],
  });
  expect(page.read('a[href="/mes-messages"]')).not.toContain('à lire');
  expect(unreadIn(page)).toBe(0);
  page.close();
  expect((await open([])).text).toContain('Ce que nous vous écrirons paraîtra ici aussi.');
});
