import type { Locator, Page } from '@playwright/test';
import { readQuestions, type Written } from './answers';
import { expect, phone, test } from './house';
import { press, tabTo, type } from './keys';
import { look } from './look';
import { enterByPassword } from './pages/entering';

const written = readQuestions();

/** A question of each kind in the shipped course: its quiz, and its id. */
const kinds: [kind: string, quizId: string, questionId: string][] = [
  ['single', 'exercice-miroir-eliza', 'eliza-trois-gestes'],
  ['multiple', 'exercice-vagues-et-promesses', 'vagues-deux-ingredients'],
  ['true-false', 'exercice-mot-d-apres', 'froid-et-vrai'],
  ['ordering', 'exercice-douze-dates', 'dates-six-jalons'],
  ['matching', 'exercice-boite-a-formats', 'a-chaque-salle-son-format'],
  ['short', 'exercice-quand-elle-invente', 'le-mot-pour-inventer'],
  ['numeric', 'exercice-combien-au-juste', 'douze-agents-vingt-reponses'],
  ['gap', 'exercice-apprendre-regler', 'apprendre-en-deux-phrases'],
  ['open', 'exercice-recolte-histoire', 'recolte-une-chose-sure'],
  ['scenario', 'exercice-moments-difficiles', 'scene-video'],
];

/** Answers a question rightly by the keyboard alone, as each kind asks. */
async function answer(page: Page, question: Written): Promise<void> {
  const { keyboard } = page;
  const group = (id: string) => page.locator(`input[name="${id}"]`);
  switch (question.kind) {
    case 'scenario':
      for (const part of question.parts ?? []) await answer(page, part);
      return;
    case 'single':
    case 'multiple': {
      const right = question.choices?.map((choice) => choice.right) ?? [];
      const inputs = group(question.id);
      for (const [at, isRight] of right.entries()) {
        if (!isRight) continue;
        await choose(inputs, at, question.kind === 'single');
      }
      return;
    }
    case 'true-false':
      return choose(group(question.id), question.right ? 0 : 1, true);
    case 'ordering':
      for (const [place, { id }] of (question.items ?? []).entries()) {
        const up = page.locator(`#up-${question.id}-${id}`);
        const list = page.locator('ol').filter({ has: up }).locator('li');
        await tabTo(up);
        for (let moves = 0; !(await list.nth(place).locator(up).count()); moves += 1) {
          expect(moves, 'moves of one item').toBeLessThan(10);
          const before = await list.allTextContents();
          await keyboard.press('Enter');
          await expect(async () =>
            expect(await list.allTextContents()).not.toEqual(before),
          ).toPass();
          // Moved, it keeps the focus: the next press moves it again.
          await expect(up).toBeFocused();
        }
      }
      return;
    case 'matching':
      for (const { id, targetId } of question.items ?? []) {
        await pick(page.locator(`#match-${question.id}-${id}`), targetId!);
      }
      return;
    case 'short':
      return type(page.locator(`#short-${question.id}`), question.accepted![0].text!);
    case 'numeric':
      return type(page.locator(`#number-${question.id}`), `environ ${question.accepted![0].value}`);
    case 'gap':
      for (const { id, accepted, choices } of question.gaps ?? []) {
        const field = page.locator(`#gap-${question.id}-${id}`);
        if (choices) await pick(field, accepted[0]);
        else await type(field, accepted[0]);
      }
      return;
    case 'open':
      return type(page.locator(`#open-${question.id}`), 'ELIZA, décrite en 1966, par son article.');
  }
}

/** Chooses in a list by the keyboard. */
async function pick(list: Locator, value: string): Promise<void> {
  await tabTo(list);
  for (let steps = 0; (await list.inputValue()) !== value; steps += 1) {
    expect(steps, 'steps in one list').toBeLessThan(10);
    await list.page().keyboard.press('ArrowDown');
  }
}

/** Chooses one of several by the keyboard: arrows among radios, Space on a box. */
async function choose(inputs: Locator, at: number, radio: boolean): Promise<void> {
  const { keyboard } = inputs.page();
  if (!radio) {
    await tabTo(inputs.nth(at));
    return keyboard.press('Space');
  }
  await tabTo(inputs.first());
  await keyboard.press('Space');
  for (let steps = 0; steps < at; steps += 1) await keyboard.press('ArrowDown');
  await expect(inputs.nth(at)).toBeChecked();
}

test('every kind of question, by the keyboard alone, on a small phone', async ({ someone }) => {
  test.setTimeout(1_200_000);
  const page = await someone(phone);
  await enterByPassword(page, 'apprenant@percolateur.test');
  await expect(page.getByRole('heading', { name: 'Mon parcours' })).toBeVisible();
  const course = page.url();
  for (const [kind, quizId, questionId] of kinds) {
    await test.step(kind, async () => {
      const question = written.get(questionId)!;
      expect(question.kind).toBe(kind);
      await page.goto(`${course}/quiz/${quizId}`);
      await press(page.getByRole('button', { name: 'Commencer' }));
      const heading = page.getByRole('heading', { name: /^Question \d+ sur \d+$/ });
      const there = page.locator(`[id*="-${questionId}"], [name="${questionId}"]`).first();
      await heading.waitFor();
      while (!(await there.count())) {
        const said = await heading.textContent();
        await press(page.getByRole('button', { name: 'Passer' }));
        await expect(heading).not.toHaveText(said!);
        await expect(heading).toBeFocused();
      }
      await look(page, `question-${kind}`);
      await press(page.getByRole('button', { name: 'Valider ma réponse' }));
      await expect(page.getByText('Répondez pour continuer')).toBeVisible();
      await answer(page, question);
      await press(page.getByRole('button', { name: 'Valider ma réponse' }));
      const told = page.locator('app-question > app-told-note');
      await expect(told).toContainText(kind === 'open' ? 'Merci.' : 'Oui.');
      await expect(told).toBeFocused();
      await look(page, `question-${kind}-corrected`);
    });
  }
});
