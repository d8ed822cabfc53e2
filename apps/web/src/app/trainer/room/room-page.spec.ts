import { attendanceRoutes } from '@percolateur/contract';
import { Page } from '../../testing/page';
import {
  aRoom as room,
  afternoon,
  cohortId,
  here,
  id,
  morning,
  nadia,
  paul,
  trainer,
} from '../../testing/room';

describe('the room', () => {
  let page: Page;
  beforeEach(async () => {
    page = await Page.open(`/animer/${cohortId}`, trainer);
    await page.answer(attendanceRoutes.room, here, room(1));
  });
  afterEach(() => {
    page.close();
    document.body.replaceChildren();
  });

  const groups = () =>
    [...page.root.querySelectorAll('app-people-list summary')].map((each) =>
      each.textContent?.trim(),
    );

  it('shows first who waits for an agreement, with the reason, and the counts', () => {
    expect(groups()).toEqual(['Signatures tardives à valider (1)', 'À signer (1)']);
    expect(page.text).toContain('0 signature sur 2 · 1 là · 1 à valider');
    expect(page.text).toContain('« Train en retard », 9 h 40');
    expect(page.text).toContain('mis à jour à 9 h 05');
  });

  it('chooses by what the half-day is signed, and passes the device no more', async () => {
    expect(page.text).toContain('Passer l’appareil');
    await page.press('Façons de signer');
    await page.choose('que vous faites passer');
    await page.press('Enregistrer');
    const params = { halfDayId: morning };
    const only = { ...room(2), means: ['own' as const] };
    const sent = await page.answer(attendanceRoutes.chooseMeans, { params }, only);
    expect(sent).toEqual({ means: ['own'] });
    expect(page.text).not.toContain('Passer l’appareil');
  });

  it('keeps whom one chose to send a link to, whatever the room says since', async () => {
    await page.press('Envoyer un lien pour signer');
    await page.choose('Paul Petit');
    expect(page.read('app-links-dialog')).toContain('Choisissez une personne au moins.');
    document.dispatchEvent(new Event('visibilitychange'));
    await page.answer(attendanceRoutes.room, here, room(2));
    expect(page.read('app-links-dialog')).toContain('Choisissez une personne au moins.');
  });

  it('enters who signed on paper, from the photo that is there', async () => {
    const photo = { id: id(61), code: '7F3A9K', at: '2026-11-24T08:04:00Z', by: 'Lucie Martin' };
    document.dispatchEvent(new Event('visibilitychange'));
    await page.answer(attendanceRoutes.room, here, room(2, { photos: [photo] }));
    await page.press('Reporter une feuille signée');
    expect(page.read('app-paper-dialog')).toContain('Photo n° 7F3A9K');
    await page.choose('Paul Petit');
    await page.press('Reporter 1 signature');
    const params = { halfDayId: morning };
    const sent = await page.answer(attendanceRoutes.enterPaper, { params }, room(3));
    expect(sent).toMatchObject({ photoId: photo.id, signed: [{ enrolmentId: paul.enrolmentId }] });
    expect(page.root.querySelector('app-paper-dialog')).toBeNull();
  });

  it('takes no means away once signing was opened', async () => {
    const opened = { ...room(1).halfDays[0], signingOpenedAt: '2026-11-24T08:00:00Z' };
    document.dispatchEvent(new Event('visibilitychange'));
    const halfDays = [opened, room(1).halfDays[1]];
    await page.answer(attendanceRoutes.room, here, room(3, { halfDays, means: ['own'] }));
    await page.press('Façons de signer');
    const boxes = [...page.root.querySelectorAll<HTMLInputElement>('app-means-dialog input')];
    expect(boxes.map(({ disabled }) => disabled)).toEqual([true, false, false, false]);
    expect(page.read('app-means-dialog')).toContain('La signature a été ouverte');
  });

  it('agrees to a late signature, once for a tap tried twice', async () => {
    const agreement = { params: { signatureId: id(23) } };
    await page.press('Accepter');
    const first = await page.cut(attendanceRoutes.agreeLate, agreement);
    expect(page.text).toContain('Le réseau ne répond pas.');
    await page.press('Accepter');
    const signed = { ...nadia, signature: 'signed', lack: null };
    const second = await page.answer(
      attendanceRoutes.agreeLate,
      agreement,
      room(9, { people: [paul, signed] }),
    );
    expect(second).toEqual(first);
    expect(groups()).toEqual(['À signer (1)', 'Tout va bien (1)']);
    expect(page.text).not.toContain('Le réseau ne répond pas.');
  });

  it('corrects minutes noted of the wrong person, with a reason, beside what was noted', async () => {
    const signed = { ...nadia, signature: 'signed', lack: null, late: false, minutesMissed: 90 };
    const countersigned = {
      people: [signed],
      countersignatures: [{ trainer, signedAt: '2026-11-24T11:20:00Z', receipt: '7F3A' }],
    };
    await page.press('2');
    await page.answer(
      attendanceRoutes.room,
      { params: { cohortId }, query: { halfDayId: afternoon } },
      room(4, { halfDayId: afternoon, ...countersigned }),
    );
    expect(page.text).toContain('90 minutes manquées');
    await page.press('Corriger');
    const params = { halfDayId: afternoon, enrolmentId: nadia.enrolmentId };
    const deed = { at: '2026-11-24T11:20:00Z', by: 'Lucie Martin', reason: null };
    await page.answer(attendanceRoutes.deeds, { params }, [
      { ...deed, text: '90 minutes manquées' },
    ]);
    expect(page.read('app-correct-dialog')).toContain('90 minutes manquées Lucie Martin, 12 h 20');
    const minutes = page.find<HTMLInputElement>('#field-minutes');
    minutes.value = '0';
    minutes.dispatchEvent(new Event('change'));
    await page.press('Noter');
    expect(page.read('#field-reason-fault')).toBe('Dites pourquoi, en quelques mots.');
    await page.type('#field-reason', 'C’était sa voisine.');
    await page.press('Noter 0 minute manquée');
    const body = await page.answer(
      attendanceRoutes.correctAbsence,
      { params: { halfDayId: afternoon } },
      room(9, {
        halfDayId: afternoon,
        ...countersigned,
        people: [{ ...signed, minutesMissed: 0 }],
      }),
    );
    expect(body).toMatchObject({
      enrolmentId: nadia.enrolmentId,
      minutes: 0,
      reason: 'C’était sa voisine.',
    });
    expect(page.text).not.toContain('manquées');
  });

  it('turns over the word given to a late signature, with a reason', async () => {
    await page.press('Accepter');
    const where = { params: { signatureId: id(23) } };
    const agreed = { ...nadia, signature: 'signed', lack: null };
    await page.answer(attendanceRoutes.agreeLate, where, room(5, { people: [agreed] }));
    await page.press('Corriger');
    const params = { halfDayId: morning, enrolmentId: nadia.enrolmentId };
    await page.answer(attendanceRoutes.deeds, { params }, []);
    await page.type('#field-reason', 'Une autre personne.');
    await page.press('Refuser la signature');
    const body = await page.answer(
      attendanceRoutes.agreeLate,
      where,
      room(9, { people: [{ ...nadia, signature: 'refused', lack: 'missing' }] }),
    );
    expect(body).toMatchObject({ agreed: false, reason: 'Une autre personne.' });
    expect(page.text).toContain('signature tardive refusée');
  });

  it('opens and closes signing', async () => {
    await page.press('Fermer la signature');
    const where = { params: { halfDayId: morning } };
    await page.answer(attendanceRoutes.close, where, room(3, { signing: 'closed' }));
    expect(page.text).toContain('Signature fermée');
    await page.press('Rouvrir la signature');
    await page.refuse(attendanceRoutes.open, where, 409, 'signing-closed');
    expect(page.text).toContain('Refusé');
  });

  it('goes to another half-day', async () => {
    await page.press('2');
    const there = { params: { cohortId }, query: { halfDayId: afternoon } };
    await page.answer(attendanceRoutes.room, there, room(4, { halfDayId: afternoon }));
    expect(page.read('h1')).toBe('mardi 24 novembre, 13 h 30 – 17 h');
  });
});
