import { simpleParser } from 'mailparser';
import type { ParsedMail } from 'mailparser';
import { startApi } from '../../../test/start-api';
import type { TestApi } from '../../../test/start-api';
import { startWorker } from '../../../test/start-worker';
import type { TestWorker } from '../../../test/start-worker';
import { Cohort } from '../../record/cohort.entity';
import type { Person } from '../../record/person.entity';
import { Message } from '../../record/message.entity';
import { listMail, mailFolder, readMail } from './mail-store';

/** The properties of the one event of a calendar file, as RFC 5545 §3.1 unfolds them. */
function eventOf(ics: string): Record<string, string> {
  const lines = ics.replaceAll('\r\n ', '').split('\r\n');
  const inside = lines.slice(lines.indexOf('BEGIN:VEVENT') + 1, lines.indexOf('END:VEVENT'));
  return Object.fromEntries(
    inside.map((line) => {
      const [, name, value] = /^([A-Z-]+)(?:;[^:]*)?:(.*)$/.exec(line) ?? [];
      return [name, value.replace(/\\([,;\\])/g, '$1').replaceAll('\\n', '\n')];
    }),
  );
}

describe('the joining instructions', () => {
  let api: TestApi;
  let worker: TestWorker;
  let cohort: Cohort;
  let nadia: Person;
  let raw: string;
  let mail: ParsedMail;
  let messageId: string;
  const typed = (text = '') => text.replaceAll('\u2060', '').replaceAll('\u00a0', ' ');

  beforeAll(async () => {
    // The second day is after the change to summer time.
    api = await startApi({ at: '2027-03-15T09:00:00Z' });
    worker = await startWorker(api);
    const hub = await api.scene.organisation({
      name: 'L’Escale & Cie',
      contactEmail: 'bonjour@escale.test',
      disabilityContactEmail: 'ines@escale.test',
    });
    const trainers = [await api.scene.person({ firstName: 'Lucie', lastName: 'Martin' })];
    cohort = await api.scene.cohort(hub, { firstDay: '2027-03-26', trainers });
    nadia = await api.scene.person({ firstName: 'Nadia', lastName: '<b>Benali</b>' });
    await api.scene.enrol(cohort, nadia);
    await worker.sweep();
    messageId = (await api.db.manager.findOneByOrFail(Message, { personId: nadia.id })).id;
    const [id] = await listMail(mailFolder(api.dataDir));
    const kept = await readMail(mailFolder(api.dataDir), id);
    raw = String(kept);
    mail = await simpleParser(raw);
  });
  afterAll(async () => {
    await worker.stop();
    await api.stop();
  });

  test('say when, where, with whom, under which rules, and whom to ask', () => {
    expect(typed(mail.subject)).toBe(
      'Convocation : « Animer un Café IA, Caen », du vendredi 26 au mardi 30 mars 2027, Le Dôme',
    );
    for (const form of [typed(mail.text), typed(String(mail.html))]) {
      for (const words of [
        'Bonjour Nadia,',
        '14 h en tout',
        'vendredi 26 mars, 9 h – 12 h 30',
        'mardi 30 mars, 13 h 30 – 17 h',
        '3 esplanade Stéphane Hessel, 14000 Caen',
        'Entrée par le quai.',
        'Lucie Martin',
        '02 31 00 00 00',
        'bonjour@escale.test',
        'Inès Le Goff, ines@escale.test',
        'Chaque demi-journée se signe',
        'http://localhost:3000/programme',
        `http://localhost:3000/ma-formation/${cohort.id}`,
      ]) {
        expect(form).toContain(words);
      }
    }
  });

  test('come from the hub, are answered to the hub, and always bear the same Message-ID', () => {
    expect(mail.from?.value).toEqual([
      { name: 'L’Escale & Cie – Percolateur', address: 'ne-pas-repondre@percolateur.test' },
    ]);
    expect(mail.replyTo?.value[0].address).toBe('bonjour@escale.test');
    expect(mail.messageId).toBe(`<${messageId}@percolateur.test>`);
    expect(mail.headers.get('auto-submitted')).toBe('auto-generated');
  });

  test('fetch nothing, follow nobody, and let no name be read as HTML', () => {
    const html = String(mail.html);
    expect(html).toContain('L’Escale &amp; Cie');
    expect(html).not.toMatch(/<(img|script|link|b)\b|url\(/);
    const [press, copy, ...others] = [...html.matchAll(/href="([^"]+)"/g)].map(([, url]) => url);
    expect([press, copy]).toEqual(Array(2).fill(`http://localhost:3000/ma-formation/${cohort.id}`));
    // Whether such letters may be refused.
    expect(others).toEqual([
      expect.stringMatching(/^http:\/\/localhost:3000\/api\/v1\/mail\/choices\//),
    ]);
  });

  test('carry a calendar file per half-day, as RFC 5545 and 5546 ask', () => {
    expect(mail.attachments.map(({ filename }) => filename)).toEqual(
      [1, 2, 3, 4].map((position) => `demi-journee-${position}.ics`),
    );
    expect(raw).toMatch(/Content-Type: text\/calendar; charset=utf-8; method=REQUEST/i);
    const files = mail.attachments.map(({ content }) => content.toString());
    for (const file of files) {
      expect(file).toContain('METHOD:REQUEST\r\n');
      expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
      const lengths = file.split('\r\n').map((line) => Buffer.byteLength(line));
      expect(Math.max(...lengths)).toBeLessThanOrEqual(75);
    }
    const events = files.map(eventOf);
    expect(events.map(({ UID }) => UID)).toEqual(
      cohort.halfDays.map(({ id }) => `${id}.${nadia.id}@percolateur`),
    );
    expect(events.map(({ DTSTART, DTEND }) => [DTSTART, DTEND])).toEqual([
      ['20270326T090000', '20270326T123000'],
      ['20270326T133000', '20270326T170000'],
      ['20270330T090000', '20270330T123000'],
      ['20270330T133000', '20270330T170000'],
    ]);
    for (const file of files) expect(file).toContain('DTSTART;TZID=Europe/Paris:2027');
    expect(events[0]).toMatchObject({
      SEQUENCE: '0',
      DTSTAMP: '20270315T090000Z',
      ORGANIZER: 'mailto:bonjour@escale.test',
      LOCATION: 'Le Dôme, 3 esplanade Stéphane Hessel, 14000 Caen',
    });
  });
});
