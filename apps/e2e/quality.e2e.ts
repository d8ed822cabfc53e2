import { cohortRoutes, surveyRoutes, urlOf, type CohortPage } from '@percolateur/contract';
import { expect, phone, test } from './house';
import { look } from './look';
import { enterByCode, enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';

// `/entrer` asks who is there, and nobody is yet.
test.use({ refusals: true });

test('a learner says what they expect, changes it, and complains', async ({ someone }) => {
  const mailbox = new Mailbox(await someone());
  const learner = await someone(phone);
  await enterByCode(learner, 'helene.doe@percolateur.test', mailbox);
  await learner.goto('/ma-formation');
  await learner.getByRole('link', { name: 'Avant la formation' }).click();
  const level = learner
    .getByRole('group', { name: /poser le cadre/ })
    .getByRole('radio', { name: 'Plutôt oui' });
  await level.focus();
  await learner.keyboard.press('Space');
  await learner.getByLabel('Comprendre comment fonctionne l’IA').check();
  await learner.getByLabel('Qu’attendez-vous de ces deux jours, en une phrase ?').fill('Oser.');
  await look(learner, 'survey-needs');
  await learner.getByRole('button', { name: 'Envoyer mon avis' }).click();
  await expect(learner.getByText('C’est reçu, merci.')).toBeVisible();
  await learner.reload();
  await expect(level).toBeChecked();
  await learner.getByRole('link', { name: 'Ma formation', exact: true }).first().click();
  await expect(learner.getByRole('link', { name: 'Avant la formation' })).toBeHidden();

  await learner.getByRole('link', { name: 'Écrire une réclamation' }).click();
  await learner.getByLabel('Ce qui s’est passé').fill('La salle n’a pas de rampe.');
  await look(learner, 'complaint');
  await learner.getByRole('button', { name: 'Envoyer au hub' }).click();
  await expect(learner.getByText('C’est reçu. Le hub vous répond')).toBeVisible();

  const office = await someone();
  await enterByPassword(office, 'coordination.albi@percolateur.test');
  await office.goto('/coordination/qualite/reclamations');
  await expect(office.getByText('La salle n’a pas de rampe.')).toBeVisible();
  await office.getByText('Répondre', { exact: true }).click();
  await office.getByLabel('Ce qui a été répondu').fill('Une rampe est posée depuis ce matin.');
  await look(office, 'complaints');
  await office.getByRole('button', { name: 'Inscrire la réponse' }).click();
  await expect(office.getByText('Corriger la réponse')).toBeVisible();
});

test('a hub reads opinions, asks those who employ, and shows its indicators', async ({
  someone,
}) => {
  const office = await someone();
  await enterByPassword(office, 'coordination@percolateur.test');
  const read = async (url: string) => (await office.request.get(url)).json();
  const page = (await read(
    urlOf(cohortRoutes.list, { query: { search: 'lisieux' } }),
  )) as CohortPage;
  const cohortId = page.rows[0]!.id;
  await office.goto(`/animer/${cohortId}/avis`);
  await expect(office.getByRole('heading', { name: 'Se sentir capable' })).toBeVisible();
  await expect(office.getByText('trop rapide')).toBeVisible();
  await look(office, 'surveys');

  const desk = (await read(urlOf(surveyRoutes.desk, { params: { cohortId } }))) as {
    links: { token: string }[];
  };
  const employer = await someone(phone);
  await employer.goto(`/avis#${desk.links[0]!.token}`);
  await expect(employer).toHaveURL(/\/avis$/);
  await employer
    .getByRole('group', { name: /répondu au besoin/ })
    .getByText('Tout à fait')
    .click();
  await look(employer, 'opinion');
  await employer.getByRole('button', { name: 'Envoyer notre avis' }).click();
  await expect(employer.getByText('C’est reçu, merci.')).toBeVisible();
  await office.reload();
  await expect(office.getByText('Les réponses se lisent à partir de 5')).toBeVisible();

  await office.goto('/coordination');
  await office.getByRole('link', { name: 'Qualité', exact: true }).click();
  await expect(office.getByRole('row', { name: /^26\./ })).toBeVisible();
  await look(office, 'indicators');
  await office.getByRole('link', { name: 'Avis', exact: true }).click();
  await expect(office.getByRole('heading', { name: 'Se sentir capable' })).toBeVisible();
  await office.getByRole('link', { name: 'Améliorations', exact: true }).click();
  await office.getByText('Écrire une action').click();
  const body = 'Prévoir trente minutes de plus pour préparer l’animation.';
  await office.getByLabel('Ce qui sera fait, et par qui').fill(body);
  await office.getByRole('button', { name: 'Garder cette action' }).click();
  await expect(office.getByText(body)).toBeVisible();
  await look(office, 'improvements');
});
