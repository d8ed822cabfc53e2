import { cohortRoutes, urlOf, type CohortPage } from '@percolateur/contract';
import { expect, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';

test('a hub reads its messages, changes one, sends itself a test, and sees who receives it', async ({
  someone,
}) => {
  const office = await someone();
  await enterByPassword(office, 'coordination@percolateur.test');
  await office.goto('/coordination/messages');
  await expect(office.getByRole('heading', { name: 'Avant la formation' })).toBeVisible();
  await look(office, 'rules');
  await office.getByRole('link', { name: 'Rappel de la veille' }).click();
  // Read as it is handed over: nothing runs in the frame, a test no more than a letter.
  const preview = office.getByTitle('Aperçu du message');
  await expect(preview).toHaveAttribute('srcdoc', /C’est demain\./);
  await office.getByLabel('Premiers paragraphes').fill('À demain, {prénom}. Le café sera chaud.');
  await expect(preview).toHaveAttribute('srcdoc', /Le café sera chaud\./);
  await look(office, 'rule');
  await office.getByLabel('Objet').fill('Demain {mairie}');
  await office.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(office.getByText('« {mairie} » n’existe pas dans ce message.')).toBeVisible();
  await office.getByLabel('Objet').fill('Demain, {heure} : {lieu}');
  await office.getByRole('button', { name: 'Enregistrer' }).click();
  await office.getByText('Versions précédentes').click();
  await expect(office.getByText('Version 1', { exact: false })).toBeVisible();
  await office.getByRole('button', { name: 'M’envoyer un essai' }).click();
  await expect(office.getByText('L’essai est parti à')).toBeVisible();

  const read = async (url: string) => (await office.request.get(url)).json();
  const query = { search: 'lisieux' };
  const page = (await read(urlOf(cohortRoutes.list, { query }))) as CohortPage;
  await office.goto(`/coordination/sessions/${page.rows[0]!.id}/messages`);
  await office.getByText('Qui recevra quoi').click();
  await expect(office.getByRole('columnheader', { name: 'Ce message' })).toBeVisible();
  await look(office, 'audience');
});
