import { expect, type Page } from '@playwright/test';
import { fullName, type Somebody } from './cohort';

/** Fills the grid about somebody, « régulier » everywhere but one row, and sends it. */
export async function observe(page: Page, name: string, seen: string): Promise<void> {
  await page.getByLabel('Qui anime ?').selectOption({ label: name });
  const rows = page.locator('app-grid-form fieldset');
  await expect(rows).toHaveCount(8);
  for (const row of (await rows.all()).slice(0, 7)) {
    await row.getByRole('radio', { name: /^3, régulier/ }).check();
  }
  await page.getByRole('button', { name: 'Envoyer la grille' }).click();
  await expect(page.getByText('Il reste 1 ligne à remplir.')).toBeVisible();
  await rows.last().getByRole('radio', { name: 'Pas eu l’occasion' }).check();
  await page.getByLabel('Ce que j’ai vu et entendu').fill(seen);
  await page.getByRole('button', { name: 'Envoyer la grille' }).click();
  await expect(page.getByText('Grille reçue. Merci.')).toBeVisible();
}

/** Gives one’s own grid about somebody, who was not seen, then reads the others and validates. */
export async function validate(page: Page, person: Somebody): Promise<void> {
  const name = fullName(person);
  await expect(page.getByText('s’ouvriront une fois la vôtre remplie')).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`Observer.*${name}`) }).click();
  const none = page.getByRole('radio', { name: 'Pas eu l’occasion' });
  await expect(none).toHaveCount(8);
  for (const row of await none.all()) await row.check();
  await page.getByRole('button', { name: 'Envoyer la grille' }).click();
  await expect(page.getByText('Grille reçue. Merci.')).toBeVisible();
  await page.getByRole('button', { name: new RegExp(`Lire et valider.*${name}`) }).click();
  await page.getByRole('button', { name: 'Valider cette grille' }).click();
  await expect(
    page.getByRole('listitem').filter({ hasText: name }).getByText('validée', { exact: true }),
  ).toBeVisible();
}
