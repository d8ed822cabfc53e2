import type { Page } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { expect, test } from './house';
import { lessonsOf, runningCohort } from './lessons';
import { look } from './look';
import { enterByPassword } from './pages/entering';

const html = new HtmlValidate({
  extends: ['html-validate:standard'],
  elements: ['html5'],
  rules: {
    // What Angular and the browser write of a page has their style, which is no fault.
    'no-inline-style': 'off',
    'void-style': 'off',
    'attribute-boolean-style': 'off',
    'attribute-empty-style': 'off',
    'no-trailing-whitespace': 'off',
    'doctype-style': 'off',
    'long-title': 'off',
  },
});

/** Every fault of the page's HTML, as the browser holds it. */
async function faultsIn(page: Page): Promise<string[]> {
  const { results } = await html.validateString(await page.content());
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ line, ruleId, message, selector }) => `${line} ${ruleId} ${message} ${selector}`,
    ),
  );
}

test('every lesson and its hand-out, on a phone and on a desk', async ({ someone }) => {
  test.setTimeout(600_000);
  const page = await someone();
  await enterByPassword(page, 'formatrice@percolateur.test');
  await page.waitForURL(/animer/);
  for (const { id, path } of await lessonsOf(page, await runningCohort(page))) {
    for (const [address, name] of [
      [path, `lesson-${id}`],
      [`${path}/fiche`, `handout-${id}`],
    ]) {
      await test.step(name, async () => {
        await page.goto(address);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.locator('app-loading')).toHaveCount(0);
        await look(page, name);
        expect.soft(await faultsIn(page), `${name}, HTML`).toEqual([]);
      });
    }
  }
});
