import { expect, test } from './house';
import { look } from './look';
import { enterByPassword } from './pages/entering';

test.use({ refusals: true });

test('a learner at the doors of the staff is told kindly', async ({ someone }) => {
  const page = await someone();
  await enterByPassword(page, 'apprenant@percolateur.test');
  await page.waitForURL(/ma-formation\/./);
  const cohortId = page.url().split('/').at(-1);
  for (const path of [
    '/animer',
    `/animer/${cohortId}`,
    '/coordination',
    `/coordination/sessions/${cohortId}`,
    '/coordination/equipe',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/introuvable/i);
  }
  await look(page, 'refused');
});

test('the coordinator of another hub finds nothing here', async ({ someone }) => {
  const [here, elsewhere] = [await someone(), await someone()];
  await enterByPassword(here, 'coordination@percolateur.test');
  await here
    .getByRole('link', { name: /, Caen$/ })
    .last()
    .click();
  await here.waitForURL(/sessions\/./);
  await enterByPassword(elsewhere, 'coordination.albi@percolateur.test');
  await expect(elsewhere.getByText('Caen')).toBeHidden();
  await elsewhere.goto(here.url());
  await expect(elsewhere.getByRole('heading', { level: 1 })).toContainText(/n’est pas la vôtre/);
});

test('who is not signed in signs in first, then arrives', async ({ someone }) => {
  const page = await someone();
  await page.goto('/mes-documents');
  await expect(page).toHaveURL(/\/entrer\?suite=/);
});
