import { cohortRoutes, enrolmentRoutes, learnerRoutes } from '@percolateur/contract';
import ICAL from 'ical.js';
import type { Attachment, ParsedMail } from 'mailparser';
import { simpleParser } from 'mailparser';
import { uuidv7 } from 'uuidv7';
import nodeIcal from 'node-ical';
import type { VEvent } from 'node-ical';
import { getQueueToken } from '@nestjs/bullmq';
import type { Queue } from 'bullmq';
import { PROMPT_QUEUE } from '../../platform/lane';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { Message } from '../../record/message.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { InvitationService } from '../../training/enrolment/invitation.service';
import { listMail, mailFolder, readMail } from './mail-store';

const typed = (text = '') => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');

/** A calendar file as two parsers of other people read it: they agree, or the spec fails. */
function entryOf({ content, contentType, headers }: Attachment) {
  const text = content.toString();
  expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true);
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
  expect(contentType).toBe('text/calendar');
  const calendar = new ICAL.Component(ICAL.parse(text) as never);
  const method = String(calendar.getFirstPropertyValue('method'));
  expect(JSON.stringify(headers.get('content-type'))).toContain(`"method":"${method}"`);
  const component = calendar.getFirstSubcomponent('vevent')!;
  // The zone is the one that the file describes, and nothing that the parser knows.
  ICAL.TimezoneService.reset();
  ICAL.TimezoneService.register(calendar.getFirstSubcomponent('vtimezone')!);
  expect(text).toContain('DTSTART;TZID=Europe/Paris:');
  const event = new ICAL.Event(component);
  const [other] = Object.values(nodeIcal.sync.parseICS(text)).filter(
    (each) => each?.type === 'VEVENT',
  ) as VEvent[];
  const entry = {
    method,
    uid: event.uid,
    sequence: event.sequence,
    status: String(component.getFirstPropertyValue('status')),
    starts: event.startDate.toJSDate().toISOString(),
    location: event.location,
    organizer: String(component.getFirstPropertyValue('organizer')).toLowerCase(),
    attendee: String(component.getFirstPropertyValue('attendee')).toLowerCase(),
    alarms: component.getAllSubcomponents('valarm').length,
  };
  expect(other!.uid).toBe(entry.uid);
  expect(other!.start.toISOString()).toBe(entry.starts);
  expect(Number(other!.sequence)).toBe(entry.sequence);
  expect(other!.status).toBe(entry.status);
  expect(other!.method).toBe(method);
  expect(entry.alarms).toBe(method === 'CANCEL' ? 0 : 1);
  return entry;
}

