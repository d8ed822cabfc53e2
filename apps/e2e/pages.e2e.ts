import type { Page } from '@playwright/test';
import { expect, test } from './house';
import { look } from './look';
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

test('the other pages of a learner', async ({ someone }) => {
  const page = await someone();
  await enterByPassword(page, 'apprenant@percolateur.test');
  await page.waitForURL(/ma-formation\/./);
  await goRound(page, [
    [page.url(), 'demo-today'],
    [`${page.url()}/glossaire`, 'glossary'],
    [`${page.url()}/mon-cafe`, 'cafe'],
    ['/mes-documents', 'no-document'],
    ['/mon-compte', 'learner-account'],
  ]);
});

test('the other pages of a trainer', async ({ someone }) => {
  const page = await someone();
  await enterByPassword(page, 'formatrice@percolateur.test');
  await page.waitForURL(/animer/);
  await page.getByRole('link', { name: 'Entrer en salle' }).click();
  await page.waitForURL(/animer\/./);
  await goRound(page, [
    ['/animer', 'demo-trainer'],
    [page.url(), 'demo-room'],
    ['/mon-compte', 'trainer-account'],
  ]);
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
    ['/coordination/personnes', 'learners'],
    ['/coordination/equipe', 'staff'],
    ['/coordination/organismes', 'organisation'],
  ]);
});

test('the other pages of the nation', async ({ someone }) => {
  const page = await someone();
  await enterByPassword(page, 'admin@percolateur.test');
  await goRound(page, [
    ['/coordination', 'national-cohorts'],
    ['/coordination/organismes', 'organisations'],
    ['/coordination/file', 'queue'],
  ]);
});
