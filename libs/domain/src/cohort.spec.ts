import {
  CohortStatus,
  checkChangeable,
  checkTransition,
  closingGaps,
  isDueToRun,
  nextStatuses,
  openingGaps,
  transition,
} from './cohort';
import type { ClosingFacts, OpeningFacts } from './cohort';
import { refusalOf } from './testing/refusal-of';

const ready: OpeningFacts = {
  title: 'Café IA à Rouen',
  organisationId: 'normandie',
  courseVersionId: 'v1',
  timeZone: 'Europe/Paris',
  halfDays: [{}],
  capacity: 12,
  trainerIds: ['lea'],
  venueName: 'Médiathèque',
  remoteLink: '',
};
const halfDays = [
  { startsAt: new Date('2026-11-24T08:00Z'), endsAt: new Date('2026-11-24T11:30Z') },
  { startsAt: new Date('2026-11-25T12:30Z'), endsAt: new Date('2026-11-25T16:00Z') },
];
const done: ClosingFacts = {
  halfDays,
  missingSignatures: 0,
  awaitingAgreement: 0,
  missingCountersignatures: 0,
  finalsNotPassed: 0,
  rehearsalsNotValidated: 0,
  now: new Date('2026-11-26T08:00Z'),
};
const facts = { opening: ready, closing: done };
const { draft, open, running, closed, archived, cancelled } = CohortStatus;

describe('the life of a cohort', () => {
  test.each([
    [draft, open, 'forward'],
    [open, running, 'forward'],
    [running, closed, 'forward'],
    [closed, archived, 'forward'],
    [open, draft, 'back'],
    [running, open, 'back'],
    [closed, running, 'back'],
    [archived, closed, 'back'],
    [draft, cancelled, 'cancel'],
    [open, cancelled, 'cancel'],
    [running, cancelled, 'cancel'],
  ] as const)('%s to %s goes %s', (from, to, move) => {
    expect(transition(from, to)).toBe(move);
    expect(checkTransition({ from, to, reason: 'Grève des trains', facts })).toBe(move);
  });

  test('has no other way, not even to stay', () => {
    const ways = Object.values(CohortStatus).flatMap((from) =>
      Object.values(CohortStatus).filter((to) => transition(from, to)),
    );
    expect(ways).toHaveLength(11);
  });

  test.each([
    [draft, running],
    [open, closed],
    [closed, cancelled],
    [cancelled, draft],
    [running, running],
  ])('%s to %s is refused', (from, to) => {
    const refusal = refusalOf(() => checkTransition({ from, to, reason: 'Oui', facts }));
    expect(refusal.code).toBe('transition-not-allowed');
  });

  test.each([undefined, '', '   '])('going back asks for a reason, and %p is none', (reason) => {
    const back = () => checkTransition({ from: running, to: open, reason, facts });
    expect(refusalOf(back).code).toBe('reason-required');
  });

  test('going back to open does not ask again for what opening asked', () => {
    const opening = { ...ready, trainerIds: [] };
    const back = { from: running, to: open, reason: 'Erreur', facts: { ...facts, opening } };
    expect(checkTransition(back)).toBe('back');
  });
});

describe('opening', () => {
  test('a complete draft needs nothing', () => {
    expect(openingGaps(ready)).toEqual([]);
  });

  test.each([
    [{ title: '  ' }, 'un titre'],
    [{ organisationId: null }, 'un hub'],
    [{ courseVersionId: null }, 'une version du cours'],
    [{ timeZone: '' }, 'un fuseau horaire'],
    [{ timeZone: 'Europe/Atlantide' }, 'un fuseau horaire'],
    [{ halfDays: [] }, 'au moins une demi-journée'],
    [{ capacity: 0 }, 'un nombre de places'],
    [{ trainerIds: [] }, 'une formatrice ou un formateur'],
    [{ venueName: ' ', remoteLink: '' }, 'un lieu ou un lien'],
  ])('%p leaves a gap', (change, gap) => {
    const opening = { ...ready, ...change };
    expect(openingGaps(opening)).toEqual([gap]);
    const call = () => checkTransition({ from: draft, to: open, facts: { ...facts, opening } });
    expect(refusalOf(call)).toMatchObject({ code: 'cohort-incomplete', details: { missing: gap } });
  });

  test('a link alone is a place', () => {
    const remote = { ...ready, venueName: '', remoteLink: 'https://visio.example/s' };
    expect(openingGaps(remote)).toEqual([]);
  });
});

describe('closing', () => {
  const missing = { ...done, missingSignatures: 2, finalsNotPassed: 1 };
  const soon = { ...done, now: new Date('2026-11-25T15:59Z') };
  const close = (closing: ClosingFacts, reason?: string) =>
    checkTransition({ from: running, to: closed, reason, facts: { ...facts, closing } });

  test('a complete cohort needs no reason', () => {
    expect(close(done)).toBe('forward');
  });

  test('lists what is missing', () => {
    const everything = {
      ...missing,
      missingCountersignatures: 1,
      rehearsalsNotValidated: 2,
      now: new Date('2026-11-24T09:00Z'),
    };
    expect(closingGaps(everything)).toEqual([
      '2\u00a0demi-journées ne sont pas finies',
      '2\u00a0signatures manquent',
      '1\u00a0contresignature manque',
      '1\u00a0évaluation n’est pas réussie',
      '2\u00a0grilles d’animation ne sont pas validées',
    ]);
  });

  test('with something missing asks for a reason and says what', () => {
    expect(refusalOf(() => close(missing))).toMatchObject({
      code: 'reason-required',
      details: { missing: '2\u00a0signatures manquent et 1\u00a0évaluation n’est pas réussie' },
    });
    expect(close(missing, 'Deux personnes souffrantes')).toBe('forward');
  });

  test('a minute before the end is refused, whatever the reason', () => {
    expect(refusalOf(() => close(soon, 'Nous avons fini tôt')).code).toBe('cohort-not-closable');
  });

  test('at the very end is possible', () => {
    expect(close({ ...done, now: halfDays[1].endsAt })).toBe('forward');
  });
});

describe('what the page offers', () => {
  test.each([
    ['a draft', draft, done, { open: false, cancelled: true }],
    ['a running cohort, complete', running, done, { closed: false, open: true, cancelled: true }],
    [
      'a running cohort, a signature missing',
      running,
      { ...done, missingSignatures: 1 },
      { closed: true, open: true, cancelled: true },
    ],
    [
      'a running cohort, not over',
      running,
      { ...done, now: halfDays[0].startsAt },
      { open: true, cancelled: true },
    ],
    ['an archive', archived, done, { closed: true }],
    ['a cancelled cohort', cancelled, done, {}],
  ])('for %s', (_, from, closing, offered) => {
    const next = nextStatuses(from, closing);
    expect(Object.fromEntries(next.map((each) => [each.status, each.needsReason]))).toEqual(
      offered,
    );
  });
});

test.each([
  ['open, before', open, '2026-11-24T07:59Z', false],
  ['open, at the first start', open, '2026-11-24T08:00Z', true],
  ['draft, after', draft, '2026-11-25T08:00Z', false],
  ['running already', running, '2026-11-25T08:00Z', false],
])('a cohort begins to run by itself: %s', (_, status, now, due) => {
  expect(isDueToRun({ status, halfDays }, new Date(now))).toBe(due);
});

test.each([draft, open, running])('a cohort that is %s may change', (status) => {
  expect(() => checkChangeable(status)).not.toThrow();
});

test.each([closed, archived, cancelled])('a cohort that is %s may not', (status) => {
  expect(refusalOf(() => checkChangeable(status)).code).toBe('cohort-not-open');
});
