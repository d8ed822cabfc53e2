import { attendanceRoutes as routes, type LinkedSigning } from '@percolateur/contract';
import { halfDayIds, nadia, receipt, signing } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const token = `${halfDayIds[0]}~0.un-secret`;
const open = async (changes: Parameters<typeof signing>[0] = {}) => {
  const page = await Page.open(`/signer#${token}`, null);
  const view: LinkedSigning = signing(changes);
  expect(await page.answer(routes.openLink, {}, view)).toEqual({ token });
  return page;
};

afterEach(() => sessionStorage.clear());

it('asks first whether one is the person of the link, and signs nothing otherwise', async () => {
  const page = await open();
  expect(location.href).not.toContain('un-secret');
  expect(page.text).toContain('Êtes-vous Nadia Benali ?');
  expect(page.text).not.toContain('Je suis là ce matin');
  await page.press('Non');
  expect(page.text).toContain('Ce lien n’est pas pour vous');
  expect(document.activeElement?.id).toBe('not-me');
  page.quiet();
});

it('signs with the same pad; cut off, the signature is kept here, and leaves by itself', async () => {
  const page = await open();
  await page.press('Oui, c’est moi');
  await page.press('Je signe ma demi-journée');
  expect(page.text).toContain('Dessinez votre signature, ou tapez votre nom.');
  page.quiet();
  await page.choose('Je signe en tapant mon nom');
  await page.type('#field-typedName', 'Nadia Benali');
  await page.press('Je signe ma demi-journée');
  const first = await page.cut(routes.signByLink, {});
  expect(first).toMatchObject({ token, signature: { for: nadia.id } });
  await page.wait(20);
  expect(page.text).toContain('Votre signature est faite');
  page.close();

  // The tab was closed: opened again, its address alone says which signature is kept.
  const again = await Page.open('/signer#' + token, null);
  expect(await again.cut(routes.openLink, {})).toEqual({ token });
  expect(again.text).toContain('Elle n’est pas encore reçue');
  expect(await again.cut(routes.signByLink, {})).toEqual(first);
  window.dispatchEvent(new Event('online'));
  expect(await again.answer(routes.signByLink, {}, receipt())).toEqual(first);
  await again.answer(routes.openLink, {}, signing({ state: 'signed', receipt: receipt() }));
  expect(again.text).toContain('Votre signature est reçue, 9 h 04.');
  again.close();
});

it('keeps with its reason what the server would not have, until it is signed anew', async () => {
  const page = await open();
  await page.press('Oui, c’est moi');
  await page.choose('Je signe en tapant mon nom');
  await page.type('#field-typedName', 'Nadia Benali');
  await page.press('Je signe ma demi-journée');
  await page.cut(routes.signByLink, {});
  await page.wait(20);
  window.dispatchEvent(new Event('online'));
  await page.refuse(routes.signByLink, {}, 409, 'signing-closed');
  expect(page.text).toContain('Votre signature reste sur cet appareil.');
  await page.press('L’effacer et signer à nouveau');
  await page.answer(routes.openLink, {}, signing());
  expect(page.text).toContain('« Je suis là ce matin.');
  page.close();
});

it('waits for the opening, and opens by itself', async () => {
  const page = await open({ state: 'later', now: '2026-11-24T07:30:00Z' });
  await page.press('Oui, c’est moi');
  expect(page.text).toContain('Pas encore ouverte');
  document.dispatchEvent(new Event('visibilitychange'));
  await page.answer(routes.openLink, {}, signing());
  expect(page.text).toContain('« Je suis là ce matin.');
});

it('asks why when it is late', async () => {
  const page = await open({ state: 'late' });
  await page.press('Oui, c’est moi');
  await page.press('Je signe ma demi-journée, en retard');
  expect(page.text).toContain('Dites en quelques mots ce qui s’est passé.');
  page.quiet();
});

it('says that a link cut short is not complete', async () => {
  const page = await Page.open('/signer', null);
  expect(page.text).toContain('Ce lien n’est plus complet.');
  page.quiet();
});
