import { expect, type Page } from '@playwright/test';
import { phone, test } from './house';
import { press, tabTo } from './keys';
import { look } from './look';
import { aCohortUnderWay, takenAlong } from './pages/arranged';
import { enterByCode, enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';
import { timetable } from './timetable';

test.use({ cuts: true });

/** A learner on the page of her café, in a session of their own whose second day has begun. */
async function inMyCafe(someone: () => Promise<Page>, page: Page, own: string): Promise<void> {
  const trainer = { firstName: 'Odile', lastName: 'Planche', email: `odile@${own}.test` };
  const nadia = { firstName: 'Nadia', lastName: 'Plan', email: `nadia@${own}.test` };
  const coordinator = await someone();
  await enterByPassword(coordinator, 'coordination@percolateur.test');
  const { timeZone, firstDay, halfDays } = timetable(new Date());
  const when = { timeZone, firstDay, halfDays: halfDays.map(asHalfDay) };
  const cohortId = await aCohortUnderWay(coordinator, {
    ...{ title: 'Café planifié', trainer, people: [nadia], when },
  });
  await enterByCode(page, nadia.email, new Mailbox(await someone()));
  await page.goto(`/ma-formation/${cohortId}/mon-cafe`);
}

const asHalfDay = (slot: { day: string; start: string; end: string }, index: number) => ({
  ...{ title: `Demi-journée ${index + 1}`, mode: 'room' as const },
  ...slot,
});

test('a plan is made by keyboard alone in under three minutes, kept, copied and shared', async ({
  someone,
}) => {
  const page = await someone(phone);
  await inMyCafe(someone, page, 'clavier');
  const begun = Date.now();
  await press(page.getByRole('link', { name: 'Composer mon heure' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Composer mon heure' })).toBeVisible();
  await look(page, 'cafe-questions');
  await tabTo(page.getByLabel('2. Combien, avec vous ?'));
  await page.keyboard.press('ControlOrMeta+a');
  await page.keyboard.type('12');
  await tabTo(page.getByLabel('4. Dans quelle salle ?'));
  await page.keyboard.press('ArrowDown');
  await press(page.getByRole('button', { name: 'Composer mon heure' }));
  await expect(
    page.getByText(/Ce plan tient.: 60.minutes, fin à 19.h\. Les quatre piliers/),
  ).toBeVisible();

  const titles = page.locator('.hour h2');
  const [, second] = await titles.allTextContents();
  await press(page.getByRole('button', { name: `Descendre ${second}` }));
  await expect(titles.nth(2)).toHaveText(second!);
  await expect(page.getByRole('button', { name: `Descendre ${second}` })).toBeFocused();
  await press(page.getByRole('button', { name: `Changer ${second}` }));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Prendre / })
    .first()
    .press('Enter');
  await expect(titles.filter({ hasText: second! })).toHaveCount(0);
  await press(page.getByRole('button', { name: 'Annuler le dernier changement' }));
  await expect(titles.nth(2)).toHaveText(second!);
  await press(page.getByRole('button', { name: 'Enregistrer cette version' }));
  await expect(page.getByText('reçu', { exact: true })).toBeVisible();
  expect(Date.now() - begun).toBeLessThan(180_000);
  await look(page, 'cafe-plan');

  await page.reload();
  await expect(titles.nth(2)).toHaveText(second!);
  await press(page.getByRole('button', { name: 'Partager avec mon groupe' }));
  await expect(page.getByText('Votre groupe peut lire et copier ce plan')).toBeVisible();
  await press(page.getByRole('button', { name: 'Copier ce plan' }));
  await expect(page.getByRole('heading', { level: 1, name: 'Mon café (copie)' })).toBeVisible();
});

test('a whole hour without network, the tab killed in the middle', async ({ someone }) => {
  const page = await someone(phone);
  const context = page.context();
  await inMyCafe(someone, page, 'direct');
  await page.getByRole('link', { name: 'Composer mon heure' }).click();
  await page.getByRole('button', { name: /Autour d’une table/ }).click();
  await expect(page.getByText('Les quatre piliers y sont.')).toBeVisible();
  await page.getByRole('button', { name: 'Enregistrer cette version' }).click();
  await expect(page.getByText('reçu', { exact: true })).toBeVisible();
  await takenAlong(page);

  await context.setOffline(true);
  const start = new Date('2026-12-10T17:00:00Z');
  await page.clock.setFixedTime(start);
  await page.getByRole('link', { name: 'Animer, en direct' }).click();
  await page.getByRole('button', { name: 'On commence' }).click();
  await expect(page.getByText(/reste 5.minutes/)).toBeVisible();
  await look(page, 'cafe-live');
  await page.clock.setFixedTime(new Date(start.getTime() + 5 * 60_000));
  await page.getByRole('button', { name: 'Étape suivante' }).click();
  await expect(
    page.getByRole('heading', { name: 'Un prénom, une boisson, une attente' }),
  ).toBeVisible();
  await page.getByRole('button', { name: 'Donner deux minutes à cette étape' }).click();
  await expect(page.getByText(/reste 8.minutes/)).toBeVisible();
  await page.getByText(/^Qui a parlé/).click();
  await page.getByRole('button', { name: /^Place 3/ }).click();
  await page.getByText(/^Questions et idées/).click();
  await page.getByLabel('À garder, sans aucun nom').fill('Qui paie tout cela ?');
  await page.getByRole('button', { name: 'Noter la question' }).click();
  const address = page.url();

  await page.close();
  const again = await context.newPage();
  await again.setViewportSize(phone);
  await again.clock.setFixedTime(new Date(start.getTime() + 10 * 60_000));
  await again.goto(address);
  await expect(
    again.getByRole('heading', { name: 'Un prénom, une boisson, une attente' }),
  ).toBeVisible();
  await expect(again.getByText(/reste 3.minutes/)).toBeVisible();
  await expect(again.getByText('Questions et idées (1)')).toBeVisible();
  await again.getByText(/^Qui a parlé/).click();
  await expect(
    again.getByRole('button', { name: /^Place 3\s*, a parlé\s+1\s+fois$/ }),
  ).toBeVisible();

  let minute = 15;
  for (;;) {
    await again.clock.setFixedTime(new Date(start.getTime() + minute * 60_000));
    const forward = again.getByRole('button', { name: /^(Étape suivante|Terminer)$/ });
    const last = (await forward.textContent())?.trim() === 'Terminer';
    await forward.click();
    if (last) break;
    await again.getByRole('button', { name: 'Plan B' }).click();
    await expect(again.locator('.help')).toBeVisible();
    await again.getByRole('button', { name: 'Relancer' }).click();
    await expect(again.locator('.help')).toContainText('?');
    await expect(again.getByText(/Fin à 19.h\./)).toBeVisible();
    minute += 9;
  }
  await expect(again.getByRole('heading', { name: 'C’est fini, merci !' })).toBeVisible();
  await look(again, 'cafe-live-over');
});
