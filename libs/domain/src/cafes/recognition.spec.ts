import fc from 'fast-check';
import {
  cafeEvidence,
  endorsementEvidence,
  endorsementState,
  helpedThrough,
  isOwnAddress,
  isPasser,
  passerEvidence,
  recognitionStep,
} from './recognition';
import type { Helped } from './recognition';

const at = (day: string) => new Date(`${day}T10:00:00Z`);
const paris = { timeZone: 'Europe/Paris' };

test.each([
  ['asked', '2026-12-10', 'asked'],
  ['asked', '2027-01-10', 'expired'],
  ['confirmed', '2027-01-10', 'confirmed'],
  ['declined', '2027-01-10', 'declined'],
] as const)('%s, read on %s, is %s', (status, now, state) => {
  expect(endorsementState({ status, expiresAt: at('2027-01-01') }, at(now))).toBe(state);
});

test.each([
  ['nadia@hub.fr', true],
  ['NADIA+cafe@hub.fr', true],
  ['nadia@hub.fr.example', false],
  ['omar@hub.fr', false],
])('%s is one’s own: %s', (address, own) => {
  expect(isOwnAddress(address, ['nadia@hub.fr', 'nadia+autre@perso.fr'])).toBe(own);
});

test.each([
  ['to-tell', false, [], true],
  ['to-endorse', true, [], true],
  ['to-endorse', true, ['declined', 'expired'], true],
  ['asked', true, ['declined', 'asked'], true],
  ['given', true, ['asked', 'confirmed'], true],
  ['to-certify', true, ['confirmed'], false],
] as const)('what comes next is %s', (step, told, endorsements, certified) => {
  expect(recognitionStep({ told, endorsements, certified })).toBe(step);
});

test('a badge tells when, where, how and how many, and names only who agreed', () => {
  const cafe = cafeEvidence({
    ...{ startsAt: at('2026-12-10'), ...paris, place: 'Médiathèque de Flers', departement: '61' },
    ...{ format: 'discussion', under25: 1, adults: 6, over60: 2 },
  });
  expect(cafe.name).toContain('10 décembre 2026');
  expect(cafe.narrative).toMatch(
    /^Médiathèque de Flers, Orne.\(61\)\. Format.: discussion en cercle\. 9/,
  );
  const said = { quality: 'co-host', at: at('2026-12-12'), ...paris } as const;
  expect(endorsementEvidence({ ...said, name: 'Karim Haddad' }).narrative).toContain(
    'Karim Haddad, qui a co-animé ce café, le confirme',
  );
  expect(endorsementEvidence({ ...said, name: null }).narrative).toMatch(/^Qui a co-animé ce café/);
});

const helped = (personId: string, startsAt: string, told = true): Helped => ({
  ...{ personId, pairedAt: at('2026-12-01') },
  cafes: [{ startsAt: at(startsAt), toldAt: told ? at('2027-01-02') : null }],
});

test.each([
  ['two who held and told theirs', [helped('a', '2026-12-10'), helped('b', '2026-12-11')], true],
  ['one of them twice', [helped('a', '2026-12-10'), helped('a', '2026-12-11')], false],
  ['one who told nothing', [helped('a', '2026-12-10'), helped('b', '2026-12-11', false)], false],
  ['one who had held before', [helped('a', '2026-12-10'), helped('b', '2026-11-11')], false],
  ['nobody', [], false],
])('who helped %s is a passeur or not', (_, people, is) => {
  expect(isPasser(people)).toBe(is);
});

test('helping one more takes nothing away, and nobody is counted twice', () => {
  const someone = fc.record<Helped>({
    ...{ personId: fc.constantFrom('a', 'b', 'c'), pairedAt: fc.constant(at('2026-12-01')) },
    cafes: fc.array(
      fc.record({
        startsAt: fc.constantFrom(at('2026-11-20'), at('2026-12-20')),
        toldAt: fc.constantFrom(null, at('2027-01-02')),
      }),
      { maxLength: 2 },
    ),
  });
  fc.assert(
    fc.property(fc.array(someone, { maxLength: 6 }), someone, (people, another) => {
      const through = helpedThrough(people).map(({ personId }) => personId);
      expect(new Set(through).size).toBe(through.length);
      const more = helpedThrough([...people, another]).map(({ personId }) => personId);
      expect(more).toEqual(expect.arrayContaining(through));
    }),
  );
});

test('cafés of those who were helped are told by day and département', () => {
  const cafe = { startsAt: at('2026-12-10'), ...paris, departement: '61' };
  expect(passerEvidence([cafe, { ...cafe, departement: '14' }]).narrative).toMatch(
    /^2.personnes aidées ont tenu et raconté leur café.: le .*10 décembre 2026, Orne.\(61\) et le .*, Calvados.\(14\)\.$/,
  );
});
