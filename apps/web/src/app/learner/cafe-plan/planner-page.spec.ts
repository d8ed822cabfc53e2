import { type CafePlanContent, cafePlanRoutes, CafePlanView } from '@percolateur/contract';
import { readyMadeCafes } from '@percolateur/domain';
import { cohortId, nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';
import { keepDraft } from './draft';

const planId = '0193a000-0000-7000-8000-000000000101';
const versionId = '0193a000-0000-7000-8000-000000000102';
const where = { params: { cohortId, planId } };
const [{ answers, blocks }] = readyMadeCafes as [(typeof readyMadeCafes)[0]];
const content: CafePlanContent = {
  ...{ title: 'Mon café', day: null, place: '', question: '' },
  answers: { ...answers, needs: [] },
  blocks: [...blocks],
};
const saved = (given = {}) =>
  CafePlanView.parse({
    ...{ id: planId, title: content.title, author: null, shared: false, content },
    latest: { id: versionId, number: 1, savedAt: '2026-11-25T10:00:00Z' },
    versions: [{ id: versionId, number: 1, savedAt: '2026-11-25T10:00:00Z' }],
    ...given,
  });
const titles = (page: Page) =>
  [...page.root.querySelectorAll('.hour h2')].map(({ textContent }) => textContent);
const pressOn = async (page: Page, label: string) => {
  page.find<HTMLButtonElement>(`main button[aria-label^="${label}"]`).click();
  await page.wait(60);
};

beforeEach(() => localStorage.clear());

const open = async () => {
  keepDraft(planId, { content, base: null, changed: true });
  return Page.open(`/ma-formation/${cohortId}/mon-cafe/${planId}`, nadia);
};

it('lays the hour out with its times, and says that it holds', async () => {
  const page = await open();
  expect(titles(page)).toHaveLength(7);
  expect(page.read('.hour li .rail')).toContain('18 h');
  expect(page.read('.state')).toContain('Ce plan tient');
  expect(page.read('.state')).toContain('Les quatre piliers y sont.');
});

it('moves, resizes, removes and undoes, and keeps it on the device', async () => {
  const page = await open();
  const before = titles(page);
  await pressOn(page, `Descendre ${before[1]}`);
  expect(titles(page)[2]).toBe(before[1]);
  await pressOn(page, `Retirer ${before[1]}`);
  expect(titles(page)).not.toContain(before[1]);
  await page.press('Annuler le dernier changement');
  expect(titles(page)[2]).toBe(before[1]);
  await pressOn(page, `+1, allonger ${before[0]}`);
  expect(page.text).toContain('Durée libre');
  page.close();
  const again = await Page.open(`/ma-formation/${cohortId}/mon-cafe/${planId}`, nadia);
  expect(titles(again)[2]).toBe(before[1]);
});

it('saves by the outbox, and says only then that it is received', async () => {
  const page = await open();
  await page.press('Enregistrer cette version');
  const { entry } = await until(() => {
    const kept = JSON.parse(localStorage.getItem(`cafe:${planId}`)!) as { base: string | null };
    return kept.base ? { entry: kept.base } : null;
  });
  expect(page.text).not.toContain('reçu');
  const params = { ...where.params, versionId: entry };
  const view = saved({ latest: { id: entry, number: 1, savedAt: '2026-11-25T10:00:00Z' } });
  expect(await page.answer(cafePlanRoutes.save, { params }, view)).toEqual(content);
  expect(page.text).toContain('reçu');
});

it('shows another’s plan to read and copy, not to change', async () => {
  const page = await Page.open(`/ma-formation/${cohortId}/mon-cafe/${planId}`, nadia);
  await page.answer(cafePlanRoutes.read, where, saved({ author: 'Paul', versions: [] }));
  expect(page.text).toContain('Partagé par Paul');
  expect(page.root.querySelector('.tools')).toBeNull();
  await page.press('Copier ce plan');
  expect(page.read('h1')).toBe('Mon café (copie)');
});

async function until<T>(read: () => T | null): Promise<T> {
  for (let turn = 0; turn < 100; turn += 1) {
    const found = read();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error('It never came');
}