describe('what changes is told', () => {
  let api: TestApi;
  let worker: TestWorker;
  let hub: Organisation;
  let coordinator: Client;
  beforeAll(async () => {
    api = await startApi({ at: '2027-03-01T09:00:00Z' });
    worker = await startWorker(api);
    hub = await api.scene.organisation();
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
  });
  beforeEach(() => api.clock.set('2027-03-01T09:00:00Z'));
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });

  const mailsTo = async ({ email }: Person): Promise<ParsedMail[]> => {
    const folder = mailFolder(api.dataDir);
    const mails = await Promise.all(
      (await listMail(folder)).map(async (id) =>
        simpleParser((await readMail(folder, id)) ?? Buffer.alloc(0)),
      ),
    );
    return mails.filter(({ to }) => JSON.stringify(to).includes(`"${email}"`)).reverse();
  };
  const lastTo = async (person: Person) => (await mailsTo(person)).at(-1)!;
  const rulesTo = async ({ id: personId }: Person) => {
    const sent = await api.db.manager.find(Message, {
      where: { personId, status: 'sent' },
      order: { sentAt: 'ASC', id: 'ASC' },
    });
    return sent.map(({ rule }) => rule);
  };
  const read = async ({ id: cohortId }: Cohort) =>
    (await coordinator.call(cohortRoutes.read, { params: { cohortId } })).body;
  const edit = async (cohort: Cohort, change: object) => {
    const { revision } = await read(cohort);
    const params = { cohortId: cohort.id };
    return coordinator.call(cohortRoutes.edit, { params, body: { revision, ...change } });
  };
  const cancel = (cohort: Cohort, reason?: string) =>
    coordinator.call(cohortRoutes.move, {
      params: { cohortId: cohort.id },
      body: { to: 'cancelled', ...(reason && { reason }) },
    });
  const audience = ({ id: cohortId }: Cohort, who = coordinator) =>
    who.call(cohortRoutes.audience, { params: { cohortId } });

  /** Who accepted and has the joining instructions, who was invited, who waits, who leads. */
  const scene = async (firstDay = '2027-03-10') => {
    const lucie = await api.scene.staff(hub, 'trainer');
    const cohort = await api.scene.cohort(hub, { firstDay, trainers: [lucie], capacity: 2 });
    const [nadia, awa, zoe] = [
      await api.scene.person(),
      await api.scene.person(),
      await api.scene.person(),
    ];
    const seat = await api.scene.enrol(cohort, nadia);
    const invited = await api.scene.enrol(cohort, awa, 'invited', { invitedAt: api.clock.now() });
    await api.scene.enrol(cohort, zoe, 'waitlisted', { invitedAt: null, answeredAt: null });
    await worker.sweep();
    return { cohort, lucie, nadia, awa, zoe, seat, invited };
  };
  const plans = async (cohort: Cohort) => {
    const { halfDays } = await read(cohort);
    const local = (instant: string) =>
      new Date(instant).toLocaleString('sv-SE', { timeZone: 'Europe/Paris' }).split(' ') as [
        string,
        string,
      ];
    return halfDays.map(({ id, title, mode, startsAt, endsAt }) => ({
      ...{ id, title, mode, day: local(startsAt)[0] },
      start: local(startsAt)[1].slice(0, 5),
      end: local(endsAt)[1].slice(0, 5),
    }));
  };

  test('half-days moved, added, removed and made remote: the difference in words, and entries that replace', async () => {
    const { cohort, nadia, awa, zoe, lucie } = await scene();
    const before = (await lastTo(nadia)).attachments.map(entryOf);
    expect(before.map(({ method, sequence }) => [method, sequence])).toEqual(
      Array(4).fill(['REQUEST', 0]),
    );
    const [first, second, third] = await plans(cohort);
    expect((await audience(cohort)).body).toMatchObject({
      accepted: [{ id: nadia.id }],
      invited: [{ id: awa.id }],
      waiting: [{ id: zoe.id }],
      trainers: [{ id: lucie.id }],
    });
    const halfDays = [
      first,
      { ...second!, day: '2027-03-12' },
      { ...third!, mode: 'remote' as const },
      { title: 'Bilan', mode: 'room' as const, day: '2027-03-15', start: '09:00', end: '12:30' },
    ];
    const change = { halfDays, venueName: 'La Fabrique', remoteLink: 'https://visio.example/a' };
    expect((await edit(cohort, change)).status).toBe(200);
    await worker.sweep();

    const letter = await lastTo(nadia);
    expect(typed(letter.subject)).toMatch(/^Changement : « Animer un Café IA, Caen »/);
    for (const words of [
      'Demi-journée 2 : vendredi 12 mars, 13 h 30 – 17 h, heure de Paris, au lieu de mercredi 10 mars, 13 h 30 – 17 h.',
      'Demi-journée 3 : à distance, et non plus sur place.',
      'Ajoutée : Bilan, lundi 15 mars, 9 h – 12 h 30, heure de Paris.',
      'Supprimée : Demi-journée 4, jeudi 11 mars, 13 h 30 – 17 h.',
      'Lieu : La Fabrique, 3 esplanade Stéphane Hessel, 14000 Caen, au lieu de Le Dôme',
      'Lien : https://visio.example/a',
    ]) {
      expect(typed(letter.text)).toContain(words);
    }
    const after = letter.attachments.map(entryOf);
    expect(after.map(({ method, sequence }) => [method, sequence])).toEqual([
      ...Array(4).fill(['REQUEST', 1]),
      ['CANCEL', 1],
    ]);
    const uid = (position: number) => before[position - 1]!.uid;
    expect(after.map((entry) => entry.uid)).toEqual([
      uid(1),
      uid(3),
      uid(2),
      expect.any(String),
      uid(4),
    ]);
    expect(after[1]).toMatchObject({ location: 'https://visio.example/a', status: 'CONFIRMED' });
    expect(after[2]).toMatchObject({ starts: '2027-03-12T12:30:00.000Z' });
    expect(after[4]).toMatchObject({ status: 'CANCELLED', starts: '2027-03-11T12:30:00.000Z' });
    expect(after[0]).toMatchObject({
      organizer: `mailto:${hub.contactEmail}`,
      attendee: `mailto:${nadia.email}`,
    });

    expect(await rulesTo(awa)).toEqual(['invitation', 'changed']);
    expect((await lastTo(awa)).attachments).toEqual([]);
    expect(await rulesTo(lucie)).toEqual(['changed']);
    expect((await lastTo(lucie)).attachments).toHaveLength(5);
    expect(await rulesTo(zoe)).toEqual([]);
    // Nothing more, however often one looks.
    await worker.sweep();
    expect(await rulesTo(nadia)).toEqual(['joining', 'changed']);

    const { body } = await (
      await api.as(nadia)
    ).call(learnerRoutes.today, { params: { cohortId: cohort.id } });
    expect(body.change?.lines.map(typed)).toContain(
      'Demi-journée 3 : à distance, et non plus sur place.',
    );
  });

  test('a whole session put off a week: each entry moves, under its name, its number raised', async () => {
    const { cohort, nadia, lucie } = await scene('2027-03-16');
    const putOff = async (days: readonly string[]) => {
      const halfDays = (await plans(cohort)).map((plan, index) => ({ ...plan, day: days[index] }));
      expect((await edit(cohort, { halfDays })).status).toBe(200);
      await worker.sweep();
    };
    const entries = async (person: Person) => (await lastTo(person)).attachments.map(entryOf);
    const before = await entries(nadia);
    await putOff(['2027-03-23', '2027-03-23', '2027-03-24', '2027-03-24']);
    const later = (starts: string) => new Date(Date.parse(starts) + 7 * 24 * 3_600_000);
    const moved = (sequence: number) =>
      before.map(({ uid, starts }) => ({
        ...{ uid, sequence, method: 'REQUEST', status: 'CONFIRMED' },
        starts: later(starts).toISOString(),
      }));
    expect(await entries(nadia)).toMatchObject(moved(1));
    const told = typed((await lastTo(nadia)).text);
    expect(told.match(/au lieu de/g)).toHaveLength(4);
    expect(await entries(lucie)).toHaveLength(4);
    // Over the change of hour, and back to the week before: the names stay, the numbers go on.
    await putOff(['2027-03-30', '2027-03-30', '2027-03-31', '2027-03-31']);
    const summer = await entries(nadia);
    expect(summer.map(({ uid, sequence }) => [uid, sequence])).toEqual(
      before.map(({ uid }) => [uid, 2]),
    );
    expect(summer[0]!.starts).toBe('2027-03-30T07:00:00.000Z');
    await putOff(['2027-03-23', '2027-03-23', '2027-03-24', '2027-03-24']);
    expect(await entries(nadia)).toMatchObject(moved(3));
    expect(await rulesTo(nadia)).toEqual(['joining', 'changed', 'changed', 'changed']);
  });

  test('two changes before the first message leaves make one, that tells the sum; put back, none', async () => {
    const { cohort, nadia } = await scene('2027-03-12');
    const { venueName } = await read(cohort);
    // The worker is asked to sweep by each edit: it is stopped, so that both come first.
    const queue = worker.module.get<Queue>(getQueueToken(PROMPT_QUEUE));
    await queue.pause();
    await edit(cohort, { venueName: 'La Fabrique' });
    const [first, ...rest] = await plans(cohort);
    await edit(cohort, { halfDays: [{ ...first!, start: '10:00' }, ...rest] });
    await queue.resume();
    await worker.sweep();
    const text = typed((await lastTo(nadia)).text);
    expect(text).toContain('Lieu : La Fabrique');
    expect(text).toContain('10 h – 12 h 30, au lieu de vendredi 12 mars, 9 h – 12 h 30');
    expect(await rulesTo(nadia)).toEqual(['joining', 'changed']);
    await queue.pause();
    await edit(cohort, { venueName: 'Ailleurs' });
    await edit(cohort, { venueName: 'La Fabrique' });
    await queue.resume();
    await worker.sweep();
    expect(await rulesTo(nadia)).toEqual(['joining', 'changed']);
    await edit(cohort, { venueName });
    await worker.sweep();
    const entries = (await lastTo(nadia)).attachments.map(entryOf);
    expect(entries.map(({ sequence }) => sequence)).toEqual([2, 2, 2, 2]);
  });

  test('a cancellation asks why, is told once to all, takes the entries away, and nothing follows', async () => {
    const { cohort, nadia, awa, zoe, lucie, invited } = await scene('2027-03-11');
    expect((await cancel(cohort)).problem.type).toBe('urn:percolateur:reason-required');
    const replies = await Promise.all([
      cancel(cohort, 'La salle est inondée.'),
      cancel(cohort, 'La salle est inondée.'),
    ]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    await Promise.all([worker.sweep(), worker.sweep()]);
    const letter = await lastTo(nadia);
    expect(typed(letter.subject)).toBe(
      'Session annulée : « Animer un Café IA, Caen », jeudi 11 et vendredi 12 mars 2027',
    );
    expect(typed(letter.text)).toContain('La salle est inondée.');
    const entries = letter.attachments.map(entryOf);
    expect(entries.map(({ method, status, sequence }) => [method, status, sequence])).toEqual(
      Array(4).fill(['CANCEL', 'CANCELLED', 1]),
    );
    expect((await lastTo(lucie)).attachments.map(entryOf)).toHaveLength(4);
    expect(await rulesTo(awa)).toEqual(['invitation', 'cancelled']);
    expect(await rulesTo(zoe)).toEqual(['cancelled']);

    for (const instant of [
      '2027-03-04T08:00:00Z',
      '2027-03-10T15:00:00Z',
      '2027-03-11T08:31:00Z',
    ]) {
      api.clock.set(instant);
      await worker.sweep();
    }
    expect(await rulesTo(nadia)).toEqual(['joining', 'cancelled']);
    expect(await rulesTo(awa)).toEqual(['invitation', 'cancelled']);

    const token = api.app.get(InvitationService).tokenFor(invited.id);
    const opened = await api.stranger.call(enrolmentRoutes.openInvitation, { body: { token } });
    expect(opened.body.cohortStatus).toBe('cancelled');
    const accepted = await api.stranger.call(enrolmentRoutes.acceptInvitation, { body: { token } });
    expect(accepted.problem.type).toBe('urn:percolateur:cohort-not-open');
  });

  test('a person withdrawn is told, with entries that go; who comes back is told again', async () => {
    const { cohort, nadia, seat } = await scene('2027-03-16');
    await api.db.manager.update(Cohort, cohort.id, { capacity: 12 });
    api.clock.set('2027-03-02T09:00:00Z');
    await worker.sweep();
    expect(await rulesTo(nadia)).toEqual(['joining']);
    const params = { enrolmentId: seat.id };
    const body = { reason: 'Elle change de poste.' };
    await coordinator.call(enrolmentRoutes.withdraw, { params, body });
    await worker.sweep();
    const letter = await lastTo(nadia);
    expect(typed(letter.subject)).toMatch(/^Votre inscription est retirée/);
    expect(typed(letter.text)).not.toContain('change de poste');
    expect(
      letter.attachments.map(entryOf).map(({ method, sequence }) => [method, sequence]),
    ).toEqual(Array(4).fill(['CANCEL', 1]));
    const invite = { params: { cohortId: cohort.id }, body: { enrolmentIds: [seat.id] } };
    expect((await coordinator.call(enrolmentRoutes.invite, invite)).status).toBe(200);
    await worker.sweep();
    const token = api.app.get(InvitationService).tokenFor(seat.id);
    await api.stranger.call(enrolmentRoutes.acceptInvitation, { body: { token } });
    await worker.sweep();
    expect(await rulesTo(nadia)).toEqual(['joining', 'withdrawn', 'invitation', 'joining']);
    expect((await lastTo(nadia)).attachments.map(entryOf)[0]).toMatchObject({
      method: 'REQUEST',
      sequence: 2,
    });
  });

  test('who is moved is told once, with entries that go and entries that come', async () => {
    const { cohort, nadia, seat } = await scene('2027-03-18');
    await api.db.manager.update(Cohort, cohort.id, { capacity: 12 });
    const next = await api.scene.cohort(hub, { title: 'Caen, en mai', firstDay: '2027-05-11' });
    const params = { enrolmentId: seat.id };
    const body = { id: uuidv7(), cohortId: next.id, reason: 'Elle change de poste.' };
    expect((await coordinator.call(enrolmentRoutes.move, { params, body })).status).toBe(200);
    await worker.sweep();
    expect(await rulesTo(nadia)).toEqual(['withdrawn']);
    const letter = await lastTo(nadia);
    expect(typed(letter.subject)).toMatch(/^Vous changez de session : « Caen, en mai »/);
    expect(typed(letter.text)).not.toContain('change de poste');
    expect(letter.attachments.map(entryOf).map(({ method }) => method)).toEqual([
      ...Array<string>(4).fill('CANCEL'),
      ...Array<string>(4).fill('REQUEST'),
    ]);
  });

  test('who waited and has a seat is told that it came free, and until when; invited anew, is invited', async () => {
    const { cohort, zoe, seat } = await scene('2027-03-16');
    const leaves = { params: { enrolmentId: seat.id }, body: { reason: 'Elle change de poste.' } };
    await coordinator.call(enrolmentRoutes.withdraw, leaves);
    await worker.sweep();
    const letter = await lastTo(zoe);
    expect(typed(letter.subject)).toMatch(/^Une place s’est libérée/);
    expect(typed(letter.text)).toContain('jusqu’au mercredi 3 mars 2027, 10 h.');
    expect(await rulesTo(zoe)).toEqual(['invitation']);
    const { id } = await api.db.manager.findOneByOrFail(Enrolment, {
      cohortId: cohort.id,
      personId: zoe.id,
    });
    api.clock.set('2027-03-01T11:00:00Z');
    const again = { params: { cohortId: cohort.id }, body: { enrolmentIds: [id] } };
    await coordinator.call(enrolmentRoutes.invite, again);
    await worker.sweep();
    expect(typed((await lastTo(zoe)).subject)).toMatch(/^Votre place pour/);
  });

  test('nobody else sees who would be told', async () => {
    const { cohort, nadia, lucie } = await scene('2027-03-18');
    const neighbour = await api.as(
      await api.scene.staff(await api.scene.organisation(), 'coordinator'),
    );
    for (const [who, status] of [
      [api.stranger, 401],
      [await api.as(nadia), 404],
      [neighbour, 404],
      [await api.as(lucie), 403],
    ] as const) {
      expect((await audience(cohort, who)).status).toBe(status);
    }
  });
});
