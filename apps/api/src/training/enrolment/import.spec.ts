import { enrolmentRoutes, sessionRoutes, urlOf } from '@percolateur/contract';
import type { CorrectedList, ImportReport, Problem } from '@percolateur/contract';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { Client, TestApi } from '../../../test/start-api';
import { row, workbook } from '../../../test/workbook';
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
    await api.scene.person({
      email: 'anne@import.test',
      firstName: 'Anne',
      lastName: 'Roy',
      homeOrganisationId: hub.id,
    });
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
      url: urlOf(enrolmentRoutes.importList, { params, query: { dryRun } }),
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
      seatsFree: 2,
    });
    expect(outcomes(report)).toEqual([
      [2, 'new', null],
      [3, 'existing', null],
      [4, 'invalid', 'Ligne 4\u00a0: l’adresse manque.'],
      [
        5,
        'duplicate',
        expect.stringContaining('même adresse qu’à la ligne 2, pour une autre personne'),
      ],
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
      ['Anne', 'Roy', 'invited'],
      ['Zoé', 'Quatre', 'waitlisted'],
    ]);
    const events = { objectId: cohort.id, action: 'cohort.imported' as const };
    expect((await api.db.manager.findOneByOrFail(AuditEvent, events)).detail).toEqual({
      enrolled: 2,
      waitlisted: 1,
    });
  });

  test('an Excel workbook is a list like another, and adds nobody the second time', async () => {
    const book = workbook({
      Inscrits: {
        rows:
          row(1, 'Nom', 'Prénom', 'Courriel', 'Structure') +
          row(2, 'Œillet', 'Chloé', 'chloe@classeur.test', 'Mairie de Flers'),
      },
    });
    const type = 'application/octet-stream';
    const { report } = await send(book, { type });
    expect(report).toMatchObject({
      reading: 'classeur Excel, feuille «\u00a0Inscrits\u00a0»',
      enrolled: 1,
    });
    const again = await send(book, { type });
    expect(outcomes(again.report)).toEqual([[2, 'enrolled', null]]);
    expect((await send(Buffer.from('PK\x03\x04'), { type })).problem.type).toBe(
      'urn:percolateur:csv-invalid',
    );
  });

  test('the same list again, even at once, adds nobody', async () => {
    const [one, other] = await Promise.all([send(list), send(list)]);
    expect(one.report.enrolled + other.report.enrolled).toBe(2);
    const { report } = await send(list);
    expect([report.enrolled, report.waitlisted, report.seatsFree]).toEqual([0, 0, 0]);
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

  describe('asks before', () => {
    const correct = async (lines: CorrectedList['lines'], dryRun = false) => {
      const params = { cohortId: cohort.id };
      return (
        await coordinator.call(enrolmentRoutes.enrolList, { params, body: { dryRun, lines } })
      ).body;
    };
    const file = (...rows: string[]) => `Nom;Prénom;Courriel\n${rows.join('\n')}\n`;
    const asked = ({ lines }: ImportReport) =>
      lines.map(({ outcome, question }) => [outcome, question]);
    let serial = 0;
    const marie = () => {
      serial += 1;
      const email = `accueil${serial}@asso-lien.example`;
      const known = { firstName: 'Marie', lastName: 'Petit', homeOrganisationId: hub.id };
      return api.scene.person({ email, ...known });
    };

    test('a known address under another name: nobody is enrolled as somebody else', async () => {
      const { email } = await marie();
      const { report } = await send(file(`Durand;Paul;${email}`));
      expect(asked(report)).toEqual([['ask', 'known-address']]);
      expect(report.lines[0].fault).toContain('cette adresse est celle de Marie Petit');
      expect(await enrolled()).toEqual([]);

      const [line] = report.lines;
      const paul = { ...line, email: `paul${serial}@asso-lien.example` };
      expect(asked(await correct([paul], true))).toEqual([['new', null]]);
      expect(await enrolled()).toEqual([]);
      expect((await correct([paul])).enrolled).toBe(1);
      const yes = await correct([{ ...line, yes: ['known-address'] }]);
      expect(yes.lines[0].notice).toContain('au nom de Marie Petit');
      expect((await enrolled()).map(({ person }) => person!.lastName)).toEqual(['Durand', 'Petit']);
      expect(await api.db.manager.countBy(Person, { email, firstName: 'Marie' })).toBe(1);
    });

    test('an address of another hub, whose name is not told', async () => {
      const other = await api.scene.organisation();
      const { email } = await api.scene.person({
        lastName: 'Secrète',
        homeOrganisationId: other.id,
      });
      const { report } = await send(file(`Durand;Paul;${email}`));
      expect(asked(report)).toEqual([['ask', 'known-address']]);
      expect(JSON.stringify(report)).not.toContain('Secrète');
      await correct([{ ...report.lines[0], yes: ['known-address'] }]);
      const [{ writtenAs }] = await enrolled();
      expect(writtenAs).toEqual({ firstName: 'Paul', lastName: 'Durand', employer: '' });
    });

    test('a line of who left: they come back once it is said, and what they did is kept', async () => {
      const person = await marie();
      const { id } = await api.scene.enrol(cohort, person, 'withdrawn', {
        withdrawalReason: 'Maladie',
        withdrawnAt: new Date('2026-09-20T08:00:00Z'),
      });
      const { report } = await send(file(`Petit;Marie;${person.email}`));
      expect(asked(report)).toEqual([['ask', 'gone']]);
      await correct([{ ...report.lines[0], yes: ['gone'] }]);
      expect(await enrolled()).toMatchObject([
        { id, status: 'invited', invitedAt: null, withdrawalReason: null, withdrawnAt: null },
      ]);
    });

    test('the list of another session, which names those who left it', async () => {
      const { report } = await send(
        '\ufeff"Nom";"Prénom";"Adresse électronique";"Structure";"État"\r\n' +
          `"D’Angelo";"Léa";"lea@retour.example";"'@ctif 59";"inscription acceptée"\r\n` +
          `"Petit";"Ève";"eve@retour.example";"'-Solidarité";"invitation déclinée"\r\n` +
          `"Roy";"Luc";"luc@retour.example";"'=Égalité";"retrait"\r\n`,
      );
      expect(asked(report)).toEqual([
        ['new', null],
        ['ask', 'left'],
        ['ask', 'left'],
      ]);
      expect((await enrolled()).map(({ person }) => [person!.lastName, person!.employer])).toEqual([
        ['D’Angelo', '@ctif 59'],
      ]);
    });

    test('damaged letters are corrected here, or confirmed', async () => {
      const { report } = await send(file('Leclère;HŽlène;h@degats.example'));
      expect(asked(report)).toEqual([['ask', 'damaged']]);
      const [line] = report.lines;
      expect(asked(await correct([{ ...line, firstName: 'Hélène' }]))).toEqual([['new', null]]);
    });

    test('who runs the session is told apart, and the others go in', async () => {
      const lucie = await api.scene.staff(hub, 'coordinator');
      const { report } = await send(
        file(`${lucie.lastName};Lucie;${lucie.email}`, 'Roy;Luc;luc@staff.example'),
      );
      expect(report.lines.map(({ outcome }) => outcome)).toEqual(['invalid', 'new']);
      expect(await enrolled()).toHaveLength(1);
    });

    test('somebody of that name at another address is told', async () => {
      const { report } = await send(file('PETIT;marie;marie.petit@ailleurs.example'), {
        dryRun: true,
      });
      expect(report.lines[0]).toMatchObject({ outcome: 'new' });
      expect(report.lines[0].notice).toContain('déjà connue à l’adresse accueil');
    });

    test('a column nobody knows is shown, told once, remembered by the hub, and forgotten', async () => {
      const params = { cohortId: cohort.id };
      const payload =
        'Nom;Petit nom;Courriel\nNoël;Zoé;noel@m.example\nPetit;Ève;petit@m.example\n';
      const read = async (query: Record<string, unknown>, who = coordinator) => {
        const reply = await who.send({
          method: 'POST',
          url: urlOf(enrolmentRoutes.importList, { params, query: { dryRun: true, ...query } }),
          headers: { 'content-type': 'text/csv' },
          payload,
        });
        return reply.body as unknown as ImportReport;
      };
      const lost = await read({});
      expect(lost).toMatchObject({ missing: 'prénom', lines: [] });
      expect(lost.columns[1]).toEqual({
        ...{
          heading: 'Petit nom',
          sample: 'Zoé · Ève',
          field: null,
          remembered: false,
        },
      });
      expect((await send(payload)).problem.type).toBe('urn:percolateur:csv-invalid');

      const told = await read({ columns: 'lastName.firstName.email' });
      expect(told).toMatchObject({ missing: null, enrolled: 2 });
      expect((await read({})).missing).not.toBeNull();
      const remember = [{ heading: 'Petit nom', field: 'firstName' as const }];
      const body = { lines: told.lines, remember };
      await coordinator.call(enrolmentRoutes.enrolList, {
        params,
        body: { ...body, dryRun: true },
      });
      expect((await read({})).missing).not.toBeNull();
      for (let time = 0; time < 2; time += 1) {
        await coordinator.call(enrolmentRoutes.enrolList, {
          params,
          body: { ...body, dryRun: false },
        });
      }
      const known = await read({});
      expect([known.missing, known.columns[1].field, known.columns[1].remembered]).toEqual([
        ...[null, 'firstName', true],
      ]);

      const other = await api.scene.organisation();
      const elsewhere = await api.as(await api.scene.staff(other, 'coordinator'));
      params.cohortId = (await api.scene.cohort(other)).id;
      expect((await read({}, elsewhere)).columns[1].remembered).toBe(false);
      const forget = { params: { cohortId: cohort.id }, body: { headings: ['PETIT NOM'] } };
      expect((await elsewhere.call(enrolmentRoutes.forgetHeadings, forget)).status).toBe(404);
      expect((await coordinator.call(enrolmentRoutes.forgetHeadings, forget)).status).toBe(204);
      params.cohortId = cohort.id;
      expect((await read({})).columns[1].remembered).toBe(false);
    });

    test('what a column means may be told', async () => {
      const params = { cohortId: cohort.id };
      const url = urlOf(enrolmentRoutes.importList, {
        params,
        query: { dryRun: true, columns: 'firstName.lastName.-.email' },
      });
      const headers = { 'content-type': 'text/csv' };
      const payload = 'Prénom;Nom;Email;Email pro\nZoé;Noël;zoe@perso.example;zoe@pro.example\n';
      const reply = await coordinator.send({ method: 'POST', url, headers, payload });
      const report = reply.body as unknown as ImportReport;
      expect(report.lines[0].email).toBe('zoe@pro.example');
      expect(report.columns.map(({ field }) => field)).toEqual([
        'firstName',
        'lastName',
        null,
        'email',
      ]);
    });
  });

  test.each([
    ['Jean.DUPONT+cafe@Asso.EXAMPLE', 'jean.dupont+cafe@asso.example'],
    ['\u200blea@asso.example\u00a0', 'mailto:lea@asso.example'],
    ['"Léa Noël" <lea.n@asso.example>', 'lea.n@asso.example.'],
    ['o’neill@asso.example', "o'neill@ASSO.example"],
    ['r&d@mairie.example;', 'r&d@mairie.example'],
    ['accueil@crécy-la-forêt.example', 'accueil@xn--crcy-la-fort-cebx.example'],
  ])('%s and %s are one person at every door', async (one, other) => {
    const params = { cohortId: cohort.id };
    const card = { firstName: 'Léa', lastName: 'Noël', employer: '' };
    const body = { id: uuidv7(), email: one, ...card };
    const { body: row } = await coordinator.call(enrolmentRoutes.enrol, { params, body });
    const file = `Nom,Prénom,Courriel\nNoël,Léa,"${other.replaceAll('"', '""')}"\n`;
    const { report } = await send(file);
    expect(outcomes(report)).toEqual([[2, 'enrolled', null]]);
    const { body: asked } = await api.stranger.call(sessionRoutes.requestCode, {
      body: { email: other },
    });
    expect(asked.email).toBe(row.email);
  });

  test.each([
    ['firstName', '\u200b'],
    ['firstName', '\u2060\u00ad'],
    ['lastName', '-'],
    ['lastName', 'Anne\u0007'],
    ['lastName', 'Anne\u0000'],
    ['lastName', 'A\ud800'],
    ['lastName', `e${'\u0301'.repeat(40)}`],
    ['email', 'léa@asso.example'],
  ])('%s %j is refused by the form and set aside by the list', async (field, value) => {
    const params = { cohortId: cohort.id };
    const card = { firstName: 'Léa', lastName: 'Noël', email: 'lea@refus.example', employer: '' };
    const written = { ...card, [field]: value };
    const reply = await coordinator.call(enrolmentRoutes.enrol, {
      params,
      body: { id: uuidv7(), ...written },
    });
    expect([reply.status, reply.problem.errors?.map(({ path }) => path)]).toEqual([400, [field]]);
    const { firstName, lastName, email } = written;
    const list = await send(`Nom;Prénom;Courriel\n${lastName};${firstName};${email}\n`);
    // What holds a zero byte is no text at all.
    if (value.includes('\0')) expect(list.status).toBe(422);
    else expect(list.report.lines[0].outcome).toBe('invalid');
    expect(await enrolled()).toEqual([]);
  });

  test('letters that turn the line are kept out of a name, those of a script stay', async () => {
    const { report } = await send(
      'Nom;Prénom;Courriel\nRoy;Al\u202eeci;a@sens.example\nرضایی;علی\u200cرضا;b@sens.example\nB;B;c@sens.example\n',
    );
    expect(report.lines.map(({ outcome }) => outcome)).toEqual(['new', 'new', 'new']);
    expect((await enrolled()).map(({ person }) => person!.firstName)).toEqual([
      'Aleci',
      'علی\u200cرضا',
      'B',
    ]);
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
