import type { Locator, Page } from '@playwright/test';
import { expect, test } from './house';
import { press, tabTo, type } from './keys';
import { runningCohort } from './lessons';
import { look } from './look';
import { enterByPassword } from './pages/entering';

interface Try {
  lesson: string;
  /** The gestures of the experiment, by keyboard. */
  play: (at: Locator, page: Page) => Promise<void>;
}

const state = (at: Locator) => at.locator('.state');
const button = (at: Locator, name: string | RegExp) => at.getByRole('button', { name });

/** Replaces what a field holds. */
async function write(field: Locator, text: string): Promise<void> {
  await tabTo(field);
  await field.page().keyboard.press('ControlOrMeta+a');
  await field.page().keyboard.type(text);
}

const tries: Record<string, Try> = {
  eliza: {
    lesson: 'miroir-eliza',
    play: async (at, { keyboard }) => {
      await type(at.getByLabel('Votre phrase'), 'Ma sœur me manque');
      await keyboard.press('Enter');
      await expect(at.getByRole('log')).toContainText('Ma sœur me manque');
      await press(at.getByText('La règle utilisée').last());
      await press(button(at, 'Ajouter une règle'));
    },
  },
  perceptron: {
    lesson: 'apprendre-regler',
    play: async (at, { keyboard }) => {
      await expect(state(at)).toContainText('5 erreurs sur 12');
      await press(button(at, 'Vingt pas'));
      await expect(state(at)).not.toContainText('5 erreurs sur 12');
      const threshold = at.getByRole('slider', { name: /^Seuil/ });
      const before = await threshold.inputValue();
      await tabTo(threshold);
      await keyboard.press('ArrowRight');
      await expect(threshold).not.toHaveValue(before);
    },
  },
  'mot-suivant': {
    lesson: 'mot-d-apres',
    play: async (at) => {
      await press(button(at, 'Tirer un mot'));
      await expect(state(at)).toContainText('Mot tiré');
      await press(button(at, 'Tirer vingt mots'));
      await expect(state(at)).toContainText('sur 21');
    },
  },
  jetons: {
    lesson: 'mots-en-morceaux',
    play: async (at) => {
      await press(button(at, 'anticonstitutionnellement'));
      await expect(state(at)).toContainText('11 morceaux');
      await write(at.getByLabel('Votre texte'), 'bonjour');
      await expect(state(at)).toContainText('pour 7 signes');
    },
  },
  'donnees-biaisees': {
    lesson: 'donnees-manquantes',
    play: async (at, { keyboard }) => {
      await tabTo(at.getByRole('checkbox').first());
      for (let picked = 0; picked < 10; picked += 1) {
        await keyboard.press('Space');
        await keyboard.press('Tab');
      }
      await press(button(at, 'Entraîner et tester'));
      await press(at.getByText('Ouvrir par groupe'));
      await expect(at.getByRole('table').first()).toBeVisible();
    },
  },
  debruiter: {
    lesson: 'bruit-image',
    play: async (at) => {
      const before = await state(at).innerText();
      await press(button(at, 'Un pas'));
      await expect(state(at)).not.toHaveText(before);
      await press(button(at, 'Aller au bout'));
    },
  },
  'ordre-de-grandeur': {
    lesson: 'combien-au-juste',
    play: async (at) => {
      const people = at.getByLabel('Nombre de personnes');
      await write(people, '24');
      await people.press('Tab');
      await expect(state(at)).toContainText('480 réponses');
    },
  },
  'vrai-ou-genere': {
    lesson: 'vrai-ou-fabrique',
    play: async (at, { keyboard }) => {
      const before = await state(at).innerText();
      await tabTo(at.getByRole('radio', { name: /^Vrai/ }));
      await keyboard.press('ArrowDown');
      await tabTo(at.getByRole('radio', { name: 'Au hasard' }));
      await keyboard.press('Space');
      await press(button(at, /^Voter/));
      await expect(state(at)).not.toHaveText(before);
      await press(button(at, 'Voter de nouveau'));
    },
  },
};

test('each experiment, without a mouse and without network', async ({ someone }) => {
  test.setTimeout(600_000);
  const page = await someone();
  await enterByPassword(page, 'formatrice@percolateur.test');
  await page.waitForURL(/animer/);
  const cohortId = await runningCohort(page);
  for (const [name, { lesson, play }] of Object.entries(tries)) {
    await test.step(name, async () => {
      await page.goto(`/ma-formation/${cohortId}/lecons/${lesson}`);
      const at = page.locator('app-experiment');
      await button(at, 'Essayer').waitFor();
      await page.context().setOffline(true);
      await tabTo(at.getByRole('radio').first());
      await page.keyboard.press('Space');
      await press(button(at, 'Essayer'));
      await expect(at.locator('.recall')).toContainText('Votre pari');
      await expect(at.getByText('Que s’est-il passé')).toBeHidden();
      await play(at, page);
      await expect(at.getByText('Que s’est-il passé')).toBeVisible();
      await press(at.getByText('Voir en texte'));
      // What the bar at the bottom covers for now is not out of reach: one scrolls.
      await page.evaluate(() => scrollTo(0, 0));
      await look(page, `experiment-${name}`);
      await page.context().setOffline(false);
    });
  }
});
