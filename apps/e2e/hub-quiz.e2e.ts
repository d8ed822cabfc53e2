import type { Page } from '@playwright/test';
import { expect, phone, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';

const title = 'Retour sur la matinée';

/** Chooses so many questions of the bank for the first part. */
async function chooseQuestions(page: Page, count: number): Promise<void> {
  await page.getByRole('button', { name: /^Choisir des questions/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByLabel('Mots de la question').fill('mot');
  // The list shown until then is not what was asked: it may have as many rows.
  const found = page.waitForResponse((response) => response.url().includes('search=mot'));
  await dialog.getByRole('button', { name: 'Chercher' }).click();
  await found;
  await expect(dialog.locator('.results')).not.toHaveAttribute('aria-busy');
  const add = dialog.getByRole('button', { name: /^Ajouter : / });
  for (let chosen = 0; chosen < count; chosen += 1) {
    const left = await add.count();
    await add.first().click();
    await expect(add).toHaveCount(left - 1);
  }
  await look(page, 'hub-quiz-picker');
  await dialog.getByRole('button', { name: 'Fermer' }).click();
}

/** Confirms what the dialog on screen asks. */
async function confirm(page: Page, name: string): Promise<void> {
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name, exact: true }).click();
  await expect(dialog).toBeHidden();
}

test('a hub writes a quiz with a time limit, a trainer runs it, a learner hands it in', async ({
  someone,
}) => {
  test.setTimeout(600_000);
  const office = await someone();
  await enterByPassword(office, 'coordination@percolateur.test');
  await office.getByRole('link', { name: 'Quiz', exact: true }).click();
  await look(office, 'hub-quizzes-none');
  await office.getByRole('link', { name: 'Écrire un quiz' }).first().click();
  await office.getByLabel('Titre', { exact: true }).fill(title);
  await office.getByLabel('Durée, en minutes').fill('20');
  await office.getByLabel('Essais', { exact: true }).selectOption('1');
  await chooseQuestions(office, 3);
  await office.getByRole('button', { name: 'Ajouter un tirage au sort' }).click();
  await office.getByLabel('Questions à tirer').fill('1');
  await expect(office.getByText('4 questions dans cet exemple.')).toBeVisible();
  await expect(office.getByText('Brouillon gardé sur cet appareil.')).toBeVisible();
  await office.reload();
  await expect(office.getByText('Votre brouillon est revenu.')).toBeVisible();
  await expect(office.getByText('Rien n’empêche de l’enregistrer.')).toBeVisible();
  await look(office, 'hub-quiz-editor');
  await office.getByRole('button', { name: 'Enregistrer le quiz' }).click();
  await expect(office.getByRole('heading', { name: 'Version 1' })).toBeVisible();

  const learner = await someone(phone);
  await enterByPassword(learner, 'apprenant@percolateur.test');
  await learner.waitForURL(/ma-formation\/./);
  const cohortId = new URL(learner.url()).pathname.split('/')[2]!;
  await office.getByLabel('Session', { exact: true }).selectOption(cohortId);
  const opens = office.getByLabel('S’ouvre', { exact: true });
  await expect(opens.getByRole('option')).toHaveCount(5);
  await opens.selectOption({ index: 4 });
  await look(office, 'hub-quiz-giving');
  await office.getByRole('button', { name: 'Donner à la session' }).click();
  await expect(office.getByText('(version 1)')).toBeVisible();
  await office.goto(`/coordination/sessions/${cohortId}/quiz`);
  await expect(office.getByRole('heading', { name: title })).toBeVisible();
  await look(office, 'hub-quiz-given');

  await office.getByRole('tab', { name: 'Aménagements' }).click();
  const nadia = office.getByRole('listitem').filter({ hasText: 'Nadia Benali' });
  await nadia.getByRole('combobox').selectOption('10');
  await nadia.getByRole('button', { name: /^Enregistrer/ }).click();
  await expect(nadia.getByText('enregistré', { exact: true })).toBeVisible();
  await look(office, 'extra-time');

  const trainer = await someone();
  await enterByPassword(trainer, 'formatrice@percolateur.test');
  await trainer.goto(`/animer/${cohortId}/evaluations`);
  await trainer.getByRole('link', { name: title }).click();
  await trainer.getByRole('button', { name: 'Ouvrir maintenant' }).click();
  await confirm(trainer, 'Ouvrir maintenant');

  await learner.reload();
  await learner
    .getByRole('link', { name: new RegExp(title) })
    .first()
    .click();
  await learner.getByRole('button', { name: 'Commencer' }).click();
  // The twenty minutes of everybody, and the tenth more that is hers.
  await expect(learner.getByText(/Encore\s2[12]\sminutes/)).toBeVisible();
  await learner.locator('app-question label').first().click();
  await expect(learner.getByText('reçu', { exact: true })).toBeVisible();
  await look(learner, 'hub-quiz-answering');

  await expect(trainer.getByText('1 sur 4')).toBeVisible({ timeout: 20_000 });
  await look(trainer, 'hub-quiz-room');
  await trainer.getByRole('button', { name: 'Ajouter du temps' }).click();
  await confirm(trainer, 'Ajouter ce temps');
  await expect(learner.getByText(/Encore\s(2[3-9]|3[0-2])\sminutes/)).toBeVisible({
    timeout: 30_000,
  });

  await trainer.getByRole('button', { name: 'Mettre en pause' }).click();
  await confirm(trainer, 'Mettre en pause');
  const paused = learner.getByText('L’évaluation est en pause.');
  await expect(paused).toBeVisible({ timeout: 30_000 });
  await look(learner, 'hub-quiz-paused');
  await look(trainer, 'hub-quiz-room-paused');
  await trainer.getByRole('button', { name: 'Reprendre', exact: true }).click();
  await confirm(trainer, 'Reprendre');
  await expect(paused).toBeHidden({ timeout: 30_000 });

  await learner.getByText('Toutes les questions').click();
  await learner.getByRole('button', { name: 'Terminer', exact: true }).click();
  await learner.getByRole('button', { name: 'Rendre mon évaluation' }).click();
  await confirm(learner, 'Rendre mon évaluation');
  await expect(learner.getByText(/\d+ %/).first()).toBeVisible();
  await look(learner, 'hub-quiz-result');
  await expect(trainer.getByText(/1\srendue\ssur/)).toBeVisible({ timeout: 20_000 });

  await trainer.getByRole('button', { name: /^Rouvrir pour/ }).click();
  await trainer.getByRole('dialog').getByLabel('Motif').fill('Le réseau est tombé.');
  await look(trainer, 'hub-quiz-reopening');
  await confirm(trainer, 'Donner un essai');
  await learner.reload();
  await expect(learner.getByRole('button', { name: 'Recommencer' })).toBeVisible();
});

test('a trainer writes a quiz, which the coordination finds and may give', async ({ someone }) => {
  const trainer = await someone();
  await enterByPassword(trainer, 'formatrice@percolateur.test');
  await trainer.getByRole('link', { name: 'Quiz', exact: true }).first().click();
  await trainer.getByRole('link', { name: 'Écrire un quiz' }).first().click();
  await trainer.getByLabel('Titre', { exact: true }).fill('Tour de chauffe');
  await trainer.getByRole('radio', { name: /^Entraînement/ }).check();
  await trainer.getByRole('button', { name: 'Ajouter un tirage au sort' }).click();
  await trainer
    .getByRole('button', { name: /^Retirer cette partie/ })
    .first()
    .click();
  await trainer.getByLabel('Questions à tirer').fill('3');
  await expect(trainer.getByText('Rien n’empêche de l’enregistrer.')).toBeVisible();
  await trainer.getByRole('button', { name: 'Enregistrer le quiz' }).click();
  await expect(trainer.getByRole('heading', { name: 'Version 1' })).toBeVisible();
  await expect(trainer.getByText('la coordination le donne')).toBeVisible();
  await expect(trainer.getByRole('heading', { name: 'Donner à une session' })).toBeHidden();
  await look(trainer, 'trainer-quiz');

  const office = await someone();
  await enterByPassword(office, 'coordination@percolateur.test');
  await office.goto('/coordination/quiz');
  await office.getByRole('link', { name: 'Tour de chauffe' }).click();
  await expect(office.getByRole('heading', { name: 'Donner à une session' })).toBeVisible();
});
