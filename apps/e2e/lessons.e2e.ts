import { expect, test } from './house';
import { lessonsOf, runningCohort } from './lessons';
import { htmlFaults, look } from './look';
import { enterByPassword } from './pages/entering';

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
        expect.soft(await htmlFaults(page), `${name}, HTML`).toEqual([]);
      });
    }
  }
});
