import { changesSince, correctedClaims, nextQuarter, quarterOf } from './claim-change';

describe('what a version of the course corrects', () => {
  const claim = { id: 'energie', statement: 'Dix fois plus.', sourceId: 'aie-2025' };
  const why = 'L’étude a été revue.';

  test('is what it says otherwise, and why', () => {
    const newer = { ...claim, statement: 'Trois fois plus.', sourceId: 'aie-2026' };
    expect(correctedClaims([claim], [{ ...newer, correction: { why } }])).toEqual([
      { id: 'energie', before: claim.statement, after: newer.statement, why, sourceId: 'aie-2026' },
    ]);
    // Without a reason, words changed and nothing else.
    expect(correctedClaims([claim], [newer])).toEqual([]);
  });

  test('is neither what is new, nor what is gone, nor a space', () => {
    const told = { ...claim, correction: { why } };
    expect(correctedClaims([], [told])).toEqual([]);
    expect(correctedClaims([claim], [])).toEqual([]);
    const spaced = { ...claim, statement: 'Vraiment ?' };
    const same = { ...told, statement: 'Vraiment\u00a0?' };
    expect(correctedClaims([spaced], [same])).toEqual([]);
  });
});

describe('what changed since', () => {
  const step = (before: string, after: string, day: string, claimId = 'energie') => ({
    ...{ claimId, before, after, why: `${after} !`, at: new Date(`${day}T10:00Z`) },
  });

  test('is told from what was learnt to what is so, the last first', () => {
    const changes = changesSince([
      step('Deux', 'Trois', '2027-03-01'),
      step('Un', 'Deux', '2027-01-10'),
      step('Bleu', 'Vert', '2027-02-01', 'couleur'),
    ]);
    expect(changes.map(({ first, last, whys }) => [first.before, last.after, whys])).toEqual([
      ['Un', 'Trois', ['Deux !', 'Trois !']],
      ['Bleu', 'Vert', ['Vert !']],
    ]);
  });

  test('is nothing where it came back', () => {
    expect(
      changesSince([step('Un', 'Deux', '2027-01-10'), step('Deux', 'Un', '2027-02-10')]),
    ).toEqual([]);
    expect(changesSince([])).toEqual([]);
  });
});

test.each([
  ['2026-11-29', '2026-T4', '2027-01-01'],
  ['2027-01-01', '2027-T1', '2027-04-01'],
  ['2027-03-31', '2027-T1', '2027-04-01'],
  ['2027-06-15', '2027-T2', '2027-07-01'],
  ['2027-09-30', '2027-T3', '2027-10-01'],
])('%s is in %s, before %s', (day, quarter, next) => {
  expect([quarterOf(day), nextQuarter(day)]).toEqual([quarter, next]);
});
