import {
  CertificateStatus,
  certificateNumber,
  checkCertificateMove,
  checkIssue,
  correctionReason,
  disagreements,
  misstates,
  eligibility,
  verdictOf,
  verdictWords,
} from './certificate';
import type { IssueFacts, StatedFacts } from './certificate';
import { isComplete } from './completion';
import { refusalOf } from './testing/refusal-of';

const completion = (finalPassed: boolean) =>
  isComplete(
    { halfDays: 'all', finalQuizId: 'evaluation' },
    { halfDays: [{ title: 'Matinée', signature: 'counts' }], finalPassed },
  );
const earned: IssueFacts = {
  minutesFollowed: 840,
  halfDaysSigned: 4,
  completion: completion(true),
  existing: null,
};
const failed = { ...earned, completion: completion(false) };
const absent = { ...failed, minutesFollowed: 0, halfDaysSigned: 0 };

test.each([
  ['HDF', 2026, 42, 'HDF-2026-0042'],
  ['nat', 2027, 1, 'NAT-2027-0001'],
  ['HDF', 2026, 12345, 'HDF-2026-12345'],
])('the number of %s in %i, the %ith', (code, year, sequence, number) => {
  expect(certificateNumber(code, year, sequence)).toBe(number);
});

describe('a certificate is earned', () => {
  test('attestation: by completing', () => {
    expect(() => checkIssue('attestation', earned)).not.toThrow();
  });

  test('again after one that was revoked', () => {
    expect(() => checkIssue('attestation', { ...earned, existing: 'revoked' })).not.toThrow();
  });

  test('réalisation: by one half-day, without passing', () => {
    const facts = { ...failed, minutesFollowed: 210, halfDaysSigned: 1 };
    expect(() => checkIssue('realisation', facts)).not.toThrow();
    expect(eligibility('realisation', facts).reasons).toEqual([
      { rule: 'followed', met: true, text: '1\u00a0demi-journée suivie.', remedy: null },
    ]);
    expect(() => checkIssue('assiduite', facts)).not.toThrow();
  });

  test('and each rule that is not met says how it is mended, and where', () => {
    const [halfDays, final] = eligibility('attestation', failed).reasons;
    expect(halfDays).toMatchObject({ rule: 'half-days', met: true, remedy: null });
    expect(final).toMatchObject({ rule: 'final', met: false, remedy: { where: 'quiz' } });
    expect(eligibility('assiduite', absent).reasons[0].remedy?.where).toBe('room');
  });
});

describe('a certificate is refused', () => {
  test.each([
    ['attestation, not passed', 'attestation', failed, 'certificate-not-earned'],
    ['réalisation, never there', 'realisation', absent, 'certificate-not-earned'],
    [
      'réalisation, signed and gone at once',
      'realisation',
      { ...earned, minutesFollowed: 0 },
      'certificate-not-earned',
    ],
    ['issued already', 'attestation', { ...earned, existing: 'issued' }, 'certificate-exists'],
    ['suspended', 'attestation', { ...earned, existing: 'suspended' }, 'certificate-exists'],
  ] as const)('%s', (_, kind, facts, code) => {
    expect(refusalOf(() => checkIssue(kind, facts)).code).toBe(code);
  });

  test('and the refusal says what is missing', () => {
    expect(refusalOf(() => checkIssue('attestation', failed)).details).toEqual({
      missing: 'L’évaluation finale n’est pas encore réussie.',
    });
  });
});

describe('the life of a certificate', () => {
  const { issued, superseded, suspended, revoked } = CertificateStatus;

  test.each([
    [issued, superseded],
    [issued, suspended],
    [issued, revoked],
    [suspended, issued],
    [suspended, revoked],
  ])('%s to %s', (from, to) => {
    expect(() => checkCertificateMove(from, to)).not.toThrow();
  });

  test.each([
    [revoked, issued, 'certificate-revoked'],
    [revoked, revoked, 'certificate-revoked'],
    [superseded, issued, 'transition-not-allowed'],
    [issued, issued, 'transition-not-allowed'],
  ] as const)('never %s to %s', (from, to, code) => {
    expect(refusalOf(() => checkCertificateMove(from, to)).code).toBe(code);
  });
});

describe('what the public page says', () => {
  test.each([
    ['issued', true, 'Authentique'],
    ['superseded', true, 'Remplacé'],
    ['suspended', true, 'Suspendu'],
    ['revoked', true, 'Révoqué'],
    ['issued', false, 'Modifié'],
    ['revoked', false, 'Modifié'],
  ] as const)('%s, intact %p: %s', (status, intact, word) => {
    expect(verdictWords[verdictOf(status, intact)]).toBe(word);
  });
});

describe('what a certificate and the facts of today say differently', () => {
  const stated: StatedFacts = {
    learner: 'Léa Noël',
    employer: 'Mairie de Flers',
    minutesFollowed: 630,
    organisation: 'Hub, 1 place du Marché, 12345678900012',
    trainers: 'Lucie Martin',
    dates: '24 novembre, 9 h – 12 h 30',
    results: '',
  };

  test('nothing, when nothing changed', () => {
    expect(disagreements(stated, stated)).toEqual([]);
  });

  test('each fact is named with both values', () => {
    expect(
      disagreements({ ...stated, learner: 'Lea Noel' }, { ...stated, minutesFollowed: 840 }),
    ).toEqual([
      'Nom\u00a0: «\u00a0Lea Noel\u00a0» sur le document, «\u00a0Léa Noël\u00a0» aujourd’hui.',
      'Heures suivies\u00a0: «\u00a010\u00a0h\u00a030\u00a0» sur le document, «\u00a014\u00a0h\u00a0» aujourd’hui.',
    ]);
  });

  test.each([
    [{ learner: 'Léa Noèl' }, true],
    [{ minutesFollowed: 420 }, true],
    [{ results: '85 %' }, true],
    [{ dates: '25 novembre, 9 h – 12 h 30' }, true],
    // Who trained, who employs and where the hub is were so when it was issued.
    [{ trainers: 'Léo Petit', employer: 'CCAS', organisation: 'Hub, 2 place du Marché' }, false],
    [{}, false],
  ])('what it proves of its holder, with %p: misstated %p', (changes, misstated) => {
    expect(misstates(stated, { ...stated, ...changes })).toBe(misstated);
  });

  test('a pass that is no more is one of them, and a correction says what it corrects', () => {
    const passed = { ...stated, results: '85 %' };
    const today = { ...stated, learner: 'Léa Noèl' };
    expect(disagreements(passed, today)[1]).toBe(
      'Résultats\u00a0: «\u00a085\u00a0%\u00a0» sur le document, «\u00a0rien\u00a0» aujourd’hui.',
    );
    expect(correctionReason(passed, today)).toBe('Mis à jour\u00a0: nom et résultats.');
    expect(correctionReason(stated, stated)).toBe('');
  });
});
