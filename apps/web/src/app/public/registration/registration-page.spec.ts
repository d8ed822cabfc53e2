import { type MyRegistration, registrationRoutes as routes } from '@percolateur/contract';
import { Page } from '../../testing/page';

const token = 'un-secret-de-vingt-lettres';
const read = {
  ...{ cohortTitle: 'Café IA, Caen', organisationName: 'Hub de Caen', timeZone: 'Europe/Paris' },
  ...{ venueName: 'Le Dôme', venueAddress: 'Caen', remote: false, halfDays: [], full: false },
  ...{ end: null, disabilityContactName: 'Inès Le Goff', contactEmail: 'hub@percolateur.test' },
};
const mine: MyRegistration = {
  ...{ status: 'unproved', firstName: 'Ève', cohortTitle: 'Café IA, Caen', reason: null },
  ...{ organisationName: 'Hub de Caen', contactEmail: 'hub@percolateur.test' },
  ...{ disabilityContactName: 'Inès Le Goff', accommodation: 'wanted' },
};

afterEach(() => sessionStorage.clear());

const fill = (page: Page, values: Record<string, string>) => {
  for (const [path, value] of Object.entries(values)) {
    const field = page.find<HTMLInputElement>(`#field-${path}`);
    field.value = value;
    field.dispatchEvent(new Event('input'));
    field.dispatchEvent(new Event('blur'));
  }
};

it('asks for a seat once its fields are right, and says where the letter went', async () => {
  const page = await Page.open(`/inscription#${token}`, null);
  await page.answer(routes.openLink, {}, read);
  const who = { firstName: 'Ève', lastName: 'Petit', email: 'eve@percolateur.test' };
  fill(page, { ...who, siret: '73282932000075' });
  await page.press('Envoyer ma demande');
  page.quiet();
  expect(page.text).toContain('un chiffre au moins est à corriger');
  fill(page, { siret: '732 829 320 00074' });
  await page.press('Envoyer ma demande');
  const body = await page.answer(routes.register, {}, undefined);
  expect(body).toMatchObject({ ...who, token, occupation: null, accommodation: false });
  expect(page.text).toContain('Un message est parti à eve@percolateur.test');
  expect(document.activeElement?.id).toBe('sent');
});

it('says that a link is closed, and whom to write to', async () => {
  const page = await Page.open(`/inscription#${token}`, null);
  await page.answer(routes.openLink, {}, { ...read, end: 'expired' });
  expect(page.text).toContain('Les inscriptions par ce lien sont closes.');
  expect(page.text).toContain('hub@percolateur.test');
  expect(page.root.querySelector('form')).toBeNull();
});

it('confirms by a press alone, then offers a word to the contact', async () => {
  const page = await Page.open(`/inscription/demande#${token}`, null);
  await page.answer(routes.mine, {}, mine);
  page.quiet();
  await page.press('Confirmer ma demande');
  await page.answer(routes.confirm, {}, { ...mine, status: 'asked' });
  expect(page.text).toContain('Votre demande est arrivée, Ève.');
  fill(page, { details: 'Une boucle magnétique.' });
  await page.press('Envoyer en confiance');
  const told = { ...mine, status: 'asked' as const, accommodation: 'told' as const };
  const body = await page.answer(routes.tellNeed, {}, told);
  expect(body).toEqual({ token, details: 'Une boucle magnétique.' });
  expect(page.text).toContain('C’est gardé pour Inès Le Goff');
});
