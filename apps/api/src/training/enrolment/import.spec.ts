import { enrolmentRoutes, urlOf } from '@percolateur/contract';
import type { ImportReport, Problem } from '@percolateur/contract';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { AuditEvent } from '../../record/audit-event.entity';
import type { Cohort } from '../../record/cohort.entity';
import type { Organisation } from '../../record/organisation.entity';
import { Person } from '../../record/person.entity';
import { Enrolment } from '../../record/enrolment.entity';

const list = `Prénom;Nom;Courriel;Structure
Chloé;Œillet;Chloe@import.test;Mairie de Flers
Anne;Roy;anne@import.test;
Paul;Sans Adresse;;
Inès;Double;CHLOE@import.test;
Luc;Petit;luc@import;
Zoé;Quatre;zoe@import.test;
`;

describe('importing a list', () => {
  let api: TestApi;
  let hub: Organisation;
  let cohort: Cohort;
  let coordinator: Client;

  beforeAll(async () => {
    api = await startApi({ at: '2026-10-01T08:00:00Z' });
    hub = await api.scene.organisation();
    coordinator = await api.as(await api.scene.staff(hub, 'coordinator'));
    await api.scene.person({ email: 'anne@import.test' });
  });
  beforeEach(async () => {
    cohort = await api.scene.cohort(hub, { capacity: 2 });
  });
  afterAll(() => api.stop());

  const send = async (
    payload: Buffer | string,
    { dryRun = false, who = coordinator, type = 'text/csv' } = {},
  ) => {
    const params = { cohortId: cohort.id };
    const reply = await who.send({
      method: 'POST',
      url: urlOf(enrolmentRoutes.importCsv, { params, query: { dryRun } }),
      headers: { 'content-type': type },
      payload,
    });
    return {
      status: reply.status,
      report: reply.body as unknown as ImportReport,
      problem: reply.body as unknown as Problem,
    };
  };
  const outcomes = ({ lines }: ImportReport) =>
    lines.map(({ line, outcome, fault }) => [line, outcome, fault]);
  const enrolled = () =>
    api.db.manager.find(Enrolment, {
      where: { cohortId: cohort.id },
      relations: { person: true },
      order: { id: 'ASC' },
    });

  test('a dry run says, line by line, what would happen, and does nothing', async () => {
    const { status, report } = await send(list, { dryRun: true });
    expect(status).toBe(200);
    expect(report).toMatchObject({
      dryRun: true,
      reading: 'UTF-8, séparateur\u00a0;',
      enrolled: 2,
      waitlisted: 1,
    });
    expect(outcomes(report)).toEqual([
      [2, 'new', null],
      [3, 'existing', null],
      [4, 'invalid', 'Ligne 4\u00a0: l’adresse manque.'],
      [5, 'duplicate', 'Ligne 5\u00a0: même adresse qu’à la ligne 2.'],
      [6, 'invalid', 'Ligne 6\u00a0: l’adresse est incomplète.'],
      [7, 'new', null],
    ]);
    expect(await enrolled()).toEqual([]);
    expect(await api.db.manager.countBy(Person, { email: 'chloe@import.test' })).toBe(0);
  });

  test('the sound lines go in, in their order, with the accents of old Excel', async () => {
    const bytes = Buffer.from(
      [...list].map((letter) => (letter === 'Œ' ? 0x8c : letter.charCodeAt(0))),
    );
    const { report } = await send(bytes);
    expect(report).toMatchObject({
      dryRun: false,
      reading: 'Windows-1252, séparateur\u00a0;',
      enrolled: 2,
      waitlisted: 1,
    });
    expect(
      (await enrolled()).map(({ person, status }) => [person!.firstName, person!.lastName, status]),
    ).toEqual([
      ['Chloé', 'Œillet', 'invited'],
      // Known before under another name: they keep their own.
      ['Nadia', expect.any(String), 'invited'],
      ['Zoé', 'Quatre', 'waitlisted'],
    ]);
    const events = { objectId: cohort.id, action: 'cohort.imported' as const };
    expect((await api.db.manager.findOneByOrFail(AuditEvent, events)).detail).toEqual({
      enrolled: 2,
      waitlisted: 1,
    });
  });

  test('the same list again, even at once, adds nobody', async () => {
    const [one, other] = await Promise.all([send(list), send(list)]);
    expect(one.report.enrolled + other.report.enrolled).toBe(2);
    const { report } = await send(list);
    expect([report.enrolled, report.waitlisted]).toEqual([0, 0]);
    expect(outcomes(report)[0]).toEqual([2, 'enrolled', null]);
    expect(await enrolled()).toHaveLength(3);
  });

  test('what is not a list is refused with a way out', async () => {
    const noColumn = await send('Prénom;Nom;Téléphone\nAnne;Roy;0600000000\n');
    expect(noColumn.status).toBe(422);
    expect(noColumn.problem.detail).toContain('Colonne introuvable\u00a0: adresse électronique');
    expect((await send('')).problem.type).toBe('urn:percolateur:csv-invalid');
    expect((await send('{}', { type: 'application/json' })).problem.type).toBe(
      'urn:percolateur:csv-invalid',
    );
    const url = `/api/v1/cohorts/${cohort.id}/enrolments/import`;
    const headers = { 'content-type': 'text/csv' };
    const untold = await coordinator.send({ method: 'POST', url, headers, payload: list });
    expect(untold.status).toBe(400);
    const heavy = await send(Buffer.alloc(3 * 1024 * 1024, 'a'));
    expect(heavy.status).toBe(413);
  });

  test('only those who run the cohort import, and before it begins', async () => {
    const lucie = await api.scene.staff(hub, 'trainer');
    cohort = await api.scene.cohort(hub, { trainers: [lucie] });
    const neighbour = await api.scene.staff(await api.scene.organisation(), 'coordinator');
    const learner = await api.scene.person();
    const statusFor = async (who: Client) => (await send(list, { who })).status;
    expect(await statusFor(api.stranger)).toBe(401);
    expect(await statusFor(await api.as(neighbour))).toBe(404);
    expect(await statusFor(await api.as(learner))).toBe(404);
    expect(await statusFor(await api.as(lucie))).toBe(403);
    cohort = await api.scene.cohort(hub, { firstDay: '2026-09-30', status: 'running' });
    expect((await send(list)).problem.type).toBe('urn:percolateur:cohort-not-open');
  });
});
