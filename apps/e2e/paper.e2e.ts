import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type BeliefBrief, positioningRoutes } from '@percolateur/contract';
import type { Page } from '@playwright/test';
import { expect, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';

test('the brief of a room is one sheet of paper, however long what is said', async ({
  someone,
}) => {
  const page = await someone();
  await enterByPassword(page, 'formatrice@percolateur.test');
  await page.getByRole('link', { name: 'Entrer en salle' }).click();
  await page.waitForURL(/animer\/./);
  const brief = `${new URL(page.url()).pathname}/idees-recues`;
  const title = page.getByRole('heading', { name: 'Les idées reçues de la salle' });

  await page.goto(brief);
  await expect(title).toBeVisible();
  expect(await sheets(page, 'brief')).toBe(1);

  const { path } = positioningRoutes.brief;
  await page.route(`**${path.replace(':cohortId', '*')}`, async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, json: longest((await answer.json()) as BeliefBrief) });
  });
  await page.goto(brief);
  await expect(title).toBeVisible();
  await expect(page.getByText('20 personnes sur 20')).toBeVisible();
  expect(await sheets(page, 'brief-longest')).toBe(1);
});

test('a sheet of paper is copied from the keyboard, and survives a closed tab', async ({
  someone,
}) => {
  const page = await someone();
  await enterByPassword(page, 'formatrice@percolateur.test');
  await page.getByRole('link', { name: 'Entrer en salle' }).click();
  await page.waitForURL(/animer\/./);
  const room = new URL(page.url()).pathname;
  await page.goto(`${room}/papier`);
  const quiz = page.getByRole('region', { name: 'Avant de venir', exact: true });
  await quiz.getByRole('button', { name: /^Préparer une feuille/ }).click();
  await expect(quiz.getByText('Feuille n° 1')).toBeVisible();
  await look(page, 'quiz-papers-prepared');
  for (const name of [/^Questions et feuille/, /^Les mêmes en grands/, /^Corrigé/]) {
    const href = await quiz.getByRole('link', { name }).getAttribute('href');
    const pdf = await page.request.get(href!);
    expect(pdf.headers()['content-type']).toBe('application/pdf');
  }
  await quiz.getByRole('link', { name: 'Recopier des feuilles' }).click();

  const whose = page.getByLabel('De qui est cette feuille ?');
  const somebody = whose.locator('option', { hasText: '(0 essai)' }).first();
  const value = (await somebody.getAttribute('value'))!;
  await whose.selectOption(value);
  const first = page.getByRole('textbox', { name: /^1 une lettre/ });
  await first.focus();
  await page.keyboard.type('z');
  await expect(page.getByText('Une seule lettre, de A à')).toBeVisible();
  await look(page, 'copy-misread');
  await page.keyboard.press('Backspace');
  await page.keyboard.type('b');
  for (let key = 0; key < 2; key += 1) await page.keyboard.press('Enter');
  await page.keyboard.type('a');
  await expect(page.getByText('Gardé sur cet appareil.')).toBeVisible();

  await page.reload();
  await whose.selectOption(value);
  await expect(page.getByText('Vous aviez commencé cette feuille')).toBeVisible();
  await expect(first).toHaveValue('b');
  await expect(page.getByRole('textbox', { name: /^2 une lettre/ })).toHaveValue('a');
  await page.getByRole('button', { name: 'Relire avant' }).click();
  await expect(page.getByText('8 sans réponse')).toBeVisible();
  await look(page, 'copy-reviewed');
  await page.getByRole('button', { name: 'Enregistrer cette feuille' }).click();
  await expect(page.getByText('verra que vous l’avez saisie')).toBeVisible();
  await look(page, 'copy-received');
});

/** How many pages it prints on. With SHOTS=folder it keeps them. */
async function sheets(page: Page, name: string): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const { SHOTS } = process.env;
  if (SHOTS) writeFileSync(join(SHOTS, `${name}.pdf`), pdf);
  return pdf.toString('latin1').match(/\/Type \/Page\b/g)?.length ?? 0;
}

/** Six beliefs a third longer than the longest of the shipped course, in a room of twenty. */
function longest(brief: BeliefBrief): BeliefBrief {
  const words = (count: number) =>
    'Posez la question, écoutez deux réponses, notez-les au tableau et demandez pourquoi. '
      .repeat(9)
      .slice(0, count);
  const lesson = { id: 'seance', title: words(60), halfDay: words(60) };
  return {
    ...brief,
    ...{ cohortTitle: words(120), handedIn: 20 },
    beliefs: Array.from({ length: 6 }, (_, place) => ({
      ...{ text: `${place + 1}. ${words(110)}`, prompt: words(200), lesson },
      ...{ chosen: 20 - place, sure: 12, rather: 8 - place },
      activity: { minutes: 5, title: words(45), gesture: words(420) },
    })),
    certainty: [
      { certainty: 'sure', given: 120, right: 66 },
      { certainty: 'rather', given: 50, right: 20 },
      { certainty: 'not', given: 30, right: 8 },
    ],
  };
}
