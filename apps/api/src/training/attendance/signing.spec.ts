import { attendanceRoutes as routes } from '@percolateur/contract';
import type { NewSignature } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { aSignature, typedBy } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { Signature } from '../../record/signature.entity';

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
    expect((await sign(aSignature())).problem.type).toBe('urn:percolateur:signing-not-open');
    await open();
    expect((await look()).body.state).toBe('open');
    const signature = aSignature();
    const { status, body } = await sign(signature);
    expect(status).toBe(200);
    expect(body).toEqual({
      signatureId: signature.id,
      code: signature.id.slice(-6).toUpperCase(),
      receivedAt: '2026-11-24T08:00:00.000Z',
      late: false,
      counts: true,
    });
    expect((await look()).body).toMatchObject({ state: 'signed', receipt: body });
    expect(await api.db.manager.findOneBy(Signature, { id: signature.id })).toMatchObject({
      statement: before.statement.text,
      drawing: [
        [
          [20, 120],
          [300, 60],
          [560, 140],
        ],
      ],
      passedById: null,
    });
  });

  test('the same tap twice, together or again later, is one signature and one receipt', async () => {
    await open();
    const signature = aSignature({ mark: typedBy(nadia) });
    const together = await Promise.all([sign(signature), sign(signature), sign(signature)]);
    expect(together.map(({ status }) => status)).toEqual([200, 200, 200]);
    api.clock.advance({ days: 30 });
    const again = await sign(signature);
    expect(again.body).toEqual(together[0].body);
    expect(await count()).toBe(1);
  });

  test('two devices at once make one signature', async () => {
    await open();
    const replies = await Promise.all([sign(aSignature()), sign(aSignature())]);
    expect(replies.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await sign(aSignature())).problem.type).toBe('urn:percolateur:already-signed');
    expect(await count()).toBe(1);
  });

  test('an id does not serve twice for something else', async () => {
    await open();
    const signature = aSignature();
    await sign(signature);
    const other = { ...signature, mark: typedBy(nadia) };
    expect((await sign(other)).problem.type).toBe('urn:percolateur:id-reused');
    const zoe = await api.scene.person();
    await api.scene.enrol(cohort, zoe);
    const stolen = await sign(signature, await api.as(zoe));
    expect(stolen.problem.type).toBe('urn:percolateur:id-reused');
  });

  test('nobody signs ahead, nor for another half-day', async () => {
    api.clock.set('2026-11-24T07:44:59Z');
    expect((await open()).problem.type).toBe('urn:percolateur:signing-too-early');
    expect((await sign(aSignature())).problem.type).toBe('urn:percolateur:signing-too-early');
    api.clock.set('2026-11-24T07:45:00Z');
    await open();
    const afternoon = { halfDayId: cohort.halfDays[1].id };
    const ahead = await sign(aSignature(), learner, afternoon);
    expect(ahead.problem.type).toBe('urn:percolateur:signing-too-early');
    expect((await sign(aSignature())).status).toBe(200);
  });

  test('nobody signs in another’s name', async () => {
    await open();
    const mark = { way: 'typed' as const, typedName: 'Karim Petit' };
    const reply = await sign(aSignature({ mark }));
    expect(reply.problem).toMatchObject({
      type: 'urn:percolateur:typed-name-differs',
      detail: expect.stringContaining(`Nadia ${nadia.lastName}`),
    });
    const bare = { way: 'typed' as const, typedName: `  ${nadia.lastName} NADIA ` };
    expect((await sign(aSignature({ mark: bare }))).status).toBe(200);
  });

  test('only a text shown for this half-day is signed', async () => {
    await open();
    const early = await sign(aSignature({ statementVersion: 'followed-1' }));
    expect(early.problem.errors).toEqual([
      { path: 'statementVersion', message: expect.stringContaining('Rechargez') },
    ]);
    expect((await sign(aSignature({ statementVersion: 'autre' }))).status).toBe(400);
  });

  test('a late signature needs a reason and an agreement, and stays late', async () => {
    api.clock.set('2026-11-24T13:00:00Z');
    expect((await look()).body.state).toBe('late');
    const without = await sign(aSignature());
    expect(without.problem.type).toBe('urn:percolateur:late-reason-required');
    const late = aSignature({
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
    const kept = await api.db.manager.findOneByOrFail(Signature, { id: late.id });
    expect(kept).toMatchObject({ late: true, lateReason: 'Mon téléphone était éteint.' });
    expect(kept.statement).toContain('J’ai suivi');
  });

  test('a signature kept on the phone arrives late with the text that was on screen', async () => {
    api.clock.set('2026-11-24T13:00:00Z');
    const offline = aSignature({ lateReason: 'Pas de réseau.' });
    expect((await sign(offline)).body.late).toBe(true);
    const kept = await api.db.manager.findOneByOrFail(Signature, { id: offline.id });
    expect(kept.statement).toContain('Je suis là ce matin');
    expect(kept.clientTime.toISOString()).toBe('2026-11-24T08:00:00.000Z');
    expect(kept.serverTime.toISOString()).toBe('2026-11-24T13:00:00.000Z');
  });

  test('a refused late signature may be asked again, and both are kept', async () => {
    api.clock.set('2026-11-24T13:00:00Z');
    const first = aSignature({ lateReason: 'Pas de réseau.' });
    await sign(first);
    const refusal = { params: { signatureId: first.id }, body: { id: uuidv7(), agreed: false } };
    await trainer.call(routes.agreeLate, refusal);
    expect((await look()).body).toMatchObject({ state: 'missed', receipt: { counts: false } });
    const second = aSignature({ lateReason: 'J’étais là, voyez le groupe 2.' });
    const twice = await Promise.all([sign(second), sign(aSignature({ lateReason: 'Encore.' }))]);
    expect(twice.map(({ status }) => status).sort()).toEqual([200, 409]);
    expect((await sign(first)).body).toMatchObject({ counts: false });
    expect(await count()).toBe(2);
    expect((await look()).body.state).toBe('awaiting');
  });

  test('after 72 hours it is too late', async () => {
    api.clock.set('2026-11-27T11:30:01Z');
    const reply = await sign(aSignature({ lateReason: 'Oubli.' }));
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
    expect((await sign(aSignature(), await api.as(karim))).status).toBe(404);
    expect((await sign(aSignature(), await api.as(odile))).status).toBe(404);
    expect((await sign(aSignature(), await api.as(zoe))).status).toBe(200);
  });

  test('nothing is signed in a cancelled cohort', async () => {
    await open();
    await api.db.query("update cohort set status = 'cancelled' where id = $1", [cohort.id]);
    expect((await sign(aSignature())).problem.type).toBe('urn:percolateur:cohort-not-open');
    expect((await open()).problem.type).toBe('urn:percolateur:cohort-not-open');
  });

  test('evidence cannot be changed or removed', async () => {
    await open();
    await sign(aSignature());
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
    const body = aSignature();
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
