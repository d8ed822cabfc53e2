import { TestBed } from '@angular/core/testing';
import { enrolmentRoutes, type Invitation, sessionRoutes } from '@percolateur/contract';
import { cohortId, nadia } from '../testing/fixtures';
import { Page } from '../testing/page';

const token = 'un-secret-de-vingt-lettres';
const invitation: Invitation = {
  cohortTitle: 'Animer un Café IA, Caen',
  organisationName: 'Hub de Caen',
  firstName: 'Nadia',
  status: 'invited',
  cohortStatus: 'open',
  timeZone: 'Europe/Paris',
  venueName: 'Le Dôme',
  venueAddress: '3 esplanade Stéphane Hessel, 14000 Caen',
  remote: false,
  answerBefore: '2026-11-20T08:00:00Z',
  halfDays: [],
  disabilityContactName: 'Inès Le Goff',
  disabilityContactEmail: 'ines@percolateur.test',
  contactEmail: 'contact@percolateur.test',
};
const { openInvitation, acceptInvitation, declineInvitation } = enrolmentRoutes;

const open = async (answer: Partial<Invitation> = {}, fragment = `#${token}`) => {
  const page = await Page.open(`/invitation${fragment}`, null);
  const body = await page.answer(openInvitation, {}, { ...invitation, ...answer });
  expect(body).toEqual({ token });
  return page;
};

afterEach(() => sessionStorage.clear());

it('survives a reload, its secret out of the address', async () => {
  const page = await open();
  expect(location.href).not.toContain(token);
  page.close();
  TestBed.resetTestingModule();
  const again = await open({}, '');
  expect(again.text).toContain('Bonjour Nadia');
});

it('welcomes who accepts, and opens the course', async () => {
  const page = await open();
  await page.press('Accepter ma place');
  const answer = { cohortId, status: 'accepted' as const, signedIn: true };
  await page.answer(acceptInvitation, {}, answer);
  await page.answer(sessionRoutes.current, {}, { person: nadia });
  expect(page.text).toContain('Bienvenue, Nadia. Votre place est acceptée.');
  expect(document.activeElement?.id).toBe('answer');
  expect(page.control('Ouvrir ma formation').getAttribute('href')).toBe(
    `/ma-formation/${cohortId}`,
  );
  const agenda = page.control('Ajouter à mon agenda');
  expect(agenda.getAttribute('href')).toBe(`/api/v1/my/cohorts/${cohortId}/agenda`);
});

it('says kindly that the link has served, and that a code will do', async () => {
  const page = await open();
  await page.press('Accepter ma place');
  const answer = { cohortId, status: 'accepted' as const, signedIn: false };
  await page.answer(acceptInvitation, {}, answer);
  await page.answer(sessionRoutes.current, {}, { person: null });
  expect(page.text).toContain('Un code par courriel suffit');
});

it('asks before giving a seat away, and lets one take it back', async () => {
  const page = await open();
  await page.press('Je ne peux pas');
  page.quiet();
  page.find<HTMLDialogElement>('dialog').close('no');
  await page.wait(0);
  page.quiet();
  await page.press('Je ne peux pas');
  page.find<HTMLDialogElement>('dialog').close('yes');
  await page.answer(declineInvitation, {}, { ...invitation, status: 'declined' });
  expect(page.text).toContain('C’est noté');
  await page.press('Reprendre ma place');
  await page.refuse(acceptInvitation, {}, 409, 'seat-gone');
  expect(page.text).toContain('Refusé');
  expect(page.text).toContain('contact@percolateur.test');
});
