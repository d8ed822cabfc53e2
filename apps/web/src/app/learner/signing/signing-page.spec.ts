import { attendanceRoutes } from '@percolateur/contract';
import { cohortId, halfDayIds, nadia, receipt, signing } from '../../testing/fixtures';
import { Page } from '../../testing/page';

const where = { params: { halfDayId: halfDayIds[0] } };

const open = async (changes: Parameters<typeof signing>[0] = {}) => {
  const page = await Page.open(`/ma-formation/${cohortId}/signer/${halfDayIds[0]}`, nadia);
  await page.answer(attendanceRoutes.mine, where, signing(changes));
  return page;
};
const signByName = async (page: Page) => {
  await page.choose('Je signe en tapant mon nom');
  await page.type('#field-typedName', 'nadia benali');
  await page.press('Je signe ma matinée');
};

it('shows the text agreed to, the name, the slot and its hours', async () => {
  const page = await open();
  expect(page.text).toContain('« Je suis là ce matin.');
  expect(page.text).toContain('Nadia Benali');
  expect(page.text).toContain('mardi 24 novembre, 9 h – 12 h 30 (3 h 30)');
});

it('signs with a typed name, and the receipt carries the time', async () => {
  const page = await open();
  await signByName(page);
  expect(page.text).toContain('n’est pas encore reçue');
  const body = await page.answer(attendanceRoutes.sign, where, receipt());
  expect(body).toMatchObject({
    mark: { way: 'typed', typedName: 'nadia benali' },
    statementVersion: 'present-1',
  });
  expect(body).not.toHaveProperty('lateReason');
  expect(page.text).toContain('Votre signature est reçue, 9 h 04.');
  expect(page.text).toContain('Reçu n° 7F3A');
  expect(document.activeElement?.textContent).toContain('Votre signature est reçue');
});

it('asks for a signature before it sends anything', async () => {
  const page = await open();
  await page.press('Je signe ma matinée');
  expect(page.text).toContain('Dessinez votre signature, ou tapez votre nom.');
  page.quiet();
});

it('refuses the name of someone else', async () => {
  const page = await open();
  await page.choose('Je signe en tapant mon nom');
  await page.type('#field-typedName', 'Karim Haddad');
  await page.press('Je signe ma matinée');
  expect(page.text).toContain('Le nom tapé diffère encore du vôtre.');
  page.quiet();
});

it('keeps the signature through a cut and sends the same one again', async () => {
  const page = await open();
  await signByName(page);
  const first = await page.cut(attendanceRoutes.sign, where);
  expect(page.text).toContain('sur cet appareil');
  expect(page.text).not.toContain('est reçue,');
  await page.wait(1100);
  expect(await page.answer(attendanceRoutes.sign, where, receipt())).toEqual(first);
  expect(page.text).toContain('Votre signature est reçue');
});

it('waits for the opening, and opens by itself', async () => {
  const page = await open({ state: 'later', now: '2026-11-24T07:30:00Z' });
  expect(page.text).toContain('à partir de 8 h 45');
  document.dispatchEvent(new Event('visibilitychange'));
  await page.answer(attendanceRoutes.mine, where, signing());
  expect(page.text).toContain('« Je suis là ce matin.');
});

it('asks why one signs late, and says that it waits for an agreement', async () => {
  const page = await open({ state: 'late' });
  await page.choose('Je signe en tapant mon nom');
  await page.type('#field-typedName', 'Nadia Benali');
  await page.press('Je signe ma matinée, en retard');
  expect(page.text).toContain('Dites en quelques mots');
  expect(document.activeElement?.id).toBe('field-lateReason');
  page.quiet();
  await page.type('#field-lateReason', 'Batterie vide');
  await page.press('Je signe ma matinée, en retard');
  const late = receipt({ late: true, counts: false });
  const body = await page.answer(attendanceRoutes.sign, where, late);
  expect(body).toMatchObject({ lateReason: 'Batterie vide' });
  expect(page.text).toContain('Elle comptera dès que');
});

