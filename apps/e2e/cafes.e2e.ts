import type { Page } from '@playwright/test';
import { expect, phone, test } from './house';
import { runningCohort } from './lessons';
import { look } from './look';
import { enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';

const numbers = [
  ...['zéro', 'un', 'deux', 'trois', 'quatre', 'cinq', 'six', 'sept', 'huit', 'neuf'],
];
const kinds: Record<string, string[]> = {
  'un jour de la semaine': ['lundi', 'jeudi', 'samedi', 'mardi'],
  'une boisson': ['café', 'thé', 'tisane', 'limonade'],
  'une couleur': ['bleu', 'vert', 'rouge', 'jaune'],
  'un mois': ['mars', 'juin', 'octobre', 'avril'],
  'un meuble': ['table', 'armoire', 'lit', 'bureau'],
  'un fruit': ['pomme', 'poire', 'cerise', 'prune'],
};

/** Answers as a person does: by reading what is asked. */
function answerTo(question: string): string {
  const sum = /font (\p{L}+) plus (\p{L}+)/u.exec(question);
  if (sum) return String(numbers.indexOf(sum[1]) + numbers.indexOf(sum[2]));
  const [, words, what] = /^Parmi (.+?)\s*: quel mot n’est pas (.+?)\s*\?/.exec(question)!;
  return words.split(', ').find((word) => !kinds[what].includes(word))!;
}

/** The field of the question for people, wherever it stands. */
const asked = (page: Page) => page.getByRole('textbox', { name: /^(Combien font|Parmi)/ });
const answer = async (page: Page) => {
  const question = await page
    .locator('label')
    .filter({ hasText: /^\s*(Combien font|Parmi)/ })
    .innerText();
  await asked(page).fill(answerTo(question.trim()));
};

test('a stranger proposes a café, the hub asks then announces, passers-by come', async ({
  someone,
}) => {
  test.setTimeout(240_000);
  const [coordinator, stranger, passer] = [
    await someone(),
    await someone(phone),
    await someone(phone),
  ];
  const mail = await someone();
  const mailbox = new Mailbox(mail);
  const zoe = 'zoe.cafe@essai.test';
  const day = new Date(Date.now() + 30 * 86_400_000).toISOString().slice(0, 10);

  await test.step('proposed, and the address confirmed', async () => {
    await stranger.goto('/cafes');
    await look(stranger, 'calendar-empty');
    await stranger.getByRole('link', { name: 'Proposer un café' }).click();
    await look(stranger, 'cafe-propose');
    await stranger.getByLabel('Titre', { exact: true }).fill('L’IA et nous, parlons-en');
    await stranger.getByLabel('Jour', { exact: true }).fill(day);
    await stranger.getByLabel('Places', { exact: true }).fill('1');
    await stranger.getByLabel('Lieu', { exact: true }).fill('Médiathèque de Flers');
    await stranger.getByLabel('Adresse, avec le code postal').fill('1 place du Lavoir');
    await stranger.getByLabel('Qui invite ?').fill('Zoé, de la médiathèque');
    await stranger.getByLabel('Entrée sans marche').check();
    await stranger.getByLabel('Votre adresse électronique').fill(zoe);
    await answer(stranger);
    await stranger.getByRole('button', { name: 'Envoyer ma proposition' }).click();
    await expect(stranger.getByText(/Ajoutez le code postal/)).toBeVisible();
    await look(stranger, 'cafe-propose-faults');
    await stranger
      .getByLabel('Adresse, avec le code postal')
      .fill('1 place du Lavoir, 61100 Flers');
    await stranger.getByRole('button', { name: 'Envoyer ma proposition' }).click();
    await expect(stranger.getByText(/confirmez votre adresse/)).toBeVisible();
    await look(stranger, 'cafe-propose-sent');
    const letter = await mailbox.open(zoe, /Confirmez votre proposition/);
    await stranger.goto(await mailbox.linkIn(letter, '/proposer-un-cafe/suivi#'));
    await stranger.getByRole('button', { name: 'Confirmer ma proposition' }).click();
    await expect(stranger.getByText(/Votre proposition est arrivée/)).toBeVisible();
    await look(stranger, 'cafe-follow');
  });

  await test.step('the nation gives the territory to a hub, and the hub asks', async () => {
    await enterByPassword(coordinator, 'admin@percolateur.test');
    await coordinator.goto('/coordination/cafes');
    await expect(coordinator.getByRole('heading', { name: /parlons-en/ })).toBeVisible();
    await look(coordinator, 'cafes-to-decide');
    await coordinator.getByText('Quel hub répond de quel département').click();
    await expect(coordinator.getByLabel('Hub, Orne (61)')).toBeVisible();
    await look(coordinator, 'cafes-territories');
    await coordinator.getByRole('button', { name: /^Poser une question/ }).click();
    await coordinator.getByLabel('Motif').fill('Y a-t-il une rampe ?');
    await coordinator.getByRole('button', { name: 'Envoyer la question' }).click();
    const letter = await mailbox.open(zoe, /Une question sur votre café/);
    await stranger.goto(await mailbox.linkIn(letter, '/proposer-un-cafe/suivi#'));
    // The same address in the same tab is not read again.
    await stranger.reload();
    await stranger.getByLabel('Votre réponse').fill('Oui, sur le côté.');
    await look(stranger, 'cafe-asked');
    await stranger.getByRole('button', { name: 'Envoyer ma réponse' }).click();
    await expect(stranger.getByText(/Votre proposition est arrivée/)).toBeVisible();
    await coordinator.reload();
    await expect(coordinator.getByText('Oui, sur le côté.')).toBeVisible();
    await coordinator.getByRole('button', { name: /^Accepter/ }).click();
    await expect(coordinator.getByText('Oui, sur le côté.')).toHaveCount(0);
    await mailbox.open(zoe, /Votre café est annoncé/);
  });

  await test.step('found in the list and on the map, without a script', async () => {
    await passer.goto('/cafes/carte');
    await look(passer, 'cafes-map');
    await passer.getByRole('link', { name: /^Orne/ }).click();
    await look(passer, 'calendar');
    await passer.getByRole('link', { name: /parlons-en/ }).click();
    await look(passer, 'cafe-page');
  });

  await test.step('a place is taken, another waits, and has it once given up', async () => {
    await passer.getByLabel('Prénom').fill('Ève');
    await passer.getByRole('button', { name: 'Je viens' }).click();
    await expect(passer.getByRole('heading', { name: 'Votre place est gardée' })).toBeVisible();
    await look(passer, 'cafe-seat-taken');
    const other = await someone(phone);
    await other.goto('/cafes?departement=61');
    await other.getByRole('link', { name: /parlons-en/ }).click();
    await other.getByLabel('Prénom').fill('Karim');
    await other.getByLabel(/^Adresse électronique/).fill('karim.cafe@essai.test');
    await other.getByRole('button', { name: 'Me mettre en liste d’attente' }).click();
    await mailbox.open('karim.cafe@essai.test', /Liste d’attente/);
    await passer.getByRole('link', { name: 'rendre ma place' }).click();
    await expect(passer.getByRole('button', { name: 'Rendre ma place' })).toBeVisible();
    await look(passer, 'cafe-seat');
    await passer.getByRole('button', { name: 'Rendre ma place' }).click();
    await expect(passer.getByRole('heading', { name: 'Votre place est rendue' })).toBeVisible();
    await mailbox.open('karim.cafe@essai.test', /Une place s’est libérée/);
  });

  await test.step('reported, and hidden', async () => {
    await passer.goto('/cafes?departement=61');
    await passer.getByRole('link', { name: /parlons-en/ }).click();
    await passer.getByText('Signaler cette page').click();
    await passer.getByLabel('Qu’est-ce qui ne va pas ?').fill('Ce n’est pas un café.');
    await answer(passer);
    await look(passer, 'cafe-report');
    await passer.getByRole('button', { name: 'Envoyer le signalement' }).click();
    await expect(passer.getByRole('heading', { name: 'Signalement reçu' })).toBeVisible();
    await coordinator.reload();
    await expect(coordinator.getByText('Ce n’est pas un café.')).toBeVisible();
    await look(coordinator, 'cafes-reported');
    await coordinator.getByRole('button', { name: /^Cacher la page/ }).click();
    await coordinator.getByLabel('Motif').fill('Vérification en cours.');
    await coordinator.getByRole('button', { name: 'Cacher la page', exact: true }).click();
    await expect(coordinator.getByText('Ce n’est pas un café.')).toHaveCount(0);
    await passer.goto('/cafes?departement=61');
    await expect(passer.getByRole('link', { name: /parlons-en/ })).toHaveCount(0);
  });
});

test('questions heard: kept in the hand, told, read by the hub, then public', async ({
  someone,
}) => {
  test.setTimeout(300_000);
  const [host, nation, passer] = [await someone(phone), await someone(), await someone(phone)];
  const mailbox = new Mailbox(await someone());
  const iris = 'iris.cafe@essai.test';
  const question = 'Combien d’eau pour une réponse ?';
  let secret = '';

  await test.step('a café that begins in a minute is proposed and announced', async () => {
    const soon = new Date(Date.now() + 90_000);
    const inParis = (options: Intl.DateTimeFormatOptions) =>
      new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Paris', ...options }).format(soon);
    await host.goto('/proposer-un-cafe');
    await host.getByLabel('Titre', { exact: true }).fill('L’eau des machines');
    await host.getByLabel('Jour', { exact: true }).fill(inParis({ dateStyle: 'short' }));
    await host.getByLabel('Heure de début').fill(inParis({ timeStyle: 'short' }));
    await host.getByLabel('Places', { exact: true }).fill('8');
    await host.getByLabel('Lieu', { exact: true }).fill('Médiathèque');
    await host.getByLabel('Adresse, avec le code postal').fill('1 rue du Port, 29200 Brest');
    await host.getByLabel('Qui invite ?').fill('Iris');
    await host.getByLabel('Votre adresse électronique').fill(iris);
    await answer(host);
    await host.getByRole('button', { name: 'Envoyer ma proposition' }).click();
    const letter = await mailbox.open(iris, /Confirmez votre proposition/);
    const address = await mailbox.linkIn(letter, '/proposer-un-cafe/suivi#');
    secret = new URL(address).hash;
    await host.goto(address);
    await host.getByRole('button', { name: 'Confirmer ma proposition' }).click();
    await expect(host.getByText(/Votre proposition est arrivée/)).toBeVisible();
    await enterByPassword(nation, 'admin@percolateur.test');
    await nation.goto('/coordination/cafes');
    await nation.getByRole('button', { name: 'Accepter : L’eau des machines' }).click();
    await mailbox.open(iris, /Votre café est annoncé/);
  });

  await test.step('a question is noted in the hand, and stays there', async () => {
    await enterByPassword(host, 'formatrice@percolateur.test');
    await host.waitForURL(/animer/);
    await host.goto(`/animer/${await runningCohort(host)}`);
    const sheet = await host.locator('a[href*="/deroule/"]').first().getAttribute('href');
    await host.goto(`${sheet}/en-direct`);
    await host.getByText(/^Questions et idées/).click();
    await host.getByLabel('À garder, sans aucun nom').fill(question);
    await host.getByRole('button', { name: 'Noter la question' }).click();
    await expect(host.getByText('Questions et idées (1)')).toBeVisible();
  });

  await test.step('it is offered as the café is told, and leaves once ticked', async () => {
    await expect(async () => {
      await host.goto('/cafes');
      await host.goto(`/proposer-un-cafe/raconter${secret}`);
      await expect(host.getByRole('button', { name: 'Raconter ce café' })).toBeVisible({
        timeout: 3_000,
      });
    }).toPass({ timeout: 150_000 });
    await host.getByLabel('De 25 à 60 ans').fill('7');
    await host.getByLabel(question).check();
    await expect(host.getByLabel('Question 1', { exact: true })).toHaveValue(question);
    await expect(host.getByLabel('Thème de la question 1')).toHaveValue('environment');
    await host.getByRole('button', { name: 'Ajouter une question' }).click();
    await host.getByLabel('Question 2', { exact: true }).fill('Mme Dupont a-t-elle raison ?');
    await expect(host.getByText(/On lit «.Mme Dupont.»/)).toBeVisible();
    await look(host, 'cafe-tell-questions');
    await host.getByRole('button', { name: 'Raconter ce café' }).click();
    await expect(host.getByText(/C’est raconté, merci/)).toBeVisible();
    await passer.goto('/cafes/questions');
    await expect(passer.getByText(question)).toHaveCount(0);
    await look(passer, 'questions-board-empty');
  });

  await test.step('the hub words it, hides the other, answers', async () => {
    await nation.goto('/coordination/cafes');
    await nation.getByRole('link', { name: /questions entendues/ }).click();
    await nation.getByLabel('Mme Dupont a-t-elle raison ?').check();
    await nation.getByRole('button', { name: 'Cacher' }).click();
    await expect(nation.getByLabel('Mme Dupont a-t-elle raison ?')).toHaveCount(0);
    await nation.getByLabel(question).check();
    await look(nation, 'questions-heard');
    await nation.getByRole('button', { name: 'Choisir leur formulation…' }).click();
    await nation.getByLabel('Nouvelle formulation').fill('Combien d’eau l’IA boit-elle ?');
    await look(nation, 'questions-group');
    await nation.getByRole('button', { name: /^Ranger/ }).click();
    await nation.getByRole('button', { name: /^Répondre ou corriger/ }).click();
    await nation.getByLabel('Réponse, en quelques phrases').fill('Cela dépend du lieu.');
    await nation.getByLabel('Séquence de la formation').selectOption({ index: 1 });
    await look(nation, 'questions-answer');
    await nation.getByRole('button', { name: 'Enregistrer' }).click();
    await expect(nation.getByText('a une réponse')).toBeVisible();
  });

  await test.step('the board tells it, and keeps a small number back', async () => {
    await passer.goto('/cafes/questions?departement=29');
    await expect(passer.getByText(/boit-elle/)).toBeVisible();
    await expect(passer.getByText(/moins de 5.cafés/)).toBeVisible();
    await expect(passer.getByText('Cela dépend du lieu.')).toBeVisible();
    await look(passer, 'questions-board');
    await passer.getByLabel('Montrer').selectOption('Qui attendent une réponse');
    await passer.getByRole('button', { name: 'Montrer' }).click();
    await expect(passer.getByText(/Aucune question n’est encore publiée ici/)).toBeVisible();
  });
});
