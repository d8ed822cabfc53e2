import { cohortRoutes } from '@percolateur/contract';
import type { NewCohort } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AuditEvent } from '../../record/audit-event.entity';
import { CourseVersion } from '../../record/course-version.entity';
import type { Organisation } from '../../record/organisation.entity';
import type { Person } from '../../record/person.entity';
import { CohortService } from './cohort.service';
import { Cohort } from '../../record/cohort.entity';

describe('cohorts', () => {
  let api: TestApi;
  let hub: Organisation;
  let lucie: Person;
  let nadia: Person;
  let coordinator: Client;
  let trainer: Client;
  let outsider: Client;
  let learner: Client;
  let admin: Client;

  beforeAll(async () => {
    api = await startApi({ at: '2026-10-01T08:00:00Z' });
    const nation = await api.scene.organisation({ kind: 'national', code: 'NAT' });
    hub = await api.scene.organisation();
    const neighbour = await api.scene.organisation();
    lucie = await api.scene.staff(hub, 'trainer');
    trainer = await api.as(lucie);
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    outsider = await api.as(await api.scene.staff(neighbour, 'coordinator'));
    admin = await api.as(await api.scene.staff(nation, 'admin'));
    nadia = await api.scene.person();
    learner = await api.as(nadia);
    await api.scene.courseVersion();
  });
  afterAll(() => api.stop());

  const request = (fields: Partial<NewCohort> = {}): NewCohort => ({
    id: uuidv7(),
    organisationId: hub.id,
    firstDay: '2026-11-24',
    ...fields,
  });
  const create = (body: NewCohort, who = coordinator) => who.call(cohortRoutes.create, { body });
  const at = (cohort: { id: string }) => ({ params: { cohortId: cohort.id } });
  const read = (cohort: { id: string }, who = coordinator) =>
    who.call(cohortRoutes.read, at(cohort));
  const move = (cohort: { id: string }, to: Cohort['status'], reason?: string) =>
    coordinator.call(cohortRoutes.move, {
      ...at(cohort),
      body: { to, ...(reason && { reason }) },
    });

  test('nobody reaches what is not theirs', async () => {
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-02-01' });
    await api.scene.enrol(cohort, nadia);
    const attempts = async (who: Client) => {
      const replies = await Promise.all([
        who.call(cohortRoutes.read, at(cohort)),
        who.call(cohortRoutes.edit, { ...at(cohort), body: { revision: 1, title: 'Autre' } }),
        who.call(cohortRoutes.move, { ...at(cohort), body: { to: 'cancelled' } }),
        who.call(cohortRoutes.history, at(cohort)),
        who.call(cohortRoutes.create, { body: request() }),
      ]);
      return [...new Set(replies.map(({ status }) => status))];
    };
    expect(await attempts(api.stranger)).toEqual([401]);
    expect(await attempts(outsider)).toEqual([404]);
    expect(await attempts(learner)).toEqual([404]);
    // A trainer of the hub, but not of this cohort.
    expect((await read(cohort, trainer)).status).toBe(404);
    expect((await create(request(), trainer)).status).toBe(403);
    expect((await api.stranger.call(cohortRoutes.list, { query: {} })).status).toBe(401);
    expect((await learner.call(cohortRoutes.list, { query: {} })).body.rows).toEqual([]);
    expect((await outsider.call(cohortRoutes.list, { query: {} })).body.rows).toEqual([]);
    expect((await create(request({ organisationId: uuidv7() }), admin)).status).toBe(404);
    expect((await read({ id: 'session' })).status).toBe(404);
  });

  test('a first day is enough: the template does the rest', async () => {
    const { status, body } = await create(request());
    expect(status).toBe(200);
    expect(body).toMatchObject({
      title: 'Animer un Café IA auprès de ses publics, Caen',
      status: 'draft',
      timeZone: 'Europe/Paris',
      capacity: 12,
      revision: 1,
      courseVersion: { version: '1.0.0' },
      openingGaps: ['une formatrice ou un formateur', 'un lieu ou un lien'],
      nextStatuses: [{ status: 'cancelled', needsReason: true }],
      rights: { write: true, certificates: true, signing: true },
    });
    expect(
      body.halfDays.map(({ position, title, startsAt }) => [position, title, startsAt]),
    ).toEqual([
      [1, 'Demi-journée 1', '2026-11-24T08:00:00.000Z'],
      [2, 'Demi-journée 2', '2026-11-24T12:30:00.000Z'],
      [3, 'Demi-journée 3', '2026-11-25T08:00:00.000Z'],
      [4, 'Demi-journée 4', '2026-11-25T12:30:00.000Z'],
    ]);
  });

  test('what is told wins over the template, in its own time zone', async () => {
    const { body } = await create(
      request({
        title: 'À La Réunion',
        timeZone: 'Indian/Reunion',
        remoteLink: 'https://visio.percolateur.test/saint-denis',
        trainerIds: [lucie.id],
        firstDay: '2026-12-21',
        halfDays: [
          { title: 'Après-midi', mode: 'remote', day: '2026-12-20', start: '13:30', end: '17:00' },
          { title: 'Matin', mode: 'room', day: '2026-12-20', start: '09:00', end: '12:30' },
        ],
      }),
    );
    expect(body.halfDays.map(({ title, startsAt }) => [title, startsAt])).toEqual([
      ['Matin', '2026-12-20T05:00:00.000Z'],
      ['Après-midi', '2026-12-20T09:30:00.000Z'],
    ]);
    expect(body.holidayWarnings).toEqual([
      'dimanche 20 décembre 2026\u00a0: Abolition de l’esclavage',
    ]);
    expect(body.openingGaps).toEqual([]);
    expect(body.nextStatuses.map(({ status }) => status)).toEqual(['open', 'cancelled']);
  });

  test('the newest version of the course is taken', async () => {
    const known = await api.scene.courseVersion();
    const newer = {
      ...known,
      id: uuidv7(),
      version: '1.1.0',
      contentHash: 'newer',
      importedAt: new Date('2099-01-01T00:00:00Z'),
    };
    await api.db.manager.insert(CourseVersion, newer);
    expect((await create(request())).body.courseVersion.version).toBe('1.1.0');
    const { body } = await create(request({ courseVersionId: known.id }));
    expect(body.courseVersion.version).toBe('1.0.0');
    const unknown = await create(request({ courseVersionId: uuidv7() }));
    expect(unknown.problem.errors?.[0].path).toBe('courseVersionId');
  });

  test('input that cannot be is named', async () => {
    const zone = await create(request({ timeZone: 'Europe/Caen' }));
    expect(zone.problem.errors?.[0].path).toBe('timeZone');
    const nobody = await create(request({ trainerIds: [uuidv7()] }));
    expect(nobody.problem.errors?.[0].path).toBe('trainerIds');
    const backwards = { title: 'Matin', mode: 'room', day: '2026-11-24' } as const;
    const halfDays = [{ ...backwards, start: '12:30', end: '09:00' }];
    expect((await create(request({ halfDays }))).problem.type).toBe(
      'urn:percolateur:half-day-invalid',
    );
    expect(await api.db.manager.countBy(Cohort, { title: 'Matin' })).toBe(0);
  });

  test('the same request twice makes one cohort; another content is refused', async () => {
    const body = request({ firstDay: '2027-03-02', trainerIds: [lucie.id] });
    const replies = await Promise.all([create(body), create(body), create(body)]);
    expect(replies.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(replies.map((reply) => JSON.stringify(reply.body))).size).toBe(1);
    const events = { objectId: body.id, action: 'cohort.created' as const };
    expect(await api.db.manager.countBy(AuditEvent, events)).toBe(1);
    const other = await create({ ...body, firstDay: '2027-03-09' });
    expect(other.problem.type).toBe('urn:percolateur:id-reused');
  });

  test('a trainer is in one place at a time, even when two ask at once', async () => {
    const paul = await api.scene.staff(hub, 'trainer');
    const body = () => request({ firstDay: '2027-05-18', trainerIds: [paul.id] });
    const statuses = (await Promise.all([create(body()), create(body())])).map((r) => r.status);
    expect(statuses.sort()).toEqual([200, 409]);
  });

  test('opening asks for everything, then a life goes on, each step once', async () => {
    const { body: cohort } = await create(request({ firstDay: '2027-01-12' }));
    const early = await move(cohort, 'open');
    expect(early.problem.type).toBe('urn:percolateur:cohort-incomplete');
    expect(early.problem.detail).toContain('une formatrice ou un formateur et un lieu ou un lien');
    await coordinator.call(cohortRoutes.edit, {
      ...at(cohort),
      body: { revision: 1, trainerIds: [lucie.id], venueName: 'Le Dôme' },
    });
    const [one, other] = await Promise.all([move(cohort, 'open'), move(cohort, 'open')]);
    expect([one.body.status, other.body.status]).toEqual(['open', 'open']);
    expect((await move(cohort, 'draft')).problem.type).toBe('urn:percolateur:reason-required');
    expect((await move(cohort, 'archived')).problem.type).toBe(
      'urn:percolateur:transition-not-allowed',
    );
    const { body: history } = await coordinator.call(cohortRoutes.history, at(cohort));
    expect(history.map(({ text }) => text)).toEqual([
      'Session ouverte (auparavant en brouillon)',
      'Modification\u00a0: lieu et équipe',
      'Session créée',
    ]);
    expect(history[0].actor?.firstName).toBe('Lucie');
    expect((await trainer.call(cohortRoutes.history, at(cohort))).status).toBe(403);
    const forTrainer = (await read(cohort, trainer)).body;
    expect(forTrainer.rights).toEqual({ write: false, certificates: false, signing: true });
    expect(forTrainer.nextStatuses).toEqual([]);
  });

  test('an open cohort runs from its first half-day, by itself', async () => {
    const cohort = await api.scene.cohort(hub, { firstDay: '2026-09-15', trainers: [] });
    const service = api.app.get(CohortService);
    expect(await service.beginDue(new Date('2026-09-15T06:59:00Z'))).toBe(0);
    const now = new Date('2026-09-15T07:00:00Z');
    const begun = await Promise.all([service.beginDue(now), service.beginDue(now)]);
    expect(begun[0] + begun[1]).toBe(1);
    expect((await read(cohort)).body.status).toBe('running');
    const { body: history } = await coordinator.call(cohortRoutes.history, at(cohort));
    expect(history[0]).toMatchObject({
      actor: null,
      text: 'Session en cours (auparavant ouverte)',
    });
  });

  test('closing tells what is missing, asks why, and settles who did not complete', async () => {
    const running = { firstDay: '2026-09-22', status: 'running' } as const;
    const cohort = await api.scene.cohort(hub, { ...running, trainers: [lucie] });
    const enrolment = await api.scene.enrol(cohort, await api.scene.person());
    const { body } = await read(cohort);
    expect(body.closingGaps).toEqual([
      '4\u00a0signatures manquent',
      '1\u00a0évaluation n’est pas réussie',
    ]);
    expect(body.alarms).toEqual([
      'La session est finie\u00a0: à clore',
      '4\u00a0signatures manquent aux demi-journées finies',
    ]);
    expect((await move(cohort, 'closed')).problem.type).toBe('urn:percolateur:reason-required');
    const closed = await move(cohort, 'closed', 'Abandon signalé par l’employeur');
    expect(closed.body.status).toBe('closed');
    expect(closed.body.alarms).toEqual(['1\u00a0personne sans document']);
    const status = async () =>
      (await api.db.query('select status from enrolment where id = $1', [enrolment.id]))[0].status;
    expect(await status()).toBe('not_completed');
    await move(cohort, 'running', 'Une signature tardive arrive');
    expect(await status()).toBe('accepted');

    const soon = await api.scene.cohort(hub, { firstDay: '2026-10-06', status: 'running' });
    expect((await move(soon, 'closed', 'Trop tôt')).problem.type).toBe(
      'urn:percolateur:cohort-not-closable',
    );
  });

  test('the list shows what presses, to those whom it concerns', async () => {
    const cohort = await api.scene.cohort(hub, { firstDay: '2026-10-08', capacity: 8 });
    const invited = { invitedAt: null, answeredAt: null };
    await api.scene.enrol(cohort, await api.scene.person(), 'invited', invited);
    await api.scene.enrol(cohort, await api.scene.person(), 'invited');
    await api.scene.enrol(cohort, await api.scene.person(), 'invited', {
      answerBefore: new Date('2026-09-30T08:00:00Z'),
    });
    const list = (who: Client, query = {}) => who.call(cohortRoutes.list, { query });
    const row = (await list(coordinator)).body.rows.find(({ id }) => id === cohort.id);
    expect(row).toMatchObject({
      organisationName: hub.name,
      startsAt: '2026-10-08T07:00:00.000Z',
      endsAt: '2026-10-09T15:00:00.000Z',
      capacity: 8,
      seatsTaken: 2,
      alarms: [
        '1\u00a0personne reste à inviter',
        '1\u00a0invitation a expiré',
        '1\u00a0invitation sans réponse',
      ],
    });
    expect((await list(trainer)).body.rows.map(({ id }) => id)).not.toContain(cohort.id);
    expect((await list(admin)).body.rows.map(({ id }) => id)).toContain(cohort.id);
    expect((await list(admin, { organisationId: uuidv7() })).body.rows).toEqual([]);
    const drafts = (await list(coordinator, { status: 'draft', period: 'coming' })).body.rows;
    expect(new Set(drafts.map(({ status }) => status))).toEqual(new Set(['draft']));
    const starts = drafts.map(({ startsAt }) => startsAt);
    expect(starts).toEqual([...starts].sort());
  });
});
