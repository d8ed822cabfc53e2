import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { uuidv7 } from 'uuidv7';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { HalfDay } from '../../record/half-day.entity';
import type { Cohort } from '../../record/cohort.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { listMail, mailFolder, readMail } from '../mail/mail-store';
import type { Person } from '../../record/person.entity';
import { Message } from '../../record/message.entity';

/** As one types it, without non-breaking spaces. */
const typed = (text = '') => text.replaceAll('\u00a0', ' ');

describe('reminders', () => {
  let api: TestApi;
  let worker: TestWorker;
  beforeAll(async () => {
    api = await startApi();
    worker = await startWorker(api);
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });

  const mailsTo = async ({ email }: Person): Promise<ParsedMail[]> => {
    const folder = mailFolder(api.dataDir);
    const ids = await listMail(folder);
    const mails = await Promise.all(
      ids.map(async (id) => simpleParser((await readMail(folder, id)) ?? '')),
    );
    return mails.filter(({ to }) => JSON.stringify(to).includes(email)).reverse();
  };
  const messagesOf = (person: Person) =>
    api.db.manager.find(Message, { where: { personId: person.id }, order: { dueAt: 'ASC' } });
  const at = async (instant: string) => {
    api.clock.set(instant);
    await worker.sweep();
  };
  const rulesSentTo = async (person: Person) =>
    (await messagesOf(person)).filter(({ status }) => status === 'sent').map(({ rule }) => rule);
  const move = async (cohort: Cohort, days: number) => {
    for (const { id, startsAt, endsAt } of cohort.halfDays) {
      const later = (date: Date) => new Date(date.getTime() + days * 86_400_000);
      await api.db.manager.update(HalfDay, id, {
        startsAt: later(startsAt),
        endsAt: later(endsAt),
      });
    }
  };

  test('a life of messages: each at its time, once, however often the sweep runs', async () => {
    const hub = await api.scene.organisation({ name: 'Café des Fourmis' });
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-03-16' });
    const nadia = await api.scene.person();
    const enrolment = await api.scene.enrol(cohort, nadia, 'invited', {
      invitedAt: new Date('2027-02-01T10:00:00Z'),
      answerBefore: new Date('2027-02-12T17:00:00Z'),
    });
    await at('2027-02-01T10:00:01Z');
    await Promise.all([worker.sweep(), worker.sweep(), worker.sweep()]);
    expect(await rulesSentTo(nadia)).toEqual(['invitation']);

    await at('2027-02-04T08:00:00Z');
    expect(await rulesSentTo(nadia)).toEqual(['invitation', 'invitation-again']);

    await api.db.manager.update(Enrolment, enrolment.id, {
      status: 'accepted',
      answeredAt: new Date('2027-02-05T09:00:00Z'),
    });
    await at('2027-02-08T09:00:00Z');
    await at('2027-03-01T08:00:00Z');
    await at('2027-03-09T08:00:00Z');
    await at('2027-03-15T15:00:00Z');
    await at('2027-03-16T07:00:00Z');
    await api.db.manager.update(HalfDay, cohort.halfDays[0].id, {
      signingOpenedAt: new Date('2027-03-16T07:50:00Z'),
    });
    await at('2027-03-16T08:30:00Z');
    const before = ['invitation', 'invitation-again', 'joining', 'prepare', 'eve'];
    expect(await rulesSentTo(nadia)).toEqual([...before, 'welcome', 'sign']);
    const mails = await mailsTo(nadia);
    expect(mails.map(({ subject }) => typed(subject))).toEqual([
      'Votre place pour « Animer un Café IA, Caen », mardi 16 et mercredi 17 mars 2027',
      'Nous attendons votre réponse : « Animer un Café IA, Caen », mardi 16 et mercredi 17 mars 2027',
      'Convocation : « Animer un Café IA, Caen », mardi 16 et mercredi 17 mars 2027, Le Dôme',
      'Dans une semaine, on se retrouve : Le Dôme',
      'Demain, 9 h : Le Dôme',
      'C’est aujourd’hui, 9 h : Le Dôme',
      'Il manque votre signature : mardi 16 mars, 9 h – 12 h 30',
    ]);
    for (const mail of mails) {
      expect(mail.from?.value[0].name).toBe('Café des Fourmis – Percolateur');
      expect(mail.replyTo?.text).toContain(hub.contactEmail);
      expect(typed(mail.text)).toContain('Élise Morvan');
      expect(typed(mail.text)).toContain('02 31 00 00 00');
      expect(String(mail.html)).not.toMatch(/<img|http(?!:\/\/localhost:3000)/);
    }
  });

  test('at night, only what answers somebody leaves; the rest waits for the morning', async () => {
    const hub = await api.scene.organisation();
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-04-13' });
    const [nadia, awa] = [await api.scene.person(), await api.scene.person()];
    await api.scene.enrol(cohort, nadia, 'accepted', {
      answeredAt: new Date('2027-03-01T09:00:00Z'),
    });
    await api.scene.enrol(cohort, awa, 'accepted', {
      answeredAt: new Date('2027-04-02T21:10:00Z'),
    });
    await at('2027-04-02T21:11:00Z');
    expect(await rulesSentTo(awa)).toEqual(['joining']);
    expect(await messagesOf(nadia)).toEqual([]);
    await at('2027-04-03T06:00:00Z');
    expect(await rulesSentTo(nadia)).toEqual(['joining']);
  });

  test('dates that move take the reminders along: nothing stale leaves, nothing is said twice', async () => {
    const hub = await api.scene.organisation();
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-05-11' });
    const nadia = await api.scene.person();
    await api.scene.enrol(cohort, nadia, 'accepted', {
      answeredAt: new Date('2027-03-01T09:00:00Z'),
    });
    await at('2027-04-27T08:00:00Z');
    await move(cohort, 7);
    await at('2027-05-10T14:30:00Z');
    expect(await rulesSentTo(nadia)).toEqual(['joining']);
    await at('2027-05-17T14:30:00Z');
    expect(await rulesSentTo(nadia)).toEqual(['joining', 'eve']);
    const [, eve] = await mailsTo(nadia);
    expect(typed(eve.text)).toContain('mardi 18 mai, 9 h – 12 h 30');
  });

  test('what is claimed and not out is looked at again: pointless, waiting, or sent', async () => {
    const hub = await api.scene.organisation();
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-06-15' });
    const owe = async (answeredAt: string) => {
      const person = await api.scene.person();
      const enrolment = await api.scene.enrol(cohort, person, 'accepted', {
        answeredAt: new Date(answeredAt),
      });
      await api.db.manager.insert(Message, {
        id: crypto.randomUUID(),
        personId: person.id,
        rule: 'joining',
        occurrence: enrolment.id,
        cohortId: cohort.id,
        enrolmentId: enrolment.id,
        status: 'queued',
        dueAt: new Date('2027-06-01T07:00:00Z'),
        expiresAt: new Date('2027-06-16T15:00:00Z'),
        claimedAt: new Date('2027-06-01T07:00:00Z'),
        queuedAt: new Date('2027-06-01T07:00:00Z'),
      });
      return { person, enrolment };
    };
    const [lost, gone] = [await owe('2027-03-01T09:00:00Z'), await owe('2027-03-01T09:00:00Z')];
    await api.db.manager.update(Enrolment, gone.enrolment.id, { status: 'withdrawn' });
    await at('2027-06-01T07:00:05Z');
    expect((await messagesOf(lost.person))[0].status).toBe('queued');
    await at('2027-06-01T21:00:00Z');
    expect((await messagesOf(lost.person))[0].status).toBe('owed');
    expect((await messagesOf(gone.person))[0].status).toBe('pointless');
    await at('2027-06-02T07:00:00Z');
    expect(await rulesSentTo(lost.person)).toEqual(['joining']);
    expect(await mailsTo(gone.person)).toEqual([]);
  });

  test('what became pointless by mistake is owed again', async () => {
    const hub = await api.scene.organisation();
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-09-14' });
    const nadia = await api.scene.person();
    const enrolment = await api.scene.enrol(cohort, nadia, 'accepted', {
      answeredAt: new Date('2027-08-01T09:00:00Z'),
    });
    const owed = { personId: nadia.id, rule: 'joining' as const, occurrence: enrolment.id };
    await api.db.manager.insert(Message, {
      id: crypto.randomUUID(),
      ...owed,
      cohortId: cohort.id,
      enrolmentId: enrolment.id,
      status: 'pointless',
      dueAt: new Date('2027-08-30T07:00:00Z'),
      expiresAt: new Date('2027-09-15T15:00:00Z'),
      claimedAt: new Date('2027-08-30T07:00:00Z'),
    });
    await at('2027-08-31T07:00:00Z');
    expect(await rulesSentTo(nadia)).toEqual(['joining']);
  });

  test('a document corrected after it was announced is told of, once a version', async () => {
    const hub = await api.scene.organisation();
    const cohort = await api.scene.cohort(hub, { firstDay: '2027-03-16', status: 'closed' });
    const nadia = await api.scene.person();
    const { id } = await api.scene.enrol(cohort, nadia, 'completed');
    const number = uuidv7();
    const issue = (version: number, issuedAt: string) =>
      api.db.query(
        `insert into certificate (id, enrolment_id, organisation_id, kind, version, number, code,
             facts, sealed, facts_hash, issued_at)
           values ($1, $2, $3, 'realisation', $5, $4, $6, '{}', '{}', '', $7)`,
        [uuidv7(), id, hub.id, number, version, uuidv7(), issuedAt],
      );
    await issue(1, '2027-03-18T10:00:00Z');
    await at('2027-03-18T10:05:00Z');
    expect(await rulesSentTo(nadia)).toEqual(['documents']);
    await issue(2, '2027-03-19T22:00:00Z');
    await at('2027-03-19T22:05:00Z');
    expect(await rulesSentTo(nadia)).toEqual(['documents']);
    await at('2027-03-20T08:00:00Z');
    await at('2027-03-21T08:00:00Z');
    expect(await rulesSentTo(nadia)).toEqual(['documents', 'corrected']);
    const subject = (await mailsTo(nadia)).at(-1)?.subject;
    expect(typed(subject)).toBe('Un de vos documents de formation a été corrigé');
    await issue(3, '2027-03-21T09:00:00Z');
    await at('2027-03-21T09:00:01Z');
    expect(await rulesSentTo(nadia)).toEqual(['documents', 'corrected', 'corrected']);
  });

  test('an evening with missing signatures is told to the trainer, in numbers', async () => {
    const hub = await api.scene.organisation();
    const lucie = await api.scene.staff(hub, 'trainer');
    const cohort = await api.scene.cohort(hub, {
      firstDay: '2027-10-12',
      trainers: [lucie],
      status: 'running',
    });
    for (let count = 0; count < 2; count += 1) {
      await api.scene.enrol(cohort, await api.scene.person({ firstName: 'Secrète' }));
    }
    await at('2027-10-12T16:00:00Z');
    expect(await rulesSentTo(lucie)).toEqual(['trainer-evening']);
    const [mail] = await mailsTo(lucie);
    expect(typed(mail.text)).toContain('2 signatures manquent');
    expect(typed(mail.text)).toContain(`/animer/${cohort.id}`);
    expect(typed(mail.text)).not.toContain('Secrète');
  });
});
