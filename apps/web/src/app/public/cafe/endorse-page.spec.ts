import { recognitionRoutes as routes } from '@percolateur/contract';
import type { EndorsementRead } from '@percolateur/contract';
import { Page } from '../../testing/page';

const token = 'un-secret-assez-long-pour-etre-lu';
const asked: EndorsementRead = {
  ...{ state: 'asked', name: 'La médiathèque', quality: 'place', host: 'Nadia Benali' },
  ...{ title: 'L’IA et nous', place: 'Médiathèque de Flers', timeZone: 'Europe/Paris' },
  ...{ startsAt: '2026-12-10T17:30:00Z', endsAt: '2026-12-10T18:30:00Z', format: 'discussion' },
  ...{ came: 9, expiresAt: '2027-01-12T08:00:00Z' },
};

const open = async () => {
  const page = await Page.open(`/recommander#${token}`, null);
  expect(await page.answer(routes.read, {}, asked)).toEqual({ token });
  return page;
};

it('confirms in one tap, naming nobody unless they agree', async () => {
  const page = await open();
  expect(page.text).toContain('La médiathèque a accueilli ce café');
  expect(page.text).toMatch(/9.personnes/);
  await page.press('Je confirme');
  const sent = await page.answer(routes.answer, {}, { ...asked, state: 'confirmed' });
  expect(sent).toEqual({ token, confirmed: true, named: false, words: '' });
  expect(page.text).toContain('C’est confirmé, merci');
});

it('lets say that one was not there, and nothing else is sent', async () => {
  const page = await open();
  await page.press('Ce n’est pas moi, ou je n’y étais pas');
  const sent = await page.answer(routes.answer, {}, { ...asked, state: 'declined' });
  expect(sent).toEqual({ token, confirmed: false });
  expect(page.text).toContain('Votre adresse est effacée');
});
