import type { Drawing } from '../drawing';
import { defaultHalfDays } from '../half-day';
import { addMinutes } from 'date-fns/addMinutes';
import type { PreAuditFacts } from './facts';
import { preAudit } from './pre-audit';
import { preAuditRules, preAuditWords } from './rules';

const line = (...points: [number, number][]): Drawing => [points];
const nadias = line([20, 120], [80, 40], [140, 130], [220, 60], [400, 110]);
const karims = line([30, 60], [300, 60], [300, 150], [60, 150], [60, 90], [500, 90]);

/** A healthy session of two people, who drew and signed each half-day as it began. */
function healthy(): PreAuditFacts {
  const halfDays = defaultHalfDays('2026-11-24', 'Europe/Paris').map((slot) => ({
    ...slot,
    id: `h${slot.position}`,
    title: `Demi-journée ${slot.position}`,
    signedByLearner: true,
    signedByTrainer: true,
  }));
  const sign = (personId: string, role: 'learner' | 'trainer', drawing: Drawing | null) =>
    halfDays.map(({ id, startsAt, endsAt }) => {
      const at = role === 'learner' ? addMinutes(startsAt, 5) : endsAt;
      const when = { clientTime: at, serverTime: at, receivedLater: false, onPaper: false };
      return { personId, halfDayId: id, role, ...when, drawing };
    });
  const person = (personId: string, name: string) => ({
    ...{ personId, name, halfDaysSigned: 4, minutesFollowed: 840 },
    ...{ minutes: halfDays.map(() => ({ followed: 210, planned: 210 })) },
    ...{ positioned: true, assessed: true },
  });
  return {
    ...{ cohortTitle: 'Café IA, Caen', courseTitle: 'Animer un Café IA' },
    ...{ timeZone: 'Europe/Paris', durationMinutes: 840 },
    ...{ asksPositioning: true, asksAssessment: true, halfDays, elsewhere: [] },
    signatures: [
      ...sign('nadia', 'learner', nadias),
      ...sign('karim', 'learner', karims),
      ...sign('lucie', 'trainer', null),
    ],
    people: [person('nadia', 'Nadia Benali'), person('karim', 'Karim Roy')],
    names: new Map([
      ['nadia', 'Nadia Benali'],
      ['karim', 'Karim Roy'],
      ['lucie', 'Lucie Martin'],
    ]),
    documents: [
      {
        ...{ number: 'HDF-2026-0001', name: 'Nadia Benali', courseTitle: 'Animer un Café IA' },
        ...{ cohortTitle: 'Café IA, Caen', halfDayTitles: halfDays.map(({ title }) => title) },
        ...{ minutesFollowed: 840, minutesOfHalfDays: 840, disagreements: [] },
      },
    ],
    now: new Date('2026-11-26T09:00:00Z'),
  };
}

/** A healthy session, but for that; what is found. */
const found = (change: (facts: PreAuditFacts) => Partial<PreAuditFacts>) => {
  const facts = healthy();
  return preAudit({ ...facts, ...change(facts) }).map(({ rule, text }) =>
    // Spaces that never break are read as any other.
    `${rule}: ${text}`.replace(/[\u00a0\u202f]/g, ' '),
  );
};

