import type { Page } from '@playwright/test';
import { expect, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';

const regrade = (page: Page) => page.getByRole('link', { name: /^Revoir les résultats/ });

/** Publishes a correction of a question: other choices are right. */
async function correct(page: Page, words: string, wrong: number, right: number): Promise<void> {
  await page.goto('/coordination/questions');
  await page.getByLabel('Mots de la question').fill(words);
  await page.getByRole('button', { name: 'Chercher' }).click();
  await page.getByRole('link', { name: words }).click();
  const line = (at: number) => page.getByRole('group', { name: `Choix ${at}`, exact: true });
  await line(wrong).getByLabel('C’est une bonne réponse').uncheck();
  await line(right).getByLabel('C’est une bonne réponse').check();
  await page.getByLabel('Elle corrige une erreur').check();
  await page.getByRole('button', { name: 'Enregistrer une version' }).click();
  await expect(page.getByRole('heading', { name: 'Version 2 brouillon' })).toBeVisible();
  await page.getByRole('button', { name: 'Dire relue' }).click();
  await page.getByRole('button', { name: 'Publier : version 2' }).click();
  await expect(page.getByRole('heading', { name: 'Version 2 publiée' })).toBeVisible();
}

test('a wrong key is mended for those who were marked by it, with a reason, and no document changes', async ({
  someone,
}) => {
  test.setTimeout(600_000);
  const admin = await someone();
  await enterByPassword(admin, 'admin@percolateur.test');
  await correct(admin, 'Quatre phrases entendues dans un café', 3, 1);

  const page = await someone();
  await enterByPassword(page, 'coordination@percolateur.test');
  await page.goto(admin.url());
  await regrade(page).click();
  await expect(page.getByRole('heading', { name: 'Ce qui changerait' })).toBeVisible();
  await expect(page.getByText('personne ne perd par notre erreur')).toBeVisible();
  await look(page, 'regrading');
  const decide = page.getByRole('button', { name: /^Revoir \d+/ });
  await decide.focus();
  await page.keyboard.press('Enter');
  await page.getByLabel('Motif').fill('La clé était fausse : la première phrase est juste aussi.');
  await look(page, 'regrading-reason');
  await page.getByLabel('Motif').focus();
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Ce qui a changé' })).toBeVisible();
  await expect(page.locator('#regraded')).toBeFocused();
  await look(page, 'regrading-done');

  await page.reload();
  await expect(page.getByText('Aucun résultat n’est à revoir.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Déjà décidé' })).toBeVisible();
  await look(page, 'regrading-nobody');
});
