import { attendanceRoutes as routes } from '@percolateur/contract';
import type { Countersignature, RoomPerson, MissedMinutes } from '@percolateur/contract';
import { fullName } from '@percolateur/domain';
import { uuidv7 } from 'uuidv7';
import { aSignature, typedBy } from '../../../test/signatures';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AuditEvent } from '../../record/audit-event.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { Enrolment } from '../../record/enrolment.entity';
import { LessonProgress } from '../../record/lesson-progress.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { QuizAttempt } from '../../record/quiz-attempt.entity';
import { Absence } from '../../record/absence.entity';
import { LateAgreement } from '../../record/late-agreement.entity';
import { Signature } from '../../record/signature.entity';
import { StandingAbsence } from '../../record/standing-absence.view';
import { apartFrom } from '../../record/apart';

describe('a trainer leads a half-day', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let lucie: Person;
  let nadia: Person;
  let karim: Person;
  let nadiaIn: Enrolment;
  let karimIn: Enrolment;
  let trainer: Client;
  let learner: Client;

  beforeAll(async () => (api = await startApi()));
  afterAll(() => api.stop());
  beforeEach(async () => {
    api.clock.set('2026-11-24T08:00:00Z');
    ({ hub, lucie, cohort } = await api.scene.ledCohort());
    nadia = await api.scene.person({ lastName: 'Benali' });
    karim = await api.scene.person({ firstName: 'Karim', lastName: 'Petit' });
    nadiaIn = await api.scene.enrol(cohort, nadia);
    karimIn = await api.scene.enrol(cohort, karim);
    await api.scene.enrol(cohort, await api.scene.person(), 'invited');
    trainer = await api.as(lucie);
    learner = await api.as(nadia);
  });

  const morning = () => ({ halfDayId: cohort.halfDays[0].id });
  const open = () => trainer.call(routes.open, { params: morning() });
  const room = (halfDayId?: string) =>
    trainer.call(routes.room, { params: { cohortId: cohort.id }, query: { halfDayId } });
  const sign = (fields = {}) =>
    learner.call(routes.sign, { params: morning(), body: aSignature(nadia, fields) });
  const pass = (fields = {}, enrolmentId = karimIn.id) =>
    trainer.call(routes.passRound, {
      params: morning(),
      body: { ...aSignature(karim, fields), enrolmentId },
    });
  const countersign = (fields: Partial<Countersignature> = {}, client = trainer) =>
    client.call(routes.countersign, {
      params: morning(),
      body: { ...aSignature(lucie, { statementVersion: 'teaching-1' }), absences: [], ...fields },
    });
  const stuckOf = async (person: Person) =>
    (await room()).body.people.find(({ personId }) => personId === person.id)?.stuck;

  test('sees the half-day of now, its people and its run-sheet', async () => {
    const { body } = await room();
    expect(body).toMatchObject({
      halfDayId: cohort.halfDays[0].id,
      signing: 'may-open',
      opensAt: '2026-11-24T07:45:00.000Z',
      mayCountersign: false,
      countersigned: false,
      countersignatures: [],
      statement: { version: 'teaching-1' },
      runSheet: [
        { title: 'Séquence 1.1', startsAt: '2026-11-24T08:00:00.000Z', minutes: 30 },
        { title: 'Séquence 1.2', startsAt: '2026-11-24T08:30:00.000Z', minutes: 30 },
        { title: 'Pause', startsAt: '2026-11-24T09:00:00.000Z', minutes: 15 },
        { title: 'Séquence 1.3', startsAt: '2026-11-24T09:15:00.000Z', minutes: 30 },
      ],
    });
    expect(body.halfDays).toHaveLength(4);
    expect(body.people.map(({ lastName }) => lastName)).toEqual(['Benali', 'Petit']);
    expect(body.people[1]).toEqual<RoomPerson>({
      enrolmentId: karimIn.id,
      personId: karim.id,
      firstName: 'Karim',
      lastName: 'Petit',
      phoneOrEmail: karim.email,
      signature: 'none',
      signatureId: null,
      lack: 'expected',
      signedAt: null,
      madeAt: null,
      way: null,
      means: null,
      linkAskedAt: null,
      late: false,
      lateReason: null,
      duplicates: 0,
      announcedAbsent: false,
      cameFrom: null,
      contest: null,
      noted: null,
      minutesMissed: null,
      stuck: 'Aucune connexion depuis le début de la demi-journée.',
      lastSeenAt: null,
      lessonsDone: 0,
      lessonCount: 3,
      quizState: 'new',
    });
    expect(body.people[0].lastSeenAt).toBe('2026-11-24T08:00:00.000Z');
  });

  test('is shown the next half-day between two, the last one after all, and any asked for', async () => {
    api.clock.set('2026-11-24T11:45:00Z');
    expect((await room()).body.halfDayId).toBe(cohort.halfDays[1].id);
    api.clock.set('2026-12-24T11:45:00Z');
    expect((await room()).body.halfDayId).toBe(cohort.halfDays[3].id);
    expect((await room(cohort.halfDays[0].id)).body.signing).toBe('over');
    const elsewhere = await api.scene.cohort(hub, { trainers: [lucie] });
    expect((await room(elsewhere.halfDays[0].id)).status).toBe(404);
  });

  test('opens signing, closes it and opens it again, each once', async () => {
    const close = () => trainer.call(routes.close, { params: morning() });
    expect((await close()).problem.type).toBe('urn:percolateur:signing-not-open');
    const opened = await Promise.all([open(), open()]);
    expect(opened.map(({ body }) => body.signing)).toEqual(['open', 'open']);
    api.clock.advance({ minutes: 30 });
    expect((await close()).body.signing).toBe('closed');
    expect((await close()).body.signing).toBe('closed');
    api.clock.advance({ minutes: 1 });
    const after = { clientTime: api.clock.now().toISOString() };
    expect((await sign(after)).problem.type).toBe('urn:percolateur:signing-closed');
    const again = (await open()).body;
    expect(again.halfDays[0]).toMatchObject({
      signingOpenedAt: '2026-11-24T08:00:00.000Z',
      signingClosedAt: null,
    });
    expect((await sign()).status).toBe(200);
    const deeds = await api.db.manager.find(AuditEvent, {
      where: { objectId: cohort.id },
      order: { at: 'ASC' },
    });
    expect(deeds.map(({ action }) => action)).toEqual([
      'signing.opened',
      'signing.closed',
      'signing.opened',
    ]);
    api.clock.set('2026-11-24T12:00:00Z');
    expect((await open()).problem.type).toBe('urn:percolateur:signing-closed');
    expect((await close()).status).toBe(200);
  });

  test('hands the device round: the signature says so and is the learner’s own', async () => {
    await open();
    const wrong = await pass({ mark: typedBy(nadia) });
    expect(wrong.problem.type).toBe('urn:percolateur:typed-name-differs');
    const fields = { id: uuidv7(), mark: typedBy(karim) };
    const both = await Promise.all([pass(fields), pass(fields)]);
    expect(both.map(({ status }) => status)).toEqual([200, 200]);
    expect((await pass()).body.already).toBe(true);
    expect((await room()).body.people[1]).toMatchObject({
      signature: 'signed',
      way: 'typed',
      means: 'passed',
      stuck: null,
    });
    const kept = await api.db.manager.findOneByOrFail(Signature, { id: fields.id });
    expect(kept).toMatchObject({ personId: karim.id, passedById: lucie.id });
    const elsewhere = await api.scene.cohort(hub, { trainers: [lucie] });
    const zoe = await api.scene.enrol(elsewhere, await api.scene.person());
    expect((await pass({}, zoe.id)).status).toBe(404);
  });

  test('answers once to a late signature', async () => {
    api.clock.set('2026-11-24T13:00:00Z');
    const late = aSignature(nadia, {
      statementVersion: 'followed-1',
      lateReason: 'Pas de réseau.',
    });
    await learner.call(routes.sign, { params: morning(), body: late });
    const waiting = (await room(morning().halfDayId)).body.people[0];
    expect(waiting).toMatchObject({
      signature: 'awaiting',
      lateReason: 'Pas de réseau.',
      stuck: 'Sa signature tardive attend votre accord.',
    });
    const answer = (agreed: boolean, id = uuidv7()) =>
      trainer.call(routes.agreeLate, { params: { signatureId: late.id }, body: { id, agreed } });
    const twice = await Promise.all([answer(true), answer(true)]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await answer(false)).problem.type).toBe('urn:percolateur:reason-required');
    expect(await api.db.manager.countBy(LateAgreement, { signatureId: late.id })).toBe(1);
    // A mistake is mended by a second answer, with its reason; both are kept.
    const mended = { id: uuidv7(), agreed: false, reason: 'C’était une autre personne.' };
    const params = { signatureId: late.id };
    const { body } = await trainer.call(routes.agreeLate, { params, body: mended });
    expect(body.people[0].signature).toBe('refused');
    const words = await api.db.manager.findBy(LateAgreement, { signatureId: late.id });
    expect(words).toHaveLength(2);
    expect(words).toContainEqual(
      expect.objectContaining({
        ...{ id: mended.id, agreed: false, trainerId: lucie.id },
        supersedesId: expect.any(String),
      }),
    );
    const [why] = await apartFrom(api.db.manager, [mended.id]);
    expect(why.content).toEqual({ reason: mended.reason });
    const again = { id: uuidv7(), agreed: true, reason: 'Si, c’était bien elle.' };
    const room3 = await trainer.call(routes.agreeLate, { params, body: again });
    expect(room3.body.people[0].signature).toBe('signed');
  });

  test('has nothing to answer to a signature on time, nor twice with one id', async () => {
    await open();
    const onTime = aSignature(nadia);
    await learner.call(routes.sign, { params: morning(), body: onTime });
    const answer = (signatureId: string, id = uuidv7()) =>
      trainer.call(routes.agreeLate, { params: { signatureId }, body: { id, agreed: true } });
    expect((await answer(onTime.id)).problem.type).toBe('urn:percolateur:transition-not-allowed');
    api.clock.set('2026-11-24T17:00:00Z');
    const [one, other] = [nadia, karim].map((person) =>
      aSignature(person, { statementVersion: 'followed-1', lateReason: 'Pas de réseau.' }),
    );
    const params = { halfDayId: cohort.halfDays[1].id };
    await learner.call(routes.sign, { params, body: one });
    await trainer.call(routes.passRound, { params, body: { ...other, enrolmentId: karimIn.id } });
    const id = uuidv7();
    expect((await answer(one.id, id)).status).toBe(200);
    // Who handed the device round does not agree alone.
    expect((await answer(other.id, id)).problem.type).toBe('urn:percolateur:second-person');
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const agree = (body: { id: string; agreed: boolean }) =>
      coordinator.call(routes.agreeLate, { params: { signatureId: other.id }, body });
    expect((await agree({ id, agreed: true })).problem.type).toBe('urn:percolateur:id-reused');
    expect((await agree({ id: uuidv7(), agreed: true })).status).toBe(200);
  });

  test('notes who came late or left early as it happens, and the team is not written to', async () => {
    const params = { ...morning(), enrolmentId: karimIn.id };
    const note = (fields: Partial<MissedMinutes>, who = trainer) =>
      who.call(routes.noteMissed, {
        params,
        body: { id: uuidv7(), part: 'late', minutes: 10, ...fields },
      });
    const noted = async () => (await room()).body.people[1].noted;
    const stranger = await api.as(await api.scene.staff(await api.scene.organisation(), 'trainer'));
    const refused = [
      await note({}, api.stranger),
      await note({}, learner),
      await note({}, stranger),
    ];
    expect(refused.map(({ status }) => status)).toEqual([401, 404, 404]);
    const id = uuidv7();
    const twice = await Promise.all([note({ id }), note({ id })]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(await noted()).toEqual({ late: 10, left: 0 });
    await note({ part: 'left', minutes: 5 });
    await note({ minutes: 0 });
    // What was sent before, and arrives again, is no newer word.
    await note({ id });
    expect(await noted()).toEqual({ late: 0, left: 5 });
    expect((await note({ minutes: 211 })).problem.errors?.[0]?.path).toBe('minutes');
    const { body: deeds } = await trainer.call(routes.deeds, { params });
    expect(deeds.map(({ text, reason }) => [text, reason])).toEqual([
      ['Arrivée en retard notée', '10\u00a0minutes'],
      ['Départ avant la fin noté', '5\u00a0minutes'],
      ['Arrivée en retard notée', '0\u00a0minute'],
    ]);
    const [{ count }] = await api.db.query<[{ count: string }]>(
      `select count(*) from word_notice n join attendance_word w on w.id = n.word_id
       where w.half_day_id = $1`,
      [params.halfDayId],
    );
    expect(Number(count)).toBe(0);
    api.clock.set('2026-11-24T06:00:00Z');
    expect((await note({})).problem.type).toBe('urn:percolateur:signing-too-early');
    api.clock.set('2026-11-28T08:00:00Z');
    expect((await note({})).problem.type).toBe('urn:percolateur:late-too-late');
  });

  test('countersigns once, with the minutes that some missed', async () => {
    await open();
    expect((await countersign()).problem.type).toBe('urn:percolateur:countersign-too-early');
    api.clock.set('2026-11-24T11:15:00Z');
    expect((await countersign()).problem.type).toBe('urn:percolateur:nothing-to-countersign');
    await sign();
    await pass();
    expect((await room()).body.mayCountersign).toBe(true);
    const absences = [{ enrolmentId: karimIn.id, minutes: 45, note: 'Arrivé à 9 h 45' }];
    const body = { id: uuidv7(), absences };
    const twice = await Promise.all([countersign(body), countersign(body)]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect(twice[0].body).toMatchObject({
      countersigned: true,
      mayCountersign: false,
      countersignatures: [{ trainer: { id: lucie.id }, receipt: body.id.slice(-6).toUpperCase() }],
    });
    expect((await countersign()).problem.type).toBe('urn:percolateur:already-signed');
    expect(await api.db.manager.findBy(StandingAbsence, { signatureId: body.id })).toMatchObject([
      { ...absences[0], notedById: lucie.id, correctedAt: null },
    ]);
    const colleague = await api.scene.staff(hub, 'trainer');
    const theirs = { for: colleague.id };
    await api.db.query('insert into cohort_trainer values ($1, $2)', [cohort.id, colleague.id]);
    expect(
      (await countersign(theirs, await api.as(colleague))).body.countersignatures,
    ).toHaveLength(2);
  });

  test('gives back the minutes of the wrong person, with their trace', async () => {
    await open();
    await sign();
    await pass();
    const correct = (enrolmentId: string, minutes: number, id = uuidv7()) =>
      trainer.call(routes.correctAbsence, {
        params: morning(),
        body: { id, enrolmentId, minutes, reason: 'Ce n’était pas la bonne personne.' },
      });
    const early = await correct(karimIn.id, 0);
    expect(early.problem.type).toBe('urn:percolateur:transition-not-allowed');
    api.clock.set('2026-11-24T11:20:00Z');
    await countersign({ absences: [{ enrolmentId: karimIn.id, minutes: 90, note: '' }] });
    const missed = async () =>
      (await room(morning().halfDayId)).body.people.map(({ minutesMissed }) => minutesMissed);
    expect(await missed()).toEqual([null, 90]);
    const id = uuidv7();
    const twice = await Promise.all([correct(karimIn.id, 0, id), correct(karimIn.id, 0, id)]);
    expect(twice.map(({ status }) => status)).toEqual([200, 200]);
    expect((await correct(nadiaIn.id, 90)).status).toBe(200);
    expect(await missed()).toEqual([90, 0]);
    expect((await correct(nadiaIn.id, 211)).status).toBe(400);
    const kept = await api.db.manager.findBy(Absence, { enrolmentId: karimIn.id });
    expect(kept.map(({ minutes }) => minutes).sort()).toEqual([0, 90]);
    expect(kept.find(({ minutes }) => minutes === 0)).toMatchObject({
      correctedById: lucie.id,
      supersedesId: kept.find(({ minutes }) => minutes === 90)!.id,
    });
    const params = { ...morning(), enrolmentId: karimIn.id };
    const { body: deeds } = await trainer.call(routes.deeds, { params });
    expect(deeds.map(({ text, by, reason }) => [text, by, reason])).toEqual([
      ['Signature reçue, sur l’appareil passé', fullName(lucie), null],
      ['90\u00a0minutes manquées', fullName(lucie), null],
      [
        'Corrigé\u00a0: 0\u00a0minute manquée',
        fullName(lucie),
        'Ce n’était pas la bonne personne.',
      ],
    ]);
    const notHere = { ...params, enrolmentId: uuidv7() };
    expect((await trainer.call(routes.deeds, { params: notHere })).status).toBe(404);
    expect((await learner.call(routes.deeds, { params })).status).toBe(404);
  });

  test('does not countersign ahead, nor with absences that make no sense', async () => {
    api.clock.set('2026-11-24T07:50:00Z');
    await open();
    await sign();
    expect((await countersign()).problem.type).toBe('urn:percolateur:countersign-too-early');
    api.clock.set('2026-11-24T11:14:59Z');
    expect((await countersign()).problem.type).toBe('urn:percolateur:countersign-too-early');
    api.clock.set('2026-11-24T11:15:00Z');
    const absence = { enrolmentId: nadiaIn.id, minutes: 10, note: '' };
    const elsewhere = await api.scene.cohort(hub, { trainers: [lucie] });
    const zoe = await api.scene.enrol(elsewhere, await api.scene.person());
    const faults = async (absences: Countersignature['absences']) =>
      (await countersign({ absences })).problem.errors?.map(({ path }) => path);
    expect(await faults([{ ...absence, enrolmentId: zoe.id }])).toEqual(['absences.0.enrolmentId']);
    expect(await faults([absence, absence])).toEqual(['absences.1.enrolmentId']);
    expect(await faults([{ ...absence, minutes: 211 }])).toEqual(['absences.0.minutes']);
    expect((await countersign({ statementVersion: 'taught-1' })).status).toBe(400);
    expect((await countersign({ absences: [{ ...absence, minutes: 210 }] })).status).toBe(200);
  });

  test('is told who may need help', async () => {
    await open();
    expect(await stuckOf(nadia)).toBeNull();
    api.clock.advance({ minutes: 10 });
    expect(await stuckOf(nadia)).toBe(
      'N’a pas encore signé, alors que c’est ouvert depuis 9\u00a0h.',
    );
    await sign();
    expect(await stuckOf(nadia)).toBeNull();
    await api.db.manager.insert(QuizAttempt, {
      id: uuidv7(),
      enrolmentId: nadiaIn.id,
      courseVersionId: cohort.courseVersionId,
      quizId: 'entrainement-1',
      kind: 'training',
      number: 1,
      status: 'started',
      startedAt: api.clock.now(),
    });
    await api.db.manager.insert(LessonProgress, [
      {
        enrolmentId: nadiaIn.id,
        lessonId: 'lecon-1-1',
        seenAt: api.clock.now(),
        doneAt: api.clock.now(),
      },
      { enrolmentId: nadiaIn.id, lessonId: 'lecon-1-2', seenAt: api.clock.now() },
      {
        enrolmentId: nadiaIn.id,
        lessonId: 'lecon-2-1',
        seenAt: api.clock.now(),
        doneAt: api.clock.now(),
      },
    ]);
    api.clock.advance({ minutes: 12 });
    expect(await stuckOf(nadia)).toBe('Un quiz est ouvert, sans réponse depuis 12\u00a0min.');
    expect((await room()).body.people[0]).toMatchObject({ quizState: 'open', lessonsDone: 1 });
    api.clock.set('2026-11-24T12:00:00Z');
    const after = (await room(morning().halfDayId)).body.people;
    expect(after.map(({ stuck }) => stuck)).toEqual([null, 'N’a pas signé cette demi-journée.']);
  });

  test('strangers sign in first; neighbours find nothing; learners neither', async () => {
    const signed = aSignature(nadia);
    await open();
    await learner.call(routes.sign, { params: morning(), body: signed });
    const elsewhere = await api.scene.organisation();
    const neighbour = await api.as(await api.scene.staff(elsewhere, 'coordinator'));
    const otherTrainer = await api.as(await api.scene.staff(hub, 'trainer'));
    const statuses = async (client: Client) => {
      const params = morning();
      const replies = [
        await client.call(routes.room, { params: { cohortId: cohort.id }, query: {} }),
        await client.call(routes.open, { params }),
        await client.call(routes.close, { params }),
        await client.call(routes.passRound, {
          params,
          body: { ...aSignature(karim), enrolmentId: karimIn.id },
        }),
        await countersign({}, client),
        await client.call(routes.agreeLate, {
          params: { signatureId: signed.id },
          body: { id: uuidv7(), agreed: true },
        }),
      ];
      return [...new Set(replies.map(({ status }) => status))];
    };
    expect(await statuses(api.stranger)).toEqual([401]);
    expect(await statuses(neighbour)).toEqual([404]);
    expect(await statuses(otherTrainer)).toEqual([404]);
    expect(await statuses(learner)).toEqual([404]);
    const coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    const view = { params: { cohortId: cohort.id }, query: {} };
    expect((await coordinator.call(routes.room, view)).status).toBe(200);
  });
});
