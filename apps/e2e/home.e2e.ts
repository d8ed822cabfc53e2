import AxeBuilder from '@axe-core/playwright';
import { expect, test } from '@playwright/test';

test('the first page opens and is accessible', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
});