it('keeps a refused signature, shows where things stand, sends it again as it is', async () => {
  const page = await open();
  await signByName(page);
  const first = await page.request(attendanceRoutes.sign, where);
  first.flush(
    { type: 'urn:percolateur:late-reason-required', title: 'Refusé', detail: 'Dites pourquoi.' },
    { status: 422, statusText: 'late' },
  );
  await page.answer(attendanceRoutes.mine, where, signing({ state: 'late' }));
  expect(page.find('[role=alert]').textContent).toContain('Refusé');
  expect(page.text).toContain('elle est gardée sur cet appareil');
  await page.press('Envoyer cette signature');
  expect(page.text).toContain('Dites en quelques mots');
  await page.type('#field-lateReason', 'Batterie vide');
  await page.press('Envoyer cette signature');
  const late = receipt({ late: true, counts: false });
  const body = await page.answer(attendanceRoutes.sign, where, late);
  expect(body).toEqual({ ...first.request.body, lateReason: 'Batterie vide' });
  expect(page.text).toContain('Elle comptera dès que');
  expect(page.read('app-outbox-tray')).toBe('');
});

it('shows the receipt of what was signed on another device meanwhile', async () => {
  const page = await open();
  await signByName(page);
  await page.refuse(attendanceRoutes.sign, where, 409, 'already-signed');
  await page.answer(attendanceRoutes.mine, where, signing({ state: 'signed', receipt: receipt() }));
  expect(page.text).toContain('Reçu n° 7F3A');
  expect(page.read('app-outbox-tray')).toBe('1 envoi refusé');
});

it('says when it was made, that one had signed already, and shows the signature', async () => {
  const page = await open({
    state: 'signed',
    receipt: receipt({ receivedLater: true, already: true, madeAt: '2026-11-24T08:01:00Z' }),
  });
  expect(page.text).toContain('Faite à 9 h 01, elle a attendu le réseau.');
  expect(page.text).toContain('Vous aviez déjà signé');
  expect(page.read('.note .name')).toBe('Nadia Benali');
});

it('shows a receipt that comes while the page is still being read', async () => {
  const page = await open();
  await signByName(page);
  await page.cut(attendanceRoutes.sign, where);
  page.close();
  const back = await Page.open(`/ma-formation/${cohortId}/signer/${halfDayIds[0]}`, nadia);
  const reading = await back.request(attendanceRoutes.mine, where);
  await back.answer(attendanceRoutes.sign, where, receipt());
  reading.flush(signing());
  await back.wait(0);
  expect(back.text).toContain('Votre signature est reçue');
});

it('announces ahead that one will not come, and that one will after all', async () => {
  const early = { state: 'later' as const, now: '2026-11-23T18:00:00Z' };
  const page = await open(early);
  await page.press('Je ne pourrai pas venir');
  const absent = signing({ ...early, announcedAbsent: true });
  expect(await page.answer(attendanceRoutes.announce, where, absent)).toMatchObject({
    absent: true,
  });
  expect(page.text).toContain('Votre absence est annoncée');
  await page.press('Je viendrai finalement');
  expect(await page.answer(attendanceRoutes.announce, where, signing(early))).toMatchObject({
    absent: false,
  });
});

it('contests what is noted, and reads the answer', async () => {
  const over = { state: 'missed' as const, now: '2026-11-28T18:00:00Z' };
  const page = await open(over);
  await page.type('#field-words', 'J’étais là.');
  await page.press('Contester');
  const contest = { id: cohortId, at: over.now, words: 'J’étais là.', answer: null };
  const body = await page.answer(
    attendanceRoutes.contest,
    where,
    signing({ ...over, contests: [contest] }),
  );
  expect(body).toMatchObject({ words: 'J’étais là.' });
  expect(page.text).toContain('L’équipe qui vous forme va vous répondre ici.');
  expect(page.text).not.toContain('Dites ce qui ne va pas');
});

it('sends to the device that goes round, where it is signed on no other', async () => {
  const page = await open({ means: ['passed'] });
  expect(page.text).toContain('Elle se signe sur l’appareil de l’équipe');
  expect(page.root.querySelector('app-signature-pad')).toBeNull();
});
