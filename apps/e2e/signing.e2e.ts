import { attendanceRoutes } from '@percolateur/contract';
import type { Page } from '@playwright/test';
import { expect, phone, test } from './house';
import { look } from './look';
import { aCohortUnderWay, call, takenAlong } from './pages/arranged';
import { fullName, type Somebody } from './pages/cohort';
import { enterByCode, enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';
import { passDevice, takeBack } from './pages/room';
import { draw, receipt, typeName } from './pages/signing';

test.use({ cuts: true });

const somebody = (firstName: string, place: string): Somebody => ({
  ...{ firstName, lastName: 'Signature', email: `${firstName.toLowerCase()}@${place}.test` },
});

test('one signs by a personal link, the others on paper, and the record says it', async ({
  someone,
}) => {
  test.setTimeout(240_000);
  const [trainer, zoe, yan, luc] = ['Odile', 'Zoé', 'Yan', 'Luc'].map((name) =>
    somebody(name, 'facons'),
  );
  zoe.email = 'zoe@facons.test';
  const coordinator = await someone();
  await enterByPassword(coordinator, 'coordination@percolateur.test');
  const title = 'Façons de signer';
  const cohortId = await aCohortUnderWay(coordinator, { title, trainer, people: [zoe, yan, luc] });
  const mailbox = new Mailbox(await someone());
  const room = await someone();
  await enterByCode(room, trainer.email, mailbox);
  await room.goto(`/animer/${cohortId}`);
  await room.getByRole('button', { name: 'Ouvrir la signature' }).click();
  await expect(room.getByText('Signature ouverte')).toBeVisible();

  await test.step('the link is sent, asks who one is, and signs', async () => {
    await room.getByRole('button', { name: 'Envoyer un lien pour signer' }).click();
    for (const other of [yan, luc]) {
      await room.getByRole('checkbox', { name: fullName(other) }).uncheck();
    }
    await look(room, 'links-dialog');
    await room.getByRole('button', { name: /^Envoyer 1\slien/ }).click();
    await expect(room.getByText(/lien envoyé à/)).toBeVisible();
    const letter = await mailbox.open(zoe.email, /Votre lien pour signer/);
    const page = await someone(phone);
    await page.goto(await mailbox.linkIn(letter, '/signer#'));
    await expect(page.getByText(`Êtes-vous ${fullName(zoe)}`)).toBeVisible();
    expect(page.url()).not.toContain('#');
    await look(page, 'signing-link');
    await page.getByRole('button', { name: 'Oui, c’est moi' }).click();
    await draw(page);
    await look(page, 'signing-link-drawn');
    await page.getByRole('button', { name: 'Je signe ma demi-journée' }).click();
    await expect(receipt(page)).toBeVisible();
    await look(page, 'signing-link-received');
    await expect(room.getByText(/signé par un lien/)).toBeVisible();
  });

  await test.step('cut off, what is signed by the link stays on the device, and leaves from any page', async () => {
    await room.getByRole('button', { name: 'Envoyer un lien pour signer' }).click();
    await room.getByRole('checkbox', { name: fullName(yan) }).uncheck();
    await room.getByRole('button', { name: /^Envoyer 1\slien/ }).click();
    const letter = await mailbox.open(luc.email, /Votre lien pour signer/);
    const page = await someone(phone);
    const context = page.context();
    await page.goto(await mailbox.linkIn(letter, '/signer#'));
    await page.getByRole('button', { name: 'Oui, c’est moi' }).click();
    await draw(page);
    await context.setOffline(true);
    await page.getByRole('button', { name: 'Je signe ma demi-journée' }).click();
    await expect(page.getByRole('heading', { name: 'Votre signature est faite' })).toBeVisible();
    await look(page, 'signing-link-kept');
    await page.close();
    await context.setOffline(false);
    const elsewhere = await context.newPage();
    await elsewhere.goto('/programme');
    await expect(room.getByText(/signé par un lien/)).toHaveCount(2);
    await elsewhere.close();
  });

  await test.step('the sheet is photographed, and who signed on it entered', async () => {
    await room.getByRole('button', { name: 'Reporter une feuille signée' }).click();
    const sheet = { name: 'feuille.png', mimeType: 'image/png', buffer: await aSheet(room) };
    await room.locator('app-paper-dialog input[type=file]').setInputFiles(sheet);
    await expect(room.getByRole('img', { name: /^La feuille/ })).toBeVisible();
    await room.getByRole('checkbox', { name: fullName(yan) }).check();
    await look(room, 'paper-dialog');
    await room.getByRole('button', { name: /^Reporter 1\ssignature/ }).click();
    await expect(room.getByText(/signé sur papier/)).toBeVisible();
    await expect(room.getByText('3 signatures sur 3')).toBeVisible();
    await room.getByRole('button', { name: 'Reporter une feuille signée' }).click();
    await expect(room.getByRole('link', { name: /^Photo n°/ })).toBeVisible();
    await look(room, 'paper-dialog-photo');
  });
});

test('countersigned without network at the end of the half-day, it arrives by itself', async ({
  someone,
}) => {
  test.setTimeout(240_000);
  const [trainer, ana] = ['Olga', 'Ana'].map((name) => somebody(name, 'contresigner'));
  const coordinator = await someone();
  await enterByPassword(coordinator, 'coordination@percolateur.test');
  const title = 'Contresigner sans réseau';
  const arranged = { title, trainer, people: [ana], minutesAgo: 200 };
  const cohortId = await aCohortUnderWay(coordinator, arranged);
  const page = await someone();
  const context = page.context();
  await enterByCode(page, trainer.email, new Mailbox(await someone()));
  await page.goto(`/animer/${cohortId}`);
  await expect(page.getByText('0 signature sur 1')).toBeVisible();
  await takenAlong(page);

  await context.setOffline(true);
  await page.getByRole('button', { name: 'Ouvrir la signature' }).click();
  await expect(page.getByText('Signature ouverte')).toBeVisible();
  const { dialog, pin } = await passDevice(page);
  await dialog.getByRole('button', { name: fullName(ana) }).click();
  await typeName(dialog, fullName(ana));
  await dialog.getByRole('button', { name: 'Je signe ma demi-journée' }).click();
  await dialog.getByRole('button', { name: 'Passer à la personne suivante' }).click();
  await takeBack(dialog, pin);

  await page.getByRole('button', { name: 'Contresigner' }).click();
  const countersigning = page.getByRole('dialog');
  await countersigning.getByLabel(fullName(ana)).fill('20');
  await typeName(countersigning, fullName(trainer));
  await countersigning.getByRole('button', { name: /^Je contresigne/ }).click();
  await expect(page.locator('.countersigning')).toContainText('sur cet appareil');
  await look(page, 'offline-countersigned');
  await page.close();

  const again = await context.newPage();
  await again.goto(`/animer/${cohortId}`);
  await expect(again.locator('.countersigning')).toContainText('sur cet appareil');
  await context.setOffline(false);
  await expect(again.getByText('Contresignée', { exact: true })).toBeVisible();
  const view = await call(coordinator, attendanceRoutes.room, { params: { cohortId }, query: {} });
  expect(view.people).toMatchObject([{ signature: 'signed', minutesMissed: 20 }]);
  expect(view.countersignatures).toHaveLength(1);
});

test('one’s own signature made without network is kept by the device, and arrives by itself', async ({
  someone,
}) => {
  test.setTimeout(240_000);
  const [trainer, lea] = ['Otto', 'Lea'].map((name) => somebody(name, 'seule'));
  const coordinator = await someone();
  await enterByPassword(coordinator, 'coordination@percolateur.test');
  const title = 'Signer seule';
  const cohortId = await aCohortUnderWay(coordinator, { title, trainer, people: [lea] });
  const { halfDayId } = await call(coordinator, attendanceRoutes.room, {
    ...{ params: { cohortId }, query: {} },
  });
  await call(coordinator, attendanceRoutes.open, { params: { halfDayId } });
  const page = await someone(phone);
  const context = page.context();
  await enterByCode(page, lea.email, new Mailbox(await someone()));
  const address = `/ma-formation/${cohortId}/signer/${halfDayId}`;
  await page.goto(address);
  await expect(page.getByRole('button', { name: /^Je signe/ })).toBeVisible();
  await takenAlong(page);

  await context.setOffline(true);
  await typeName(page, fullName(lea));
  await page.getByRole('button', { name: /^Je signe/ }).click();
  await expect(page.getByText('Elle n’est pas encore reçue.')).toBeVisible();
  await page.close();
  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByText('Elle n’est pas encore reçue.')).toBeVisible();
  await look(again, 'offline-own-signature');
  await context.setOffline(false);
  await expect(receipt(again)).toBeVisible();
  const view = await call(coordinator, attendanceRoutes.room, { params: { cohortId }, query: {} });
  expect(view.people).toMatchObject([{ signature: 'signed', means: 'own', duplicates: 0 }]);
});

/** A sheet of paper with some ink, as a PNG. */
function aSheet(page: Page): Promise<Buffer> {
  return page
    .evaluate(() => {
      const canvas = document.createElement('canvas');
      [canvas.width, canvas.height] = [1200, 1600];
      const context = canvas.getContext('2d')!;
      context.fillStyle = '#f4f1ea';
      context.fillRect(0, 0, canvas.width, canvas.height);
      context.strokeStyle = '#1d3d63';
      context.lineWidth = 6;
      for (let line = 1; line < 8; line += 1) {
        context.beginPath();
        context.moveTo(100, line * 200);
        context.bezierCurveTo(400, line * 200 - 90, 700, line * 200 + 90, 1100, line * 200);
        context.stroke();
      }
      return canvas.toDataURL('image/png').split(',')[1];
    })
    .then((base64) => Buffer.from(base64, 'base64'));
}
