import { expect, phone, test } from './house';
import { look } from './look';
import { enterByCode, enterByPassword } from './pages/entering';
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

test('a café is told, somebody who was there says so, and its host has the badge', async ({
  someone,
}) => {
  test.setTimeout(180_000);
  const mailbox = new Mailbox(await someone());
  const jose = await someone(phone);
  const karim = 'karim.lieu@essai.test';

  await test.step('told, in the wallet something is missing', async () => {
    await enterByCode(jose, 'jose.munoz@percolateur.test', mailbox);
    await jose.goto('/ma-formation');
    await jose.waitForURL(/ma-formation\/./);
    await jose.goto(`${jose.url()}/mon-cafe/annoncer`);
    await jose.getByRole('link', { name: 'L’IA dans nos démarches' }).click();
    await jose.getByRole('link', { name: 'Raconter ce café' }).click();
    await jose.getByLabel('De 25 à 60 ans').fill('7');
    await jose.getByRole('button', { name: 'Raconter ce café' }).click();
    await expect(jose.getByText(/C’est raconté/)).toBeVisible();
    await look(jose, 'cafe-told');
    await jose.getByRole('link', { name: 'la demander' }).click();
    await expect(jose.getByText('Il manque une recommandation.')).toBeVisible();
    await look(jose, 'recognition-missing');
  });

  await test.step('nobody is asked to recommend themself; another is, by a letter', async () => {
    await jose.getByLabel('Son prénom, ou le nom du lieu').fill('La salle des associations');
    await jose.getByLabel('Son adresse électronique').fill('jose.munoz+moi@percolateur.test');
    await jose.getByLabel('À quel titre ?').selectOption('place');
    await jose.getByRole('button', { name: 'Envoyer la demande' }).click();
    await expect(jose.getByText('Personne ne se recommande soi-même')).toBeVisible();
    await jose.getByLabel('Son adresse électronique').fill(karim);
    await jose.getByRole('button', { name: 'Envoyer la demande' }).click();
    await expect(jose.getByText('Une recommandation est demandée.')).toBeVisible();
    await look(jose, 'recognition-asked');
  });

  await test.step('who was there confirms in one tap', async () => {
    const letter = await mailbox.open(karim, /vous demande de confirmer son café IA/);
    const place = await someone(phone);
    await place.goto(await mailbox.linkIn(letter, '/recommander#'));
    await expect(place.getByText('L’IA dans nos démarches')).toBeVisible();
    await look(place, 'endorse');
    await place.getByLabel(/Une phrase/).fill('Une belle heure.');
    await place.getByRole('button', { name: 'Je confirme' }).click();
    await expect(place.getByText(/C’est confirmé, merci/)).toBeVisible();
    await look(place, 'endorsed');
  });

  await test.step('the badge is in the wallet, and says what it rests on', async () => {
    await jose.reload();
    await expect(jose.getByText('Le badge est à vous.')).toBeVisible();
    await expect(jose.getByText('Une belle heure.')).toBeVisible();
    const name = 'Badge Animateur·rice Café IA';
    const badge = jose.getByRole('region', { name, exact: true });
    await expect(badge.getByRole('heading', { name, exact: true })).toBeVisible();
    await look(jose, 'recognition-given');
    await badge.getByRole('button', { name: /Ouvrir un lien/ }).click();
    const employer = await someone(phone);
    await employer.goto((await badge.locator('a[href*="/badge/"]').getAttribute('href'))!);
    await expect(employer.getByRole('main')).toContainText('Salle des associations, Calvados');
    await expect(employer.getByRole('main')).toContainText('Qui a accueilli ce café le confirme');
    await look(employer, 'badge-host-shared');
    await employer.getByRole('link', { name: 'Comment ce badge s’obtient' }).click();
    await employer.waitForURL(/\/host$/);
    await employer.goto(employer.url().replace(/host$/, 'passer'));
    await expect(employer.getByRole('heading', { level: 1 })).toHaveText('Passeur·euse Café IA');
    await look(employer, 'badge-passer');
  });
});

test('a hub counts the cafés that took place, and puts one away', async ({ someone }) => {
  const office = await someone();
  await enterByPassword(office, 'coordination@percolateur.test');
  await office.goto('/coordination/premiers-cafes');
  await expect(office.getByRole('heading', { name: 'Les cafés qui ont eu lieu' })).toBeVisible();
  await expect(office.getByRole('row', { name: /Calvados/ })).toBeVisible();
  await look(office, 'cafes-counted');
  await office.goto('/coordination/cafes');
  await office.getByLabel('Passés').check();
  await office.getByRole('button', { name: /^Archiver : Une IA/ }).click();
  await expect(office.getByRole('heading', { name: 'Une IA peut-elle mentir' })).toHaveCount(0);
  await office.getByLabel('Archivés').check();
  await look(office, 'cafes-archived');
  await office
    .getByRole('link', { name: /^Voir la page/ })
    .first()
    .click();
  await expect(office.getByText('Ce café est dans les archives.')).toBeVisible();
  await look(office, 'cafe-archived');
});
