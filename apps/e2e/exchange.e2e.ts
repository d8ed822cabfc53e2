import { readFile } from 'node:fs/promises';
import { expect, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';

/** A file from elsewhere: kinds of every sort, weights, a fault, a type that has no like here. */
const file = `// [id:elsewhere-1] [tag:modèles]
::La suite::[markdown]Que calcule un **modèle de langage** ? {
  =le mot suivant#Oui, mot après mot.
  ~%50%une moyenne#En partie.
  ~la vérité#Non, ce qui est probable.
####Il prédit la suite.}

::Lesquels::Lesquels aident à vérifier ? {~%50%une source#Oui. ~%50%une date#Oui. ~%-50%un ton sûr#Non.}

::Année::En quelle année ? {#1950:1}

::Trou::Un modèle {=prédit} la suite.

::Ordre::Rangez. {>3 ALL VERTICAL ABSOLUTE_POSITION
d’abord
ensuite
enfin
}

::Lisez::Ceci n’est pas une question.

::Fautive::Laquelle ? {=a
`;

test.describe('files of questions', () => {
  test.use({ refusals: true });

  test('are read, chosen, kept once as drafts, and go out again', async ({ someone }) => {
    test.setTimeout(600_000);
    const page = await someone();
    await enterByPassword(page, 'coordination@percolateur.test');
    await page.getByRole('link', { name: 'Questions', exact: true }).click();
    await expect(page.getByRole('table')).toBeVisible();
    await page.getByRole('link', { name: 'Importer' }).click();
    await expect(page.getByLabel('Choisir un fichier')).toBeVisible();
    await look(page, 'import');

    const given = { name: 'banque.txt', mimeType: 'text/plain', buffer: Buffer.from(file) };
    await page.getByLabel('Choisir un fichier').setInputFiles(given);
    await expect(page.getByText('5 questions lues').first()).toBeVisible();
    await expect(page.getByText('L’accolade des réponses n’est jamais refermée.')).toBeVisible();
    await expect(page.getByText('de type « description »')).toBeVisible();
    const first = page.getByRole('group', { name: '1. La suite' });
    await expect(first.getByText('ne compte plus')).toBeVisible();
    await first.getByText('une moyenne', { exact: true }).click();
    await first.getByRole('button', { name: 'Voir la correction' }).click();
    await expect(first.getByText('Il prédit la suite.')).toBeVisible();
    await look(page, 'import-read');

    await page
      .getByRole('group', { name: '5. Ordre' })
      .getByLabel('Garder cette question')
      .uncheck();
    await page.getByRole('button', { name: 'Garder 4 questions en brouillon' }).click();
    await expect(page.getByText('4 questions sont gardées en brouillon.')).toBeVisible();
    await look(page, 'import-kept');

    await page.getByRole('button', { name: 'Importer un autre fichier' }).click();
    await page.getByLabel('Choisir un fichier').setInputFiles(given);
    await expect(page.getByText('4 déjà posées').first()).toBeVisible();
    await expect(page.getByRole('button', { name: 'Garder 1 question' })).toBeVisible();

    await page.getByRole('navigation', { name: 'Fil' }).getByRole('link').click();
    await page.getByRole('link', { name: 'Exporter' }).click();
    await page.getByLabel('À qui').selectOption('own');
    await expect(page.getByText('4 questions.')).toBeVisible();
    await page.getByRole('radio', { name: 'QTI 3' }).check();
    await look(page, 'export');
    await page.getByRole('radio', { name: 'GIFT' }).check();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: 'Télécharger (GIFT)' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('questions-gift.txt');
    expect(await readFile(await download.path(), 'utf8')).toContain('le mot suivant');
  });
});
