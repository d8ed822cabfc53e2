import { accountRoutes, type OpenSession, sessionRoutes } from '@percolateur/contract';
import { nadia } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const at = '2026-11-24T08:00:00Z';
const session = (fields: Partial<OpenSession>): OpenSession => ({
  id: '019a0000-0000-7000-8000-000000000001',
  device: 'Firefox, Linux',
  openedAt: at,
  lastSeenAt: at,
  here: false,
  ...fields,
});
const phone = session({ id: '019a0000-0000-7000-8000-000000000002', device: 'Safari, iPhone' });
const here = session({ here: true });
const email = 'nadia@ailleurs.example';

const other = 'nadia@perso.example';

const open = async (sessions = [here, phone], others: string[] = []) => {
  const page = await Page.open('/mon-compte', nadia);
  await page.answer(accountRoutes.sessions, {}, sessions);
  if (!sessionStorage.getItem('percolateur.code.adresse')) await addresses(page, others);
  return page;
};

const addresses = (page: Page, others: string[]) =>
  page.answer(
    accountRoutes.addresses,
    {},
    others.map((email) => ({ email, confirmedAt: at })),
  );

afterEach(() => sessionStorage.clear());

it('shows where one is signed in, this device first, and ends one elsewhere', async () => {
  const page = await open();
  expect(page.read('app-device-list li')).toContain('Firefox, Linux cet appareil');
  await page.press('Déconnecter');
  await page.answer(accountRoutes.endSession, { params: { sessionId: phone.id } }, undefined);
  expect(page.text).not.toContain('Safari, iPhone');
  expect(document.activeElement?.id).toBe('appareils');
});

it('ends all the others at once', async () => {
  const other = session({ id: '019a0000-0000-7000-8000-000000000003', device: '' });
  const page = await open([here, phone, other]);
  expect(page.text).toContain('Navigateur inconnu');
  await page.press('Déconnecter tous les autres');
  await page.answer(accountRoutes.endOtherSessions, {}, undefined);
  expect(page.root.querySelectorAll('app-device-list li')).toHaveLength(1);
});

it('changes the address by the code received there, kept through a reload', async () => {
  const page = await open();
  await page.press('Changer d’adresse');
  expect(document.activeElement?.id).toBe('field-email');
  await page.press('Recevoir un code');
  expect(page.text).toContain('Écrivez l’adresse électronique.');
  await page.type('#field-email', email);
  await page.press('Recevoir un code');
  await page.answer(accountRoutes.askAddress, {}, { email, minutes: 10 });
  page.close();
  const again = await open();
  expect(again.text).toContain(email);
  await again.type('#field-code', '123 456');
  await again.press('Confirmer cette adresse');
  const body = await again.answer(accountRoutes.confirmAddress, {}, undefined);
  expect(body).toEqual({ email, code: '123456' });
  expect(again.read('#identite')).toContain(email);
  expect(document.activeElement?.id).toBe('identite');
});

it('corrects one’s own name, as papers will bear it', async () => {
  const page = await open();
  await page.press('Corriger mon nom');
  expect(document.activeElement?.id).toBe('field-firstName');
  await page.type('#field-lastName', '  BEN ALI ');
  await page.press('Corriger mon nom');
  const body = await page.answer(accountRoutes.rename, {}, undefined);
  expect(body).toEqual({ firstName: nadia.firstName, lastName: '  BEN ALI ' });
  expect(page.read('#identite')).toContain(`${nadia.firstName} BEN ALI`);
});

it('hands over all that is kept, to read or to take away', async () => {
  const page = await open();
  const link = page.control('Les lire');
  expect(link.getAttribute('href')).toBe('/api/v1/my/data?format=html');
  expect(page.control('Les emporter').getAttribute('href')).toBe('/api/v1/my/data?format=json');
  expect(link.hasAttribute('download')).toBe(true);
});

it('asks who has been there for long to show that it is them, then goes on', async () => {
  const page = await open();
  await page.press('Changer d’adresse');
  await page.type('#field-email', email);
  await page.press('Recevoir un code');
  await page.refuse(accountRoutes.askAddress, {}, 403, 'sign-in-again');
  await page.press('Recevoir un code');
  const sent = { email: nadia.email, minutes: 10, linkOnly: false };
  expect(await page.answer(sessionRoutes.requestCode, {}, sent)).toEqual({ email: nadia.email });
  await page.type('#field-code', '123456');
  await page.press('C’est bien moi');
  await page.answer(sessionRoutes.enterCode, {}, { person: nadia });
  expect(await page.answer(accountRoutes.askAddress, {}, { email, minutes: 10 })).toEqual({
    email,
  });
  expect(page.text).toContain('Confirmer cette adresse');
});

it('adds another address by the code received there', async () => {
  const page = await open();
  expect(page.read('#adresses')).toContain('Aucune pour l’instant.');
  await page.press('Ajouter une adresse');
  await page.type('#field-email', other);
  await page.press('Recevoir un code');
  await page.answer(accountRoutes.askAddress, {}, { email: other, minutes: 10 });
  page.close();
  const again = await open();
  await again.type('#field-code', '123456');
  await again.press('Confirmer cette adresse');
  const body = await again.answer(accountRoutes.addAddress, {}, undefined);
  expect(body).toEqual({ email: other, code: '123456' });
  await addresses(again, [other]);
  expect(again.read('#adresses')).toContain(other);
  expect(again.read('#identite')).toContain(nadia.email);
});

it('makes another address the main one, once it is them, and takes one off', async () => {
  const page = await open([here], [other]);
  await page.press('En faire mon adresse principale');
  await page.refuse(accountRoutes.preferAddress, {}, 403, 'sign-in-again');
  await page.press('Recevoir un code');
  await page.answer(sessionRoutes.requestCode, {}, { email, minutes: 10, linkOnly: false });
  await page.type('#field-code', '123456');
  await page.press('C’est bien moi');
  await page.answer(sessionRoutes.enterCode, {}, { person: nadia });
  expect(await page.answer(accountRoutes.preferAddress, {}, undefined)).toEqual({ email: other });
  await addresses(page, [nadia.email]);
  expect(page.read('#identite')).toContain(other);
  await page.press('Retirer');
  page.find<HTMLDialogElement>('app-other-addresses dialog').close('yes');
  expect(await page.answer(accountRoutes.removeAddress, {}, undefined)).toEqual({
    email: nadia.email,
  });
  await addresses(page, []);
  expect(page.read('#adresses')).toContain('Aucune pour l’instant.');
});
