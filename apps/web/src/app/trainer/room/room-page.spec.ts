import { attendanceRoutes, CurrentPerson, RoomView } from '@percolateur/contract';
import { Page } from '../../testing/page';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
const [cohortId, morning, afternoon] = [id(1), id(11), id(12)];

const trainer = CurrentPerson.parse({
  id: id(2),
  firstName: 'Lucie',
  lastName: 'Martin',
  email: 'formatrice@percolateur.test',
  hasPassword: false,
  learner: false,
  roles: [
    {
      organisationId: id(3),
      organisationName: 'Hub Normandie',
      organisationKind: 'hub',
      role: 'trainer',
    },
  ],
});

const halfDay = (position: number, halfDayId: string, start: string, end: string) => ({
  id: halfDayId,
  position,
  title: `Demi-journée ${position}`,
  mode: 'room',
  startsAt: `2026-11-24T${start}:00Z`,
  endsAt: `2026-11-24T${end}:00Z`,
  signingOpenedAt: null,
  signingClosedAt: null,
});

const nadia = {
  enrolmentId: id(21),
  personId: id(22),
  firstName: 'Nadia',
  lastName: 'Benali',
  phoneOrEmail: 'nadia@exemple.fr',
  signature: 'awaiting',
  lack: 'agreement',
  signatureId: id(23),
  signedAt: '2026-11-24T08:40:00Z',
  madeAt: null,
  minutesMissed: null,
  way: 'typed',
  passed: false,
  late: true,
  lateReason: 'Train en retard',
  stuck: null,
  lastSeenAt: null,
  lessonsDone: 2,
  lessonCount: 7,
  quizState: 'new',
};
const paul = {
  ...nadia,
  enrolmentId: id(31),
  firstName: 'Paul',
  lastName: 'Petit',
  signature: 'none',
  lack: 'expected',
  signatureId: null,
  late: false,
  lateReason: null,
};

const room = (second: number, changes: object = {}): RoomView =>
  RoomView.parse({
    cohortId,
    cohortTitle: 'Café IA, Caen',
    cohortStatus: 'running',
    timeZone: 'Europe/Paris',
    now: `2026-11-24T08:05:${String(second).padStart(2, '0')}Z`,
    halfDays: [halfDay(1, morning, '08:00', '11:30'), halfDay(2, afternoon, '12:30', '16:00')],
    halfDayId: morning,
    signing: 'open',
    opensAt: '2026-11-24T07:45:00Z',
    people: [paul, nadia],
    countersignatures: [],
    mayCountersign: false,
    countersigned: false,
    statement: { version: 'v1', text: 'J’ai animé cette demi-journée.' },
    rehearsals: null,
    runSheet: [],
    ...changes,
  });

const here = { params: { cohortId }, query: {} };

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
    expect(page.text).toContain('0 signature sur 2 · 1 à valider');
    expect(page.text).toContain('« Train en retard », 9 h 40');
    expect(page.text).toContain('mis à jour à 9 h 05');
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
