import type { Page } from '@playwright/test';
import { expect, phone, test } from './house';
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
    await stranger.getByLabel('Titre').fill('L’IA et nous, parlons-en');
    await stranger.getByLabel('Jour').fill(day);
    await stranger.getByLabel('Places').fill('1');
    await stranger.getByLabel('Lieu').fill('Médiathèque de Flers');
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
