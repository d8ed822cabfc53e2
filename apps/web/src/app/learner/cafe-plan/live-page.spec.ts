import { readyMadeCafes } from '@percolateur/domain';
import { cohortId, nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';
import { keepDraft, newDraft } from './draft';

const planId = '0193a000-0000-7000-8000-000000000101';
const [cafe] = readyMadeCafes as [(typeof readyMadeCafes)[0]];
const at = (time: string) => new Date(`2026-12-10T${time}:00Z`);

const open = () => Page.open(`/ma-formation/${cohortId}/mon-cafe/${planId}/en-direct`, nadia);

beforeEach(() => {
  localStorage.clear();
  keepDraft(planId, newDraft(cafe.title, cafe.answers, cafe.blocks));
  jest.useFakeTimers({
    now: at('17:00'),
    doNotFake: ['setTimeout', 'setInterval', 'nextTick', 'queueMicrotask'],
  });
});
afterEach(() => jest.useRealTimers());

it('begins without asking the server anything, and resumes rightly once the tab was killed', async () => {
  const page = await open();
  await page.press('On commence');
  expect(page.read('.now h2')).toBe('Le cadre, en trois phrases');
  expect(page.read('.left')).toBe('reste 5 minutes');
  page.quiet();
  jest.setSystemTime(at('17:04'));
  await page.press('Étape suivante');
  page.close();
  jest.setSystemTime(at('17:06'));
  const again = await open();
  expect(again.read('.now h2')).toBe('Un prénom, une boisson, une attente');
  expect(again.read('.next')).toMatch(/Fin à \d+ h\./);
  again.quiet();
});

it('gives minutes, takes the act back, and has plan B and relances one tap away', async () => {
  const page = await open();
  await page.press('On commence');
  await page.press('+2');
  expect(page.read('.left')).toBe('reste 7 minutes');
  await page.press('Annuler');
  expect(page.read('.left')).toBe('reste 5 minutes');
  await page.press('Plan B');
  expect(page.read('.help')).toContain('On commence en retard ?');
  await page.press('Relancer');
  const first = page.read('.help');
  await page.press('Relancer');
  expect(page.read('.help')).not.toBe(first);
});

it('tallies places without a name, and keeps notes on the device', async () => {
  const page = await open();
  expect(page.text).toContain('10 places n’ont pas encore parlé');
  page.find<HTMLButtonElement>('.tally li:nth-child(3) button').click();
  await page.type('#note', 'Qui paie tout cela ?');
  await page.press('Noter la question');
  expect(page.text).toContain('9 places n’ont pas encore parlé');
  page.close();
  const again = await open();
  expect(again.text).toContain('Questions et idées (1)');
  expect(again.text).toContain('Qui paie tout cela ?');
  expect(again.text).toContain('9 places');
});
