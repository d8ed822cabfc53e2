import { attendanceRoutes, enrolmentRoutes } from '@percolateur/contract';
import type { Page } from '@playwright/test';
import { uuidv7 } from 'uuidv7';
import { expect, test } from './house';
import { look } from './look';
import { aCohortUnderWay, call, takenAlong } from './pages/arranged';
import { fullName, type Somebody } from './pages/cohort';
import { enterByCode, enterByPassword } from './pages/entering';
import { Mailbox } from './pages/mailbox';
import { passDevice, takeBack } from './pages/room';
import { draw, typeName } from './pages/signing';

test.use({ cuts: true });

const trainer = { firstName: 'Odile', lastName: 'Zones', email: 'odile@sans-reseau.test' };
const names = 'Ana Bao Cleo Dina Elio Fred Gina Hugo Iris Jean Kim Lou'.split(' ');
const people: Somebody[] = names.map((firstName) => ({
  firstName,
  lastName: 'Horsligne',
  email: `${firstName.toLowerCase()}@sans-reseau.test`,
}));

test('twelve sign on one device without network, the tab is killed, and all twelve arrive once', async ({
  someone,
}) => {
  test.setTimeout(300_000);
  const coordinator = await someone();
  await enterByPassword(coordinator, 'coordination@percolateur.test');
  const cohortId = await aCohortUnderWay(coordinator, {
    ...{ title: 'Salle sans réseau', trainer, people },
  });

  const page = await someone();
  const context = page.context();
  await enterByCode(page, trainer.email, new Mailbox(await someone()));
  await page.goto(`/animer/${cohortId}`);
  await expect(page.getByText('0 signature sur 12')).toBeVisible();
  await takenAlong(page);

  await context.setOffline(true);
  await page.close();
  const again = await context.newPage();
  await again.goto(`/animer/${cohortId}`);
  await expect(again.getByText('Le réseau ne répond pas.')).toBeVisible();
  await again.getByRole('button', { name: 'Ouvrir la signature' }).click();
  await expect(again.getByText('Signature ouverte')).toBeVisible();
  await look(again, 'offline-room');
  const { pin } = await passDevice(again);
  await signed(again, people.slice(0, 5));
  await look(again, 'offline-names');

  // The battery dies; the device comes back where it was, locked on the names.
  await again.close();
  const later = await context.newPage();
  await later.goto('/animer');
  const dialog = later.locator('app-pass-round dialog');
  await expect(dialog.locator('.names button')).toHaveCount(7);
  await expect(dialog.getByText(/5\ssignatures faites attendent le réseau/)).toBeVisible();
  await signed(later, people.slice(5));
  await expect(dialog.getByText('Tout le monde a signé. Merci.')).toBeVisible();
  await takeBack(dialog, pin);
  await expect(later.getByText('12 sur cet appareil')).toBeVisible();
  await look(later, 'offline-signed');
  expect(await whatIsWritten(later)).not.toContain('Horsligne');

  const arrived: string[] = [];
  context.on('request', (request) => {
    if (/passed-signatures$/.test(request.url())) arrived.push(request.url());
  });
  await context.setOffline(false);
  await expect(later.getByText('12 signatures sur 12')).toBeVisible();
  await expect(later.getByText('sur cet appareil')).toBeHidden();
  expect(arrived).toHaveLength(12);
  await look(later, 'offline-received');
  const room = await call(coordinator, attendanceRoutes.room, { params: { cohortId }, query: {} });
  expect(room.people.map(({ signature, duplicates }) => `${signature} ${duplicates}`)).toEqual(
    people.map(() => 'signed 0'),
  );
  expect(room.people.every(({ means }) => means === 'passed')).toBe(true);

  // Signed out, nothing of the cohort can be read any more.
  await later.goto('/mon-compte');
  await later.getByRole('button', { name: 'Me déconnecter', exact: true }).click();
  await expect(later).toHaveURL(/\/entrer/);
  await context.setOffline(true);
  await later.goto(`/animer/${cohortId}`);
  await expect(later.getByRole('heading', { level: 1 })).toContainText('Le réseau ne répond pas');
  await expect(later.getByText('Horsligne')).toBeHidden();
});

