import type { Page } from '@playwright/test';
import { expect, test } from './house';
import { htmlFaults, look } from './look';
import { enterByPassword } from './pages/entering';

type Visit = [path: string, name: string];

/** Opens each address and looks at what it shows. */
async function goRound(page: Page, visits: Visit[]): Promise<void> {
  for (const [path, name] of visits) {
    await test.step(name, async () => {
      await page.goto(path);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      await expect(page.getByText('Un instant')).toHaveCount(0);
      await look(page, name);
    });
  }
}

test('pages open to everybody', async ({ someone }) => {
  await goRound(await someone(), [
    ['/', 'home'],
    ['/programme', 'programme'],
    ['/verifier', 'verify'],
    ['/accessibilite', 'accessibility'],
    ['/entrer', 'sign-in'],
    ['/invitation', 'invitation-incomplete'],
    ['/nulle-part', 'not-found'],
    ['/mailbox', 'mailbox'],
  ]);
});

test('the public pages of cafés, on the narrowest screen too', async ({ someone }) => {
  const page = await someone({ width: 320, height: 640 });
  await page.goto('/cafes');
  const first = await page.locator('.cafes a').first().getAttribute('href');
  for (const [path, name] of [
    ['/cafes', 'cafes'],
    ['/cafes?cp=14000&rayon=50', 'cafes-near'],
    ['/cafes/carte', 'cafes-map-all'],
    ['/cafes/questions', 'cafes-board'],
    [first!, 'cafe-public'],
    ['/proposer-un-cafe', 'cafe-proposal'],
    ['/ressources', 'resources-public'],
  ]) {
    await test.step(name!, async () => {
      await page.goto(path!);
      await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
      const width = await page.evaluate(() => document.documentElement.scrollWidth);
      expect.soft(width, `${name}, width at 320`).toBeLessThanOrEqual(320);
      expect.soft(await htmlFaults(page), `${name}, HTML`).toEqual([]);
      await look(page, name!);
    });
  }
});

test('the other pages of a learner', async ({ someone }) => {
  const page = await someone();
  await enterByPassword(page, 'apprenant@percolateur.test');
  await page.waitForURL(/ma-formation\/./);
  await goRound(page, [
    [page.url(), 'demo-today'],
    [`${page.url()}/glossaire`, 'glossary'],
    [`${page.url()}/mon-cafe`, 'cafe'],
    [`${page.url()}/observer`, 'observe-not-yet'],
    [`${page.url()}/mon-animation`, 'my-rehearsal-not-yet'],
    [`${page.url()}/mes-progres`, 'my-progress'],
    [`${page.url()}/ma-pratique`, 'my-practice'],
    [`${page.url()}/quiz/positionnement`, 'positioning'],
    ['/mes-documents', 'no-document'],
    ['/mon-compte', 'learner-account'],
    ['/mes-messages', 'learner-messages'],
  ]);
});

test('the other pages of a trainer', async ({ someone }) => {
  const page = await someone();
  await enterByPassword(page, 'formatrice@percolateur.test');
  await page.waitForURL(/animer/);
  await page.getByRole('link', { name: 'Entrer en salle' }).click();
  await page.waitForURL(/animer\/./);
  const room = new URL(page.url()).pathname;
  await page.goto('/animer');
  await page.getByText('Passées').click();
  const past = await page.getByRole('link', { name: /, Bayeux$/ }).getAttribute('href');
  await goRound(page, [
    ['/animer', 'demo-trainer'],
    [room, 'demo-room'],
    [`${room}/salle`, 'demo-screen'],
    [`${room}/profils`, 'profiles'],
    [`${room}/papier`, 'quiz-papers'],
    [`${room}/progres`, 'gain-too-few'],
    [`${past}/progres`, 'gain'],
    [`${room}/idees-recues`, 'beliefs'],
    [`${room}/reponses`, 'readings'],
    [`${room}/evaluations`, 'assessments'],
    [`${room}/statistiques`, 'statistics-few'],
    [`${past}/statistiques`, 'statistics-cohort'],
    [`${past}/animations`, 'demo-rehearsals'],
    ['/mon-compte', 'trainer-account'],
    ['/mon-compte/agenda', 'trainer-agenda'],
  ]);
  await page.goto('/mon-compte/agenda');
  await page.getByRole('button', { name: /que j’anime$/ }).click();
  const address = page.getByLabel('L’adresse à donner à votre agenda');
  await expect(address).toHaveValue(/\.ics$/);
  await look(page, 'trainer-agenda-address');
  const feed = await page.request.get(await address.inputValue());
  expect(feed.headers()['content-type']).toBe('text/calendar; charset=utf-8');
  expect(await feed.text()).toContain('TZID:Europe/Paris');
  await page.goto(`${room}/reponses`);
  await page.getByRole('button', { name: /^Lire/ }).first().click();
  await page.getByRole('button', { name: 'Enregistrer ma lecture' }).click();
  await expect(page.getByText('Choisissez un niveau.').first()).toBeVisible();
  await look(page, 'reading-one');
});

test('the other pages of a coordinator', async ({ someone }) => {
  const page = await someone();
  await enterByPassword(page, 'coordination@percolateur.test');
  await page
    .getByRole('link', { name: /, Caen$/ })
    .last()
    .click();
  await page.waitForURL(/sessions\/./);
  const cohort = page.url();
  await goRound(page, [
    [`${cohort}/messages`, 'messages'],
    [`${cohort}/historique`, 'history'],
    [`${cohort}/controle`, 'pre-audit'],
    ['/coordination/personnes', 'learners'],
    ['/coordination/statistiques', 'statistics'],
    ['/coordination/equipe', 'staff'],
    ['/coordination/organismes', 'organisation'],
    ['/coordination/preuves', 'evidence'],
  ]);
  await page.getByRole('button', { name: 'Vérifier toute la chaîne' }).click();
  await expect(page.getByText('La chaîne est entière')).toBeVisible();
  await look(page, 'evidence-checked');
  await page.goto(`${cohort}/documents`);
  await page.getByRole('button', { name: 'Rassembler les preuves' }).click();
  const file = page.getByRole('link', { name: /^Télécharger/ });
  await expect(file).toBeVisible({ timeout: 30_000 });
  await look(page, 'evidence-bundle');
  const download = page.waitForEvent('download');
  await file.click();
  expect((await download).suggestedFilename()).toBe('preuves.zip');
});

test('the other pages of the nation', async ({ someone }) => {
  const page = await someone();
  await enterByPassword(page, 'admin@percolateur.test');
  await goRound(page, [
    ['/coordination', 'national-cohorts'],
    ['/coordination/national', 'nation'],
    ['/coordination/organismes', 'organisations'],
    ['/coordination/file', 'queue'],
  ]);
});
