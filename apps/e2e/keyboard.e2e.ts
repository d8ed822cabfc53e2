import type { Page } from '@playwright/test';
import { expect, test } from './house';
import { press, tabTo, type } from './keys';

const email = 'apprenant@percolateur.test';
const name = 'Nadia Benali';

const link = (page: Page, text: string | RegExp) =>
  page.getByRole('link', { name: text }).filter({ visible: true }).first();

test('a learner’s day without a mouse', async ({ someone }) => {
  const page = await someone();
  const { keyboard } = page;

  await test.step('signs in', async () => {
    await page.goto('/');
    await press(link(page, 'Entrer'));
    await press(page.getByText('Entrer avec un mot de passe'));
    await type(page.getByLabel('Adresse électronique', { exact: true }), email);
    await type(page.getByLabel('Mot de passe', { exact: true }), process.env.DEMO_PASSWORD!);
    await keyboard.press('Enter');
    await expect(page.getByRole('heading', { name: 'Mon parcours' })).toBeVisible();
  });
  const course = page.url();

  await test.step('reads a lesson, with a word of the glossary', async () => {
    await press(page.locator('.here .lessons a').first());
    await expect(page.getByRole('heading', { level: 1 })).toBeFocused();
    const term = page.locator('button.term').first();
    await press(term);
    await expect(term).toHaveAttribute('aria-expanded', 'true');
    await expect(page.locator('.definition')).toContainText('Plus simplement');
    await keyboard.press('Escape');
    await expect(term).toHaveAttribute('aria-expanded', 'false');
    await expect(term).toBeFocused();
  });

  await test.step('answers a question', async () => {
    await page.goto(`${course}/quiz/entrainement-histoire`);
    await press(page.getByRole('button', { name: 'Commencer' }));
    await expect(page.getByRole('heading', { name: /^Question 1 sur/ })).toBeFocused();
    await tabTo(page.getByRole('group').locator('input').first());
    await keyboard.press('Space');
    await press(page.getByRole('button', { name: 'Valider ma réponse' }));
    await expect(page.getByText('reçu', { exact: true })).toBeVisible();
    await press(page.getByRole('button', { name: /^(Suivante|Passer)/ }));
    await expect(page.getByRole('heading', { name: /^Question 2 sur/ })).toBeFocused();
  });

  await test.step('signs by typing a name', async () => {
    await page.goto(course);
    await press(link(page, 'Signer'));
    await tabTo(page.getByLabel('Dessiner ma signature'));
    await keyboard.press('ArrowDown');
    await type(page.getByLabel('Votre prénom et votre nom'), name);
    await press(page.getByRole('button', { name: /^Je signe/ }));
    await expect(page.getByRole('heading', { name: /^Votre signature est reçue/ })).toBeVisible();
  });
});
