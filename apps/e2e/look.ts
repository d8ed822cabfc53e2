import { join } from 'node:path';
import AxeBuilder from '@axe-core/playwright';
import { expect, type Page } from '@playwright/test';
import { HtmlValidate } from 'html-validate';
import { desk, phone } from './house';

const standards = [...['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'], 'best-practice'];

/**
 * Looks at the page once it has its heading, on a phone and on a desk: accessible in light and in
 * dark, nothing wider than the screen. Puts the screen back as it was. With SHOTS=folder it keeps
 * what it saw.
 */
export async function look(page: Page, name: string): Promise<void> {
  const before = page.viewportSize()!;
  await expect(page.locator('h1')).toBeVisible();
  for (const [screen, colorScheme] of [
    [phone, 'light'],
    [desk, 'dark'],
  ] as const) {
    await page.setViewportSize(screen);
    await page.emulateMedia({ colorScheme });
    await keep(page, `${name}-${screen.width}`);
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect.soft(width, `${name}, width at ${screen.width}`).toBeLessThanOrEqual(screen.width);
    const { violations } = await new AxeBuilder({ page })
      .withTags(standards)
      // A message of the mailbox runs no script, axe’s no more than its own.
      .exclude('iframe[sandbox]')
      // Otherwise each look opens a page more, for frames of other origins, which there are none of.
      .setLegacyMode()
      .analyze();
    const told = violations.flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(' ')}: ${failureSummary}`),
    );
    expect.soft(told, `${name}, accessibility at ${screen.width}`).toEqual([]);
  }
  await page.emulateMedia({ colorScheme: 'light' });
  await page.setViewportSize(before);
}

async function keep(page: Page, name: string): Promise<void> {
  const { SHOTS } = process.env;
  if (SHOTS) await page.screenshot({ path: join(SHOTS, `${name}.png`), fullPage: true });
}

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
export async function htmlFaults(page: Page): Promise<string[]> {
  const { results } = await html.validateString(await page.content());
  return results.flatMap(({ messages }) =>
    messages.map(
      ({ line, ruleId, message, selector }) => `${line} ${ruleId} ${message} ${selector}`,
    ),
  );
}
