import { courseRoutes, urlOf } from '@percolateur/contract';
import { expect, phone, test } from './house';
import { look } from './look';
import { enterByCode, enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';
import { passDevice, takeBack } from './pages/room';
import { draw, receipt } from './pages/signing';

test.use({ cuts: true });

const tray = /envois? atten/;

test('what two tabs were told without network arrives, whichever is closed', async ({
  someone,
}) => {
  const first = await someone(phone);
  const context = first.context();
  await enterByPassword(first, 'apprenant@percolateur.test');
  await first.waitForURL(/ma-formation\/./);
  const today = first.url();
  const params = { cohortId: new URL(today).pathname.split('/')[2] };
  const outline = courseRoutes.outline.answer.parse(
    await (await first.request.get(urlOf(courseRoutes.outline, { params }))).json(),
  );
  await first.goto(`${today}/quiz/${outline.halfDays[1].quiz!.id}`);
  await first.getByRole('button', { name: 'Commencer' }).click();
  await expect(first.getByRole('heading', { name: /^Question 1 sur/ })).toBeVisible();
  const second = await context.newPage();
  await second.goto(first.url());
  await expect(second.getByRole('heading', { name: /^Question 1 sur/ })).toBeVisible();

  await context.setOffline(true);
  await second.getByRole('button', { name: 'Passer' }).click();
  for (const tab of [first, second]) {
    await tab.locator('app-question label').first().click();
    await tab.getByRole('button', { name: 'Valider ma réponse' }).click();
    await expect(tab.getByText('sur cet appareil', { exact: true })).toBeVisible();
    await expect(tab.getByText('Tout est gardé sur cet appareil.')).toBeVisible();
  }
  await expect(first.getByRole('button', { name: tray })).toHaveText(
    '2 envois attendent le réseau',
  );
  await look(first, 'outbox-waiting');
  await first.getByRole('button', { name: tray }).click();
  await look(first, 'outbox-list');
  await first.close();
  await second.close();

  await context.setOffline(false);
  const elsewhere = await context.newPage();
  const saved = [1, 2].map(() =>
    elsewhere.waitForResponse((reply) => /answers/.test(reply.url()) && reply.ok()),
  );
  await elsewhere.goto('/mon-compte');
  await Promise.all(saved);
  await expect(elsewhere.getByRole('button', { name: tray })).toBeHidden();
});

test('what a public network swallows is sent once, whichever tab sends it', async ({ someone }) => {
  const first = await someone(phone);
  const context = first.context();
  await enterByPassword(first, 'apprenant@percolateur.test');
  await first.waitForURL(/ma-formation\/./);
  await first.goto(`${first.url()}/quiz/exercice-nos-images`);
  await first.getByRole('button', { name: 'Commencer' }).click();
  await expect(first.getByRole('heading', { name: /^Question 1 sur/ })).toBeVisible();
  const second = await context.newPage();
  await second.goto(first.url());
  await expect(second.getByRole('heading', { name: /^Question 1 sur/ })).toBeVisible();

  const saving = /\/answers\/[^/]+$/;
  const sent: string[] = [];
  let swallowed = 0;
  await context.route(saving, (route) => {
    swallowed += 1;
    return route.fulfill({ contentType: 'text/html', body: '<title>Wi-Fi de la salle</title>' });
  });
  await first.locator('app-question label').first().click();
  await first.getByRole('button', { name: 'Valider ma réponse' }).click();
  await expect(first.getByText('sur cet appareil', { exact: true })).toBeVisible();
  await expect(first.getByRole('button', { name: tray })).toBeVisible();
  await expect(first.locator('app-told-note')).toBeHidden();
  expect(swallowed).toBeGreaterThan(0);

  context.on('request', (request) => {
    if (saving.test(request.url())) sent.push(request.url());
  });
  await context.unroute(saving);
  for (const tab of [first, second]) {
    await tab.evaluate(() => dispatchEvent(new Event('online')));
  }
  await expect(first.locator('app-question > app-told-note')).toBeVisible();
  await expect(second.getByRole('button', { name: tray })).toBeHidden();
  expect(sent).toHaveLength(1);
});

test('a signature made without network is never another’s, and goes to who made it', async ({
  someone,
}) => {
  const page = await someone(phone);
  const context = page.context();
  // Somebody of the running cohort whose half-day no other scene signs.
  await enterByCode(page, 'zoe.baca@percolateur.test', new Mailbox(await someone()));
  await page.waitForURL(/ma-formation\/./);
  await page.getByRole('link', { name: 'Signer', exact: true }).first().click();
  await look(page, 'outbox-signing');
  await page.getByRole('img', { name: 'Cadre vide où dessiner' }).click();
  await expect(page.getByText('C’est un peu court pour une signature.')).toBeVisible();
  await page.getByRole('button', { name: /^Je signe/ }).click();
  await expect(page.getByText('Dessinez votre signature, ou tapez votre nom.')).toBeHidden();
  await page.getByRole('button', { name: 'Effacer' }).click();
  await draw(page);
  await context.setOffline(true);
  await page.getByRole('button', { name: /^Je signe/ }).click();
  await expect(page.getByRole('heading', { name: /^Votre signature est faite/ })).toBeVisible();
  await look(page, 'outbox-signed-offline');
  const signing = page.url();
  await page.close();
  await context.setOffline(false);

  // Somebody else comes in on the same browser before it could leave.
  const cookies = await context.cookies();
  await context.clearCookies();
  const other = await context.newPage();
  const signatures: string[] = [];
  context.on('request', (request) => {
    if (/\/signature$/.test(request.url())) signatures.push(request.url());
  });
  await enterByPassword(other, 'formatrice@percolateur.test');
  await other.goto('/mon-compte');
  await expect(other.getByRole('heading', { name: 'Mon compte' })).toBeVisible();
  expect(signatures).toEqual([]);
  await other.close();

  await context.clearCookies();
  await context.addCookies(cookies);
  const back = await context.newPage();
  await back.goto(signing);
  await expect(receipt(back)).toBeVisible();
  await look(back, 'outbox-receipt');
  expect(signatures).toHaveLength(1);
});

test('the device goes round without network, and nothing else opens on it', async ({ someone }) => {
  const page = await someone();
  const context = page.context();
  await enterByPassword(page, 'formatrice@percolateur.test');
  await page.getByRole('link', { name: 'Entrer en salle' }).click();
  const { dialog, pin } = await passDevice(page);
  await look(page, 'passed-names');

  await context.setOffline(true);
  const names = dialog.locator('.names button');
  await expect(names.first()).toBeVisible();
  const count = await names.count();
  await names.first().click();
  await draw(page);
  await look(page, 'passed-signing');
  await dialog.getByRole('button', { name: 'Je signe ma demi-journée' }).click();
  await expect(dialog.getByText('Tout est gardé sur cet appareil.')).toBeVisible();
  await look(page, 'passed-kept');
  await dialog.getByRole('button', { name: 'Passer à la personne suivante' }).click();
  await expect(names).toHaveCount(count - 1);
  await expect(dialog.getByText(/1\ssignature faite attend le réseau/)).toBeVisible();
  await context.setOffline(false);
  await expect(dialog.getByText(/signature faite attend/)).toBeHidden();

  for (const path of [page.url(), '/mon-compte', '/animer']) {
    await page.goto(path);
    await expect(dialog.getByRole('heading', { name: 'Choisissez votre nom' })).toBeVisible();
    await expect(page.locator('app-people-list')).toHaveCount(0);
  }
  await expect(names).toHaveCount(count - 1);
  await dialog.getByRole('button', { name: 'Rendre l’appareil' }).click();
  await dialog.getByLabel(/^Code à quatre chiffres/).fill(pin === '0000' ? '1111' : '0000');
  await dialog.getByRole('button', { name: 'Reprendre l’appareil' }).click();
  await expect(dialog.getByText('Ce n’est pas ce code.')).toBeVisible();
  await look(page, 'passed-code');
  await dialog.getByRole('button', { name: 'Revenir aux signatures' }).click();
  await takeBack(dialog, pin);
  await expect(page.locator('app-people-list')).toBeVisible();
});