describe('before an audit', () => {
  test('a healthy session shows nothing', () => expect(preAudit(healthy())).toEqual([]));

  test('every rule says why and how to mend', () => {
    for (const rule of preAuditRules) {
      const { title, reason, mend } = preAuditWords[rule];
      expect([title, reason, mend].every((each) => each.length > 10)).toBe(true);
      expect(reason).toMatch(/art\. |arrêté/);
    }
  });

  test('hours missing', () => {
    expect(found(({ halfDays }) => ({ halfDays: halfDays.slice(0, 3) }))[0]).toBe(
      'hours-missing: 10 h 30 de demi-journées, 14 h au programme.',
    );
  });

  test('a title missing', () => {
    expect(
      found(({ halfDays }) => ({
        halfDays: halfDays.map((each, at) => (at === 0 ? { ...each, title: ' ' } : each)),
        documents: [],
      })),
    ).toEqual(['title-missing: Sans intitulé : mardi 24 novembre, 9 h – 12 h 30.']);
  });

  test('a title that differs from a document to another', () => {
    expect(found(() => ({ courseTitle: 'Autre chose' }))).toEqual([
      'title-differs: HDF-2026-0001 (Nadia Benali) : « Animer un Café IA » n’est plus là.',
    ]);
  });

  test.each([
    ['2026-11-11', 'Europe/Paris', ['Armistice de 1918', 'Armistice de 1918']],
    ['2026-12-26', 'Europe/Paris', []],
    ['2026-05-27', 'America/Guadeloupe', ['Abolition de l’esclavage', 'Abolition de l’esclavage']],
    ['2026-05-27', 'Europe/Paris', []],
    ['2026-12-20', 'Indian/Reunion', ['Abolition de l’esclavage', 'Abolition de l’esclavage']],
  ])('a public holiday, %s in %s', (day, timeZone, names) => {
    const days = defaultHalfDays(day, timeZone, 2).map((slot) => ({
      ...{ ...slot, id: 'x', title: 'Matin', signedByLearner: false, signedByTrainer: false },
    }));
    const facts = { halfDays: days, timeZone, durationMinutes: 0, signatures: [], documents: [] };
    const said = found(() => facts).filter((each) => each.startsWith('public-holiday'));
    expect(said.map((each) => each.split(': ')[1]?.replace(/ $/, ''))).toEqual(names);
  });

  test('somebody in two places at once', () => {
    const at = (start: string, end: string) => ({
      elsewhere: [
        {
          ...{ name: 'Lucie Martin', cohortTitle: 'Rouen' },
          ...{ startsAt: new Date(start), endsAt: new Date(end) },
        },
      ],
    });
    expect(found(() => at('2026-11-24T11:00:00Z', '2026-11-24T12:00:00Z'))).toEqual([
      'overlap: Lucie Martin : mardi 24 novembre, 9 h – 12 h 30, et « Rouen ».',
    ]);
    expect(found(() => at('2026-11-24T11:30:00Z', '2026-11-24T12:30:00Z'))).toEqual([]);
  });

  /** Nadia’s signatures changed. */
  const hers = (change: (at: number) => Partial<PreAuditFacts['signatures'][number]>) => () => {
    const { signatures } = healthy();
    return {
      signatures: signatures.map((each, at) =>
        each.personId === 'nadia' ? { ...each, ...change(at) } : each,
      ),
    };
  };

  test('a signature of another day; one whose network came later is of its own', () => {
    const next = new Date('2026-11-25T19:00:00Z');
    const [first] = healthy().halfDays;
    expect(found(hers((at) => (at === 0 ? { serverTime: next } : {})))).toEqual([
      'another-day: Nadia Benali : « Demi-journée 1 » signée le mercredi 25 novembre 2026.',
    ]);
    const later = { serverTime: next, clientTime: first!.startsAt, receivedLater: true };
    expect(found(hers((at) => (at === 0 ? later : {})))).toEqual([]);
  });

  test('half-days signed at once', () => {
    const end = new Date('2026-11-25T16:00:00Z');
    expect(found(hers((at) => (at > 1 ? { serverTime: addMinutes(end, at) } : {})))).toEqual([
      'signed-at-once: Nadia Benali : 2 demi-journées en dix minutes.',
    ]);
  });

  test('signatures that look alike, wherever and however large they were drawn', () => {
    const copied = nadias.map((stroke) =>
      stroke.map(([x, y]): [number, number] => [Math.round(x / 2) + 90, Math.round(y / 2) + 20]),
    );
    expect(
      found(({ signatures }) => ({
        signatures: signatures.map((each) =>
          each.personId === 'karim' ? { ...each, drawing: copied } : each,
        ),
      })),
    ).toEqual(['look-alike: Nadia Benali et Karim Roy.']);
  });

  test('a half-day that no trainer signed, once it is over', () => {
    const without = ({ halfDays }: PreAuditFacts) =>
      halfDays.map((each, at) => ({ ...each, signedByTrainer: at !== 3 }));
    expect(found((facts) => ({ halfDays: without(facts) }))).toEqual([
      'no-countersignature: Demi-journée 4 : mercredi 25 novembre, 13 h 30 – 17 h.',
    ]);
    const before = new Date('2026-11-25T15:00:00Z');
    expect(found((facts) => ({ halfDays: without(facts), now: before }))).toEqual([]);
  });

  test('hours that do not add up, of a person and of a document', () => {
    expect(
      found(({ people, documents }) => ({
        people: people.map((each, at) => (at === 0 ? { ...each, minutesFollowed: 800 } : each)),
        documents: documents.map((each) => ({ ...each, minutesOfHalfDays: 800 })),
      })),
    ).toEqual([
      'hours-do-not-add-up: Nadia Benali : 14 h par demi-journée, 13 h 20 au total.',
      'hours-do-not-add-up: HDF-2026-0001 (Nadia Benali) : 13 h 20 par demi-journée, 14 h au total.',
    ]);
  });

  test('positioning or assessment missing of who came; not of who never did, nor where none is asked', () => {
    const neither = { positioned: false, assessed: false };
    const change = (more: object) => (facts: PreAuditFacts) => ({
      people: facts.people.map((each, at) => (at === 0 ? { ...each, ...neither, ...more } : each)),
    });
    expect(found(change({}))).toEqual([
      'no-positioning: Nadia Benali.',
      'no-assessment: Nadia Benali.',
    ]);
    expect(found(change({ halfDaysSigned: 0 }))).toEqual([]);
    expect(
      found((facts) => ({ ...change({})(facts), asksPositioning: false, asksAssessment: false })),
    ).toEqual([]);
  });

  test('a document that no longer says what the evidence does', () => {
    const told = 'Nom : « Nadia Benali » sur le document, « Nadia Roy » aujourd’hui.';
    expect(
      found(({ documents }) => ({
        documents: documents.map((each) => ({ ...each, disagreements: [told] })),
      })),
    ).toEqual([`certificate-stale: HDF-2026-0001 (Nadia Benali). ${told}`]);
  });
});