test('somebody is added without network, signs, the tab is killed, and both arrive where they belong', async ({
  someone,
}) => {
  test.setTimeout(300_000);
  const coordinator = await someone();
  await enterByPassword(coordinator, 'coordination@percolateur.test');
  const teacher = { firstName: 'Odette', lastName: 'Campagne', email: 'odette@sans-reseau.test' };
  const [ana] = people;
  const enrolled = { ...ana!, lastName: 'Enrolée', email: 'ana.enrolee@sans-reseau.test' };
  const cohortId = await aCohortUnderWay(coordinator, {
    ...{ title: 'Venue sans inscription', trainer: teacher, people: [enrolled] },
  });
  const page = await someone();
  const context = page.context();
  await enterByCode(page, teacher.email, new Mailbox(await someone()));
  await page.goto(`/animer/${cohortId}`);
  await expect(page.getByText('0 signature sur 1')).toBeVisible();
  await takenAlong(page);

  await context.setOffline(true);
  const walkedIn = { firstName: 'Max', lastName: 'Imprévu', email: 'max@sans-reseau.test' };
  await page.getByRole('button', { name: 'Ouvrir la signature' }).click();
  await page.getByRole('button', { name: 'Ajouter une personne' }).click();
  await page.getByLabel('Prénom').fill(walkedIn.firstName);
  await page.getByLabel('Nom', { exact: true }).fill(walkedIn.lastName);
  await page.getByLabel('Adresse électronique').fill(walkedIn.email);
  await page.getByRole('button', { name: 'Ajouter à la session' }).click();
  await expect(page.getByText('0 signature sur 2')).toBeVisible();
  await look(page, 'offline-walk-in');
  const { pin } = await passDevice(page);
  await signed(page, [walkedIn]);
  await page.close();

  // Meanwhile the coordination enrols them, under another address.
  const params = { cohortId };
  const body = { ...walkedIn, email: 'max.imprevu@sans-reseau.test', employer: '', id: uuidv7() };
  await call(coordinator, enrolmentRoutes.addWalkIn, { params, body });

  const later = await context.newPage();
  await later.goto('/animer');
  await takeBack(later.locator('app-pass-round dialog'), pin);
  await expect(later.getByText('1 sur cet appareil')).toBeVisible();
  await context.setOffline(false);
  await expect(later.getByText('Max Imprévu était déjà dans la session')).toBeVisible();
  await expect(later.getByText('1 signature sur 2')).toBeVisible();
  await look(later, 'offline-walk-in-met');
  const room = await call(coordinator, attendanceRoutes.room, { params, query: {} });
  const found = room.people.map(({ enrolmentId, signature, duplicates }) => ({
    ...{ enrolmentId, signature, duplicates },
  }));
  expect(found).toHaveLength(2);
  expect(found).toContainEqual({ enrolmentId: body.id, signature: 'signed', duplicates: 0 });
});

/** Each signs in turn, one by drawing, the others by typing their names. */
async function signed(page: Page, some: readonly Somebody[]): Promise<void> {
  const dialog = page.locator('app-pass-round dialog');
  for (const [index, person] of some.entries()) {
    await dialog.getByRole('button', { name: fullName(person) }).click();
    if (index === 0) await draw(page);
    else await typeName(dialog, fullName(person));
    await dialog.getByRole('button', { name: 'Je signe ma demi-journée' }).click();
    await expect(dialog.getByText('sur cet appareil', { exact: true })).toBeVisible();
    await dialog.getByRole('button', { name: 'Passer à la personne suivante' }).click();
  }
}

/** All that the databases of the browser hold, as text. */
function whatIsWritten(page: Page): Promise<string> {
  return page.evaluate(async () => {
    const promised = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error as Error);
      });
    const found: unknown[] = [];
    for (const { name } of await indexedDB.databases()) {
      const database = await promised(indexedDB.open(name!));
      for (const store of database.objectStoreNames) {
        found.push(await promised(database.transaction(store).objectStore(store).getAll()));
      }
      database.close();
    }
    const text = (value: unknown) =>
      value instanceof ArrayBuffer || ArrayBuffer.isView(value)
        ? new TextDecoder().decode(value as ArrayBuffer)
        : value;
    return JSON.stringify(found, (_, value: unknown) => text(value));
  });
}
