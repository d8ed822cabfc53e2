import { expect, phone, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';

// `/entrer` asks who is there, and nobody is yet.
test.use({ refusals: true });

test('those who host meet online: the nation says when, an alumna comes in one tap', async ({
  someone,
}) => {
  const nation = await someone();
  await enterByPassword(nation, 'admin@percolateur.test');
  await nation.goto('/coordination/cafes-animation');
  await nation
    .getByRole('button', { name: /^Changer :/ })
    .first()
    .click();
  await nation.getByLabel('Thème').fill('Accueillir un désaccord');
  await nation.getByLabel('Qui anime').fill('Inès');
  await nation.getByLabel('Lien', { exact: false }).fill('https://visio.example/cafe-animation');
  await look(nation, 'gathering-form');
  await nation.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(nation.getByRole('cell', { name: /Accueillir un désaccord/ })).toBeVisible();
  await look(nation, 'gatherings-nation');

  const learner = await someone(phone);
  await enterByPassword(learner, 'apprenant@percolateur.test');
  await learner.goto('/cafes-animation');
  const next = learner.getByRole('region', { name: /jeudi/ }).first();
  await expect(next.getByText('Accueillir un désaccord')).toBeVisible();
  await expect(learner.getByText('visio.example')).toBeHidden();
  await next.getByRole('button', { name: /Je viens/ }).click();
  await expect(next.getByText('Vous êtes inscrit')).toBeVisible();
  await expect(next.getByRole('link', { name: 'Rejoindre la rencontre' })).toHaveAttribute(
    'href',
    'https://visio.example/cafe-animation',
  );
  await look(learner, 'gatherings');
  const mailbox = new Mailbox(await someone());
  const letter = await mailbox.open('apprenant@percolateur.test', /C’est noté\s: Café animation/);
  await expect(letter).toContainText('Accueillir un désaccord');
  await next.getByRole('button', { name: /Libérer ma place/ }).click();
  await expect(next.getByRole('button', { name: /Je viens/ })).toBeVisible();
});

test('a passer-by finds a game, an alumna proposes a kit, the nation publishes it', async ({
  someone,
}) => {
  const passer = await someone(phone);
  await passer.goto('/ressources');
  await expect(passer.getByRole('heading', { name: /Bataille/ })).toBeVisible();
  await look(passer, 'resources');
  await passer.getByLabel('Chercher').fill('plateaux a imprimer');
  await passer.getByRole('button', { name: 'Chercher' }).click();
  await expect(passer.getByText('1 ressource', { exact: true })).toBeVisible();
  await passer.getByLabel('Chercher').fill('jardinage');
  await passer.getByRole('button', { name: 'Chercher' }).click();
  await expect(passer.getByText('Rien ne répond à cette recherche')).toBeVisible();

  const learner = await someone(phone);
  await enterByPassword(learner, 'apprenant@percolateur.test');
  await learner.goto('/ressources/proposer');
  await learner.getByLabel('Titre').fill('Le café des images');
  await learner.getByLabel('Adresse de la page').fill('https://exemple.fr/images');
  await learner.getByLabel('Ce que c’est, en deux phrases').fill('Vingt images à trier.');
  await look(learner, 'resource-proposed');
  await learner.getByRole('button', { name: 'Proposer', exact: true }).click();
  await expect(learner.getByText('« Le café des images » est proposée.')).toBeVisible();

  const nation = await someone();
  await enterByPassword(nation, 'admin@percolateur.test');
  await nation.goto('/coordination/ressources');
  await nation.getByLabel('Montrer').selectOption('proposed');
  await nation.getByRole('button', { name: /Relire.*images/ }).click();
  await nation.getByLabel(/Je viens de lire la page/).check();
  await look(nation, 'resource-review');
  await nation.getByRole('button', { name: 'Enregistrer' }).click();
  await expect(nation.getByText('Rien ici.')).toBeVisible();
  await nation.getByLabel('Montrer').selectOption('');
  await expect(nation.getByRole('row', { name: /Le café des images/ })).toBeVisible();
  await look(nation, 'resources-nation');
  await passer.reload();
  await expect(passer.getByRole('heading', { name: /Le café des images/ })).toBeVisible();
});

test('who is on the way is read by those who accompany, and what changed by who learnt', async ({
  someone,
}) => {
  const office = await someone();
  await enterByPassword(office, 'coordination@percolateur.test');
  await office.goto('/coordination/premiers-cafes');
  await expect(office.getByRole('heading', { name: 'Qui est en chemin' })).toBeVisible();
  await look(office, 'first-cafes');
  const nation = await someone();
  await enterByPassword(nation, 'admin@percolateur.test');
  await nation.goto('/coordination/premiers-cafes');
  await nation.getByLabel('Hub').selectOption({ label: 'tous les hubs' });
  await look(nation, 'first-cafes-nation');

  const learner = await someone(phone);
  await enterByPassword(learner, 'apprenant@percolateur.test');
  await learner.goto('/ce-qui-a-change');
  await expect(learner.getByText('Rien n’a changé dans ce que vous avez appris.')).toBeVisible();
  await look(learner, 'changes');
  await learner.goto('/entraide');
  await expect(learner.getByText('Quand vous aurez animé un café')).toBeVisible();
  await look(learner, 'help');
});
