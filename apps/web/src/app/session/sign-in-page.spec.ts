import { Router } from '@angular/router';
import { TestBed } from '@angular/core/testing';
import { courseRoutes, learnerRoutes, sessionRoutes } from '@percolateur/contract';
import { cohortId, nadia, outline, today } from '../testing/fixtures';
import { Page } from '../testing/page';
import { destination } from './destination';

const address = () => TestBed.inject(Router).url;
afterEach(() => sessionStorage.clear());

const sent = { email: nadia.email, minutes: 10, linkOnly: false };

it('signs in with an address, then the code received, and goes where one was headed', async () => {
  const page = await Page.open(`/ma-formation/${cohortId}`, null);
  await page.wait(0);
  expect(address()).toContain('/entrer?suite=');
  await page.type('#field-email', nadia.email);
  await page.press('Recevoir mon code');
  await page.answer(sessionRoutes.requestCode, {}, sent);
  expect(page.text).toContain(`Si ${nadia.email} est connue ici, un code vient d’y partir.`);
  expect(document.activeElement?.id).toBe('field-code');
  await page.press('Changer d’adresse');
  expect(document.activeElement?.id).toBe('field-email');
  await page.press('Recevoir mon code');
  await page.answer(sessionRoutes.requestCode, {}, sent);
  await page.type('#field-code', '123 456');
  await page.press('Entrer');
  const body = await page.answer(sessionRoutes.enterCode, {}, { person: nadia });
  expect(body).toEqual({ email: nadia.email, code: '123456' });
  await page.answer(learnerRoutes.today, { params: { cohortId } }, today());
  await page.answer(courseRoutes.outline, { params: { cohortId } }, outline);
  expect(address()).toBe(`/ma-formation/${cohortId}`);
  expect(page.text).toContain('À faire maintenant');
});

it('says what is missing in an address before sending it', async () => {
  const page = await Page.open('/entrer', null);
  await page.wait(0);
  await page.type('#field-email', 'nadia');
  await page.press('Recevoir mon code');
  expect(page.text).toContain('« nadia » n’est pas une adresse électronique');
  expect(document.activeElement?.id).toBe('field-email');
  expect(page.find('#field-email').getAttribute('aria-invalid')).toBe('true');
  page.quiet();
});

it('keeps the code typed when it is wrong, and says so', async () => {
  const page = await Page.open(`/entrer?adresse=${nadia.email}`, null);
  await page.wait(0);
  await page.press('Recevoir mon code');
  await page.answer(sessionRoutes.requestCode, {}, sent);
  await page.type('#field-code', '000000');
  await page.press('Entrer');
  await page.refuse(sessionRoutes.enterCode, {}, 422, 'code-wrong');
  expect(page.find<HTMLInputElement>('#field-code').value).toBe('000000');
  expect(page.find('[role=alert]').textContent).toContain('Refusé');
});

it('keeps the step of the code through a reload, for this tab and as long as the code', async () => {
  const page = await Page.open('/entrer', null);
  await page.wait(0);
  await page.type('#field-email', nadia.email);
  await page.press('Recevoir mon code');
  await page.answer(sessionRoutes.requestCode, {}, sent);
  expect(address()).toBe('/entrer');
  page.close();
  const again = await Page.open('/entrer', null);
  await again.answer(sessionRoutes.about, {}, { version: '1', demo: true, mailbox: true });
  expect(again.text).toContain(nadia.email);
  expect(again.control('boîte aux lettres').getAttribute('href')).toBe('/mailbox');
  await again.type('#field-code', '12 34');
  await again.press('Entrer');
  expect(again.text).toContain('Le code compte six chiffres.');
  await again.type('#field-code', ' 12 34-56 ');
  expect(again.find<HTMLInputElement>('#field-code').value).toBe('123456');
  await again.press('Entrer');
  await again.answer(sessionRoutes.enterCode, {}, { person: nadia });
  again.close();
  const other = await Page.open('/entrer', null);
  await other.wait(0);
  expect(other.find('#field-email')).toBeTruthy();
});

it('does not send whoever mistypes a code to the page where they are', async () => {
  const page = await Page.open('/entrer', null);
  await page.wait(0);
  await page.type('#field-email', nadia.email);
  await page.press('Recevoir mon code');
  await page.answer(sessionRoutes.requestCode, {}, sent);
  await page.type('#field-code', '000000');
  await page.press('Entrer');
  await page.refuse(sessionRoutes.enterCode, {}, 401, 'code-wrong');
  expect(page.text).not.toContain('Entrer à nouveau');
});

it('lets the link received open a session in one tap, never by itself, and hides its secret', async () => {
  const page = await Page.open('/entrer/lien#un-secret-de-vingt-lettres', null);
  await page.wait(0);
  page.quiet();
  expect(location.href).not.toContain('secret');
  await page.press('Entrer');
  const body = await page.answer(sessionRoutes.enterLink, {}, { person: nadia });
  expect(body).toEqual({ token: 'un-secret-de-vingt-lettres' });
});

describe('the place to go after signing in', () => {
  const role = {
    organisationId: cohortId,
    organisationName: 'Hub',
    organisationKind: 'hub' as const,
  };
  test.each([
    [nadia, '/mes-documents', '/mes-documents'],
    [nadia, '//elsewhere.example', '/ma-formation'],
    [nadia, 'https://elsewhere.example', '/ma-formation'],
    [
      { ...nadia, learner: false, roles: [{ ...role, role: 'trainer' as const }] },
      undefined,
      '/animer',
    ],
    [
      { ...nadia, learner: false, roles: [{ ...role, role: 'coordinator' as const }] },
      undefined,
      '/coordination',
    ],
    [null, undefined, '/'],
  ])('%#', (person, headedFor, expected) => {
    expect(destination(person, headedFor)).toBe(expected);
  });
});
