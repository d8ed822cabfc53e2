import { expect, type Page } from '@playwright/test';
import { readQuestions } from '../answers';

const written = readQuestions();

const question = (page: Page) => page.locator('app-question');

/** Gives the right answer to the question on screen; a word that is accepted, or a few of one’s own. */
export async function answer(page: Page): Promise<void> {
  const words = question(page).getByRole('textbox', { name: 'Votre réponse' });
  if (await words.isVisible()) {
    const [, kind, asked] = /^(\w+)-(.+)$/.exec((await words.getAttribute('id'))!)!;
    if (kind === 'open') return words.fill('Une chose petite, et où la vérifier.');
    const [{ text, value }] = written.get(asked)!.accepted!;
    return words.fill(text ?? String(value));
  }
  const id = await question(page).locator('input').first().getAttribute('name');
  const { choices: all = [] } = written.get(id!)!;
  const right = all.filter((choice) => choice.right).map(({ text }) => plain(text));
  const choices = question(page).locator('label app-rich');
  for (const [index, text] of (await choices.allTextContents()).entries()) {
    if (right.includes(plain(text))) await choices.nth(index).click();
  }
}

/**
 * Answers the questions from this one on, until `before` (from 1) or the end. In training each answer
 * is validated, and its explanation takes the focus.
 */
export async function answerAll(page: Page, before = Infinity): Promise<void> {
  const heading = page.getByRole('heading', { level: 2 }).first();
  for (;;) {
    const said = await heading.textContent();
    const [, number, count] = /(\d+) sur (\d+)/.exec(said!)!;
    if (Number(number) === before) return;
    await answer(page);
    const validate = page.getByRole('button', { name: 'Valider ma réponse' });
    if (await validate.isVisible()) {
      await validate.click();
      const explanation = page.locator('app-question > app-told-note');
      await expect(explanation).toContainText(/Oui\.|Merci\./);
      await expect(explanation).toBeFocused();
    }
    await expect(page.getByText('reçu', { exact: true })).toBeVisible();
    await page
      .getByRole('button', { name: number === count ? 'Terminer' : 'Suivante' })
      .first()
      .click();
    if (number === count) return;
    await expect(heading).not.toHaveText(said!);
  }
}

/** As typed by an author: typography is added when the course is imported. */
const plain = (text: string) => text.replace(/’/g, "'").replace(/\s+/g, ' ').trim();
