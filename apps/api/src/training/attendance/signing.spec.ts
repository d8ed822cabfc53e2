import { attendanceRoutes as routes } from '@percolateur/contract';
import type { Drawing, NewSignature } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aSignature, typedBy } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { apartFrom, digestOf } from '../../record/apart';
import { marksOf } from '../../record/marks';
import { Signature } from '../../record/signature.entity';
import { StandingSignature } from '../../record/standing-signature.view';

const many = <T>(count: number, each: (index: number) => T) =>
  Array.from({ length: count }, (_, i) => each(i));
const dot = (x: number): Drawing[0] => [
  [x, 100],
  [x, 100],
];

describe('a learner signs', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let lucie: Person;
  let nadia: Person;
  let trainer: Client;
  let learner: Client;

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.set('2026-11-24T08:00:00Z');
    ({ hub, lucie, cohort } = await api.scene.ledCohort());
    nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia);
    trainer = await api.as(lucie);
    learner = await api.as(nadia);
  });

  const morning = () => ({ halfDayId: cohort.halfDays[0].id });
  const open = () => trainer.call(routes.open, { params: morning() });
  const sign = (body: NewSignature, client = learner, params = morning()) =>
    client.call(routes.sign, { params, body });
  const look = () => learner.call(routes.mine, { params: morning() });
  const count = () => api.db.manager.countBy(Signature, { personId: nadia.id });

  test('sees what is signed, waits for the opening, signs, and keeps a receipt', async () => {
    const before = (await look()).body;
    expect(before).toMatchObject({
      state: 'later',
      courseTitle: 'Animer un Café IA auprès de ses publics',
      organisationName: hub.name,
      trainers: [`Lucie ${lucie.lastName}`],
      opensAt: '2026-11-24T07:45:00.000Z',
      lateUntil: '2026-11-27T11:30:00.000Z',
      statement: { version: 'present-1' },
      receipt: null,
    });
    expect((await sign(aSignature(nadia))).problem.type).toBe('urn:percolateur:signing-not-open');
    await open();
    expect((await look()).body.state).toBe('open');
    const signature = aSignature(nadia);
    const { status, body } = await sign(signature);
    expect(status).toBe(200);
    expect(body).toEqual({
      signatureId: signature.id,
      code: signature.id.slice(-6).toUpperCase(),
      madeAt: '2026-11-24T08:00:00.000Z',
      receivedAt: '2026-11-24T08:00:00.000Z',
      receivedLater: false,
      late: false,
      counts: true,
      mark: signature.mark,
      already: false,
    });
    expect((await look()).body).toMatchObject({ state: 'signed', receipt: body });
    const row = await api.db.manager.findOneByOrFail(Signature, { id: signature.id });
    expect(row).toMatchObject({ statement: before.statement.text, passedById: null });
    // The mark stands apart, and the signature holds its salted digest alone.
    const [apart] = await apartFrom(api.db.manager, [signature.id]);
    const drawing = [
      [
        [20, 120],
        [300, 60],
        [560, 140],
      ],
    ];
    expect(apart).toMatchObject({ personId: nadia.id, content: { drawing } });
    expect(row.sealed).toEqual({ [nadia.id]: digestOf(apart) });
  });

  test('the same tap twice, together or again later, is one signature and one receipt', async () => {
    await open();
    const signature = aSignature(nadia, { mark: typedBy(nadia) });
    const together = await Promise.all([sign(signature), sign(signature), sign(signature)]);
    expect(together.map(({ status }) => status)).toEqual([200, 200, 200]);
    api.clock.advance({ days: 30 });
    const again = await sign(signature);
    expect(again.body).toEqual(together[0].body);
    expect(await count()).toBe(1);
  });

  const standing = () => api.db.manager.countBy(StandingSignature, { personId: nadia.id });

  test('two devices at once: one signature stands, the other is kept as its duplicate', async () => {
    await open();
    const replies = await Promise.all([sign(aSignature(nadia)), sign(aSignature(nadia))]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200]);
    expect(replies.map(({ body }) => body.already).sort()).toEqual([false, true]);
    expect([await count(), await standing()]).toEqual([2, 1]);
    const room = await trainer.call(routes.room, {
      params: { cohortId: cohort.id },
      query: { halfDayId: morning().halfDayId },
    });
    expect(room.body.people[0]).toMatchObject({ signature: 'signed', duplicates: 1 });
  });

  test('of two devices, the first made stands, whichever arrives first', async () => {
    await open();
    api.clock.set('2026-11-24T09:30:00Z');
    const phone = aSignature(nadia, { clientTime: '2026-11-24T09:20:00Z' });
    await sign(phone);
    const tablet = aSignature(nadia, { clientTime: '2026-11-24T09:10:00Z' });
    api.clock.set('2026-11-24T13:00:00Z');
    const { body } = await sign(tablet);
    expect(body).toMatchObject({ signatureId: tablet.id, receivedLater: true, counts: true });
    expect((await sign(phone)).body).toMatchObject({ signatureId: tablet.id, already: true });
    // A clock that was never set does not come first.
    const old = aSignature(nadia, { clientTime: '1970-01-01T00:00:00Z' });
    expect((await sign(old)).body).toMatchObject({ signatureId: tablet.id, already: true });
    expect([await count(), await standing()]).toEqual([3, 1]);
    const rows = await api.db.manager.findBy(Signature, { personId: nadia.id });
    const of = (id: string) => rows.find((row) => row.id === id);
    expect(of(tablet.id)).toMatchObject({ supersedesId: phone.id, duplicatesId: null });
    expect(of(old.id)).toMatchObject({ supersedesId: null, duplicatesId: tablet.id });
  });

  test('a hand that signs again and again adds nothing past a few', async () => {
    await open();
    for (let times = 0; times < 8; times += 1) {
      expect((await sign(aSignature(nadia))).status).toBe(200);
    }
    expect([await count(), await standing()]).toEqual([5, 1]);
  });

  test('signing opened on a device without network: what was signed there is in time', async () => {
    const there = (clientTime: string) =>
      trainer.call(routes.openedThere, { params: morning(), body: { clientTime } });
    const { id: enrolmentId } = await api.db.manager.findOneByOrFail(Enrolment, {
      personId: nadia.id,
    });
    api.clock.set('2026-11-24T19:00:00Z');
    const early = (await there('2026-11-24T07:00:00Z')).problem;
    expect(early.type).toBe('urn:percolateur:signing-too-early');
    const after = (await there('2026-11-24T11:31:00Z')).problem;
    expect(after.type).toBe('urn:percolateur:signing-closed');
    expect((await there('2026-11-24T08:02:00Z')).status).toBe(200);
    expect((await there('2026-11-24T08:02:00Z')).status).toBe(200);
    const passed = { ...aSignature(nadia, { clientTime: '2026-11-24T08:05:00Z' }), enrolmentId };
    const { body } = await trainer.call(routes.passRound, { params: morning(), body: passed });
    expect(body).toMatchObject({
      ...{ receivedLater: true, late: false, counts: true },
      madeAt: '2026-11-24T08:05:00.000Z',
      receivedAt: '2026-11-24T19:00:00.000Z',
    });
    api.clock.set('2026-11-27T11:30:01Z');
    expect((await there('2026-11-24T08:01:00Z')).problem.type).toBe(
      'urn:percolateur:signing-closed',
    );
  });

  test('drawn anew after a lost answer, it is said to be signed already, with its receipt', async () => {
    await open();
    const first = aSignature(nadia);
    const { body: receipt } = await sign(first);
    api.clock.advance({ minutes: 10 });
    const anew = {
      way: 'drawn' as const,
      drawing: [many(2, (i): Drawing[0][0] => [30 + i * 400, 20])],
    };
    const already = { ...receipt, already: true };
    expect((await sign(aSignature(nadia, { mark: anew }))).body).toEqual(already);
    expect((await sign({ ...first, mark: anew })).body).toEqual(already);
    expect((await sign({ ...first, mark: typedBy(nadia) })).body).toEqual(already);
    expect([await count(), await standing()]).toEqual([2, 1]);
  });

  test('a phone and the device handed round at once make one signature that stands', async () => {
    const { id: enrolmentId } = await api.db.manager.findOneByOrFail(Enrolment, {
      personId: nadia.id,
    });
    await open();
    const replies = await Promise.all([
      sign(aSignature(nadia)),
      trainer.call(routes.passRound, {
        params: morning(),
        body: { ...aSignature(nadia), enrolmentId },
      }),
    ]);
    expect(replies.map(({ body }) => body.already).sort()).toEqual([false, true]);
    expect(await standing()).toBe(1);
  });

  test('an id does not serve twice for something else', async () => {
    await open();
    const signature = aSignature(nadia);
    await sign(signature);
    const zoe = await api.scene.person();
    await api.scene.enrol(cohort, zoe);
    const stolen = await sign({ ...signature, for: zoe.id }, await api.as(zoe));
    expect(stolen.problem.type).toBe('urn:percolateur:id-reused');
  });

  test('what one person drew is never kept as another’s', async () => {
    await open();
    const zoe = await api.scene.person();
    const { id: enrolmentId } = await api.scene.enrol(cohort, zoe);
    // Zoé signs in on the browser that still holds Nadia’s signature; the network comes back.
    const delivered = await sign(aSignature(nadia), await api.as(zoe));
    expect(delivered.problem).toMatchObject({ type: 'urn:percolateur:other-person', status: 409 });
    expect(delivered.problem.detail).toContain('Rien n’est perdu');
    const passed = await trainer.call(routes.passRound, {
      params: morning(),
      body: { ...aSignature(nadia), enrolmentId },
    });
    expect(passed.problem.type).toBe('urn:percolateur:other-person');
    expect(await api.db.manager.countBy(Signature, { halfDayId: morning().halfDayId })).toBe(0);
  });

  test.each<[string, Drawing]>([
    ['a tap', [dot(300)]],
    [
      'all on the border',
      [
        [
          [0, 0],
          [600, 0],
          [600, 200],
        ],
      ],
    ],
    ['sixty dots', many(60, (i) => dot(i * 9))],
    ['too many points', many(60, (i) => many(40, (j) => [j * 10, (i * j) % 190]))],
  ])('a drawing is a drawing, and bounded; not: %s', async (_, drawing) => {
    await open();
    const reply = await sign(aSignature(nadia, { mark: { way: 'drawn', drawing } }));
    expect(reply.status).toBe(400);
    expect(reply.problem.errors).toEqual([
      { path: 'mark.drawing', message: expect.stringContaining('tapez votre nom') },
    ]);
  });

  test('a drawing is kept with as few points as it needs', async () => {
    await open();
    const slow = many(500, (x): Drawing[0][0] => [x, Math.round(100 + Math.min(0, 250 - x) / 5)]);
    const signature = aSignature(nadia, { mark: { way: 'drawn', drawing: [slow] } });
    expect((await sign(signature)).status).toBe(200);
    expect((await sign(signature)).body.already).toBe(false);
    const drawing = (await marksOf(api.db.manager, [signature.id])).get(signature.id)?.drawing;
    expect(drawing![0].length).toBeLessThan(100);
  });

  test('nobody signs ahead, nor for another half-day', async () => {
    api.clock.set('2026-11-24T07:44:59Z');
    expect((await open()).problem.type).toBe('urn:percolateur:signing-too-early');
    expect((await sign(aSignature(nadia))).problem.type).toBe('urn:percolateur:signing-too-early');
    api.clock.set('2026-11-24T07:45:00Z');
    await open();
    const afternoon = { halfDayId: cohort.halfDays[1].id };
    const ahead = await sign(aSignature(nadia), learner, afternoon);
    expect(ahead.problem.type).toBe('urn:percolateur:signing-too-early');
    expect((await sign(aSignature(nadia))).status).toBe(200);
  });

  test('nobody signs in another’s name', async () => {
    await open();
    const mark = { way: 'typed' as const, typedName: 'Karim Petit' };
    const reply = await sign(aSignature(nadia, { mark }));
    expect(reply.problem).toMatchObject({
      type: 'urn:percolateur:typed-name-differs',
      detail: expect.stringContaining(`Nadia ${nadia.lastName}`),
    });
    const bare = { way: 'typed' as const, typedName: `  ${nadia.lastName} NADIA ` };
    expect((await sign(aSignature(nadia, { mark: bare }))).status).toBe(200);
  });

  test('only a text shown for this half-day is signed', async () => {
    await open();
    const early = await sign(aSignature(nadia, { statementVersion: 'followed-1' }));
    expect(early.problem.errors).toEqual([
      { path: 'statementVersion', message: expect.stringContaining('Rechargez') },
    ]);
    expect((await sign(aSignature(nadia, { statementVersion: 'autre' }))).status).toBe(400);
  });

  test('a late signature needs a reason and an agreement, and stays late', async () => {
    api.clock.set('2026-11-24T13:00:00Z');
    expect((await look()).body.state).toBe('late');
    const without = await sign(aSignature(nadia, { statementVersion: 'followed-1' }));
    expect(without.problem.type).toBe('urn:percolateur:late-reason-required');
    const late = aSignature(nadia, {
      statementVersion: 'followed-1',
      lateReason: 'Mon téléphone était éteint.',
    });
    const { body } = await sign(late);
    expect(body).toMatchObject({ late: true, counts: false });
    expect((await look()).body.state).toBe('awaiting');
    const agree = { params: { signatureId: late.id }, body: { id: uuidv7(), agreed: true } };
    const room = await trainer.call(routes.agreeLate, agree);
    expect(room.body.people[0]).toMatchObject({ signature: 'signed', late: true });
    expect((await sign(late)).body).toMatchObject({ late: true, counts: true });
    const kept = await api.db.manager.findOneByOrFail(StandingSignature, { id: late.id });
    expect(kept).toMatchObject({ late: true, lateReason: 'Mon téléphone était éteint.' });
    expect(kept.statement).toContain('J’ai suivi');
  });

  test('a signature made in time is in time although it arrives later, both times kept', async () => {
    await open();
    api.clock.set('2026-11-24T11:35:00Z');
    const offline = aSignature(nadia, { clientTime: '2026-11-24T11:28:00Z' });
    expect((await sign(offline)).body).toMatchObject({
      madeAt: '2026-11-24T11:28:00.000Z',
      receivedAt: '2026-11-24T11:35:00.000Z',
      ...{ receivedLater: true, late: false, counts: true },
    });
    expect((await look()).body.state).toBe('signed');
    const kept = await api.db.manager.findOneByOrFail(Signature, { id: offline.id });
    expect(kept.statement).toContain('Je suis là ce matin');
    const query = { halfDayId: morning().halfDayId };
    const room = await trainer.call(routes.room, { params: { cohortId: cohort.id }, query });
    expect(room.body.people[0]).toMatchObject({
      ...{ signature: 'signed', late: false },
      madeAt: '2026-11-24T11:28:00.000Z',
      signedAt: '2026-11-24T11:35:00.000Z',
    });
  });

  test.each([
    ['its device says it was made after the end', '2026-11-24T12:30:00Z', '2026-11-24T13:00:00Z'],
    ['its device says it was made last year', '2025-11-24T09:00:00Z', '2026-11-24T13:00:00Z'],
    ['it comes past 72 hours', '2026-11-24T11:28:00Z', '2026-11-29T11:00:00Z'],
  ])(
    'it is kept and waits for the trainer, without a word asked, when %s',
    async (_, made, now) => {
      await open();
      api.clock.set(now);
      const offline = aSignature(nadia, { clientTime: made });
      const { status, body } = await sign(offline);
      expect(status).toBe(200);
      expect(body).toMatchObject({ receivedLater: true, late: true, counts: false });
      const agree = { params: { signatureId: offline.id }, body: { id: uuidv7(), agreed: true } };
      await trainer.call(routes.agreeLate, agree);
      expect((await look()).body).toMatchObject({ state: 'signed', receipt: { counts: true } });
    },
  );

  test('one in time takes the place of one that waited; both are kept', async () => {
    await open();
    api.clock.set('2026-11-24T11:40:00Z');
    const late = { statementVersion: 'followed-1', lateReason: 'Pas de réseau.' };
    expect((await sign(aSignature(nadia, late))).body.counts).toBe(false);
    const offline = aSignature(nadia, { clientTime: '2026-11-24T11:28:00Z' });
    expect((await sign(offline)).body).toMatchObject({ counts: true, already: false });
    expect((await sign(aSignature(nadia, late))).body).toMatchObject({
      counts: true,
      already: true,
    });
    expect((await look()).body.receipt?.signatureId).toBe(offline.id);
    expect(await count()).toBe(2);
  });

  test('a refused late signature may be asked again, and both are kept', async () => {
    api.clock.set('2026-11-24T13:00:00Z');
    const late = { statementVersion: 'followed-1' };
    const first = aSignature(nadia, { ...late, lateReason: 'Pas de réseau.' });
    await sign(first);
    const refusal = { params: { signatureId: first.id }, body: { id: uuidv7(), agreed: false } };
    await trainer.call(routes.agreeLate, refusal);
    expect((await look()).body).toMatchObject({ state: 'missed', receipt: { counts: false } });
    const second = aSignature(nadia, { ...late, lateReason: 'J’étais là, voyez le groupe 2.' });
    const other = aSignature(nadia, { ...late, lateReason: 'Encore.' });
    const twice = await Promise.all([sign(second), sign(other)]);
    expect(twice.map(({ body }) => body.already).sort()).toEqual([false, true]);
    expect((await sign(first)).body).toMatchObject({ counts: false });
    expect(await count()).toBe(2);
    expect((await look()).body.state).toBe('awaiting');
  });

  test('after 72 hours it is too late', async () => {
    api.clock.set('2026-11-27T11:30:01Z');
    const late = { statementVersion: 'followed-1', lateReason: 'Oubli.' };
    const reply = await sign(aSignature(nadia, late));
    expect(reply.problem.type).toBe('urn:percolateur:late-too-late');
  });

  test('who is not, or no longer, in the cohort does not sign; a walk-in does', async () => {
    await open();
    const [karim, odile, zoe] = [
      await api.scene.person(),
      await api.scene.person(),
      await api.scene.person(),
    ];
    await api.scene.enrol(cohort, karim, 'withdrawn');
    await api.scene.enrol(cohort, odile, 'waitlisted');
    await api.scene.enrol(cohort, zoe, 'accepted', { walkIn: true });
    expect((await sign(aSignature(karim), await api.as(karim))).status).toBe(404);
    expect((await sign(aSignature(odile), await api.as(odile))).status).toBe(404);
    expect((await sign(aSignature(zoe), await api.as(zoe))).status).toBe(200);
  });

  test('nothing is signed in a cancelled cohort', async () => {
    await open();
    await api.db.query("update cohort set status = 'cancelled' where id = $1", [cohort.id]);
    expect((await sign(aSignature(nadia))).problem.type).toBe('urn:percolateur:cohort-not-open');
    expect((await open()).problem.type).toBe('urn:percolateur:cohort-not-open');
  });

  test('evidence cannot be changed or removed', async () => {
    await open();
    await sign(aSignature(nadia));
    for (const sql of ["update signature set way = 'typed'", 'delete from signature']) {
      await expect(api.db.query(sql)).rejects.toThrow('permission denied');
      await expect(api.asOwner(sql)).rejects.toThrow('append-only');
    }
  });

  test('strangers are sent to sign in; others find nothing', async () => {
    await open();
    const elsewhere = await api.scene.organisation();
    const neighbour = await api.as(await api.scene.staff(elsewhere, 'coordinator'));
    const passerBy = await api.as(await api.scene.person());
    const params = morning();
    const body = aSignature(nadia);
    expect((await api.stranger.call(routes.mine, { params })).status).toBe(401);
    expect((await api.stranger.call(routes.sign, { params, body })).status).toBe(401);
    for (const client of [neighbour, passerBy, trainer]) {
      expect((await client.call(routes.mine, { params })).status).toBe(404);
      expect((await client.call(routes.sign, { params, body })).status).toBe(404);
    }
    const nowhere = { halfDayId: uuidv7() };
    expect((await learner.call(routes.mine, { params: nowhere })).status).toBe(404);
    expect((await sign(body, learner, nowhere)).status).toBe(404);
    expect((await sign(body, learner, { halfDayId: 'matin' })).status).toBe(404);
  });
});
