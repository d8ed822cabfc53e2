import type { Page } from '@playwright/test';
import { expect, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';

const prompt = (page: Page) => page.getByLabel('La question');
const saving = (page: Page) => page.getByRole('button', { name: /^Enregistrer/ });

async function writeQuestion(page: Page, words: string): Promise<void> {
  await page.goto('/coordination/questions/nouvelle');
  await prompt(page).fill(words);
  for (const [index, text] of ['Le mot suivant', 'La vérité', 'Une image'].entries()) {
    const line = page.getByRole('group', { name: `Choix ${index + 1}`, exact: true });
    await line.getByLabel('Ce qui est proposé').fill(text);
    await line.getByLabel('Pourquoi').fill('Parce que c’est ainsi.');
    if (index === 0) await line.getByLabel('C’est une bonne réponse').check();
  }
  await page.getByLabel('L’explication, montrée').fill('Il prédit la suite.');
}

test.describe('questions', () => {
  test.use({ refusals: true });

  test('a question is written, kept through a closed tab, reviewed, published and corrected', async ({
    someone,
  }) => {
    test.setTimeout(600_000);
    const page = await someone();
    await enterByPassword(page, 'coordination@percolateur.test');
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await look(page, 'questions');

    await writeQuestion(page, 'Que calcule donc ce modèle de texte ?');
    await expect(page.getByText('Rien n’empêche de la poser.')).toBeVisible();
    await expect(page.getByText('Brouillon gardé sur cet appareil.')).toBeVisible();
    await page.reload();
    await expect(page.getByText('Votre brouillon est revenu.')).toBeVisible();
    await expect(prompt(page)).toHaveValue('Que calcule donc ce modèle de texte ?');
    const preview = page.getByRole('region', { name: 'Comme on la verra' });
    await preview.getByText('Le mot suivant').click();
    await preview.getByRole('button', { name: 'Voir la correction' }).click();
    await expect(preview.getByText('Il prédit la suite.')).toBeVisible();
    await look(page, 'question-new');
    await saving(page).click();
    await expect(page.getByRole('heading', { name: 'Version 1 brouillon' })).toBeVisible();

    await page.getByRole('button', { name: 'Dire relue' }).click();
    await page.getByRole('button', { name: 'Publier' }).click();
    await expect(page.getByRole('heading', { name: 'Version 1 publiée' })).toBeVisible();

    // Somebody else opens it, and saves first.
    const other = await someone();
    await enterByPassword(other, 'coordination@percolateur.test');
    await other.goto(page.url());
    await prompt(other).fill('Que calcule vraiment ce modèle ?');
    await saving(other).click();
    await expect(other.getByRole('heading', { name: 'Version 2 brouillon' })).toBeVisible();
    await prompt(page).fill('Que calcule au juste ce modèle ?');
    await saving(page).click();
    await expect(page.getByText('Quelqu’un a enregistré avant vous.')).toBeVisible();
    await expect(page.getByText('Que calcule vraiment ce modèle ?')).toBeVisible();
    await look(page, 'question-conflict');
    await page.getByRole('button', { name: 'Enregistrer ma version' }).click();
    await expect(page.getByRole('heading', { name: 'Version 3 brouillon' })).toBeVisible();
    await page.getByRole('button', { name: 'Ce qui change dans la version 3' }).click();
    await expect(page.locator('ins', { hasText: 'au juste' })).toBeVisible();
    await look(page, 'question-versions');
  });
});
