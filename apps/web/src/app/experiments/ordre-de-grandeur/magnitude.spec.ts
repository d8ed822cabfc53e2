import fc from 'fast-check';
import { figures, landmarks, type Measure, type ScopeId, uses, type UseId } from './figures';
import { honestSentence, missingFrom } from './honest-sentence';
import { counting, figuresOf, inTimes, inUnits, placeOf, powersAround } from './magnitude';
import { type Source, sources } from './sources';

const all: ReadonlySet<ScopeId> = new Set(['site', 'wide', 'disputed']);
const measures: readonly Measure[] = ['energy', 'carbon', 'water'];
const ids = Object.keys(uses) as UseId[];
const positive = fc.double({ min: 1e-3, max: 1e9, noNaN: true });

describe('the data', () => {
  test.each([...figures, ...landmarks])('every figure is dated and to be reviewed: %j', (one) => {
    expect(one.asOf).toMatch(/^20\d\d(-\d\d)?$/);
    expect(one.reviewBy).toMatch(/^20\d\d-\d\d-\d\d$/);
    expect(one.reviewBy > one.asOf).toBe(true);
    expect(Object.keys(sources)).toContain(one.source);
  });

  test('every source says what it counts and what it leaves out, and serves', () => {
    const used = new Set([...figures, ...landmarks].map((one) => one.source));
    for (const [id, source] of Object.entries<Source>(sources)) {
      expect(used).toContain(id);
      expect(source.counted).not.toBe('');
      expect(source.leftOut).not.toBe('');
    }
  });

  test('at most one middle a use and measure, and it is published', () => {
    for (const use of ids) {
      for (const measure of measures) {
        const middles = figuresOf(use, measure).filter((figure) => figure.central);
        expect(middles.length).toBeLessThanOrEqual(1);
      }
    }
  });

  test('water of images and videos is unknown, and stays so', () => {
    expect(figuresOf('image', 'water')).toEqual([]);
    expect(figuresOf('video', 'water')).toEqual([]);
  });

  test('carbon that nobody published is energy times French electricity, and says so', () => {
    const [lowest, middle] = figuresOf('image', 'carbon');
    expect(middle.value).toBeCloseTo(0.15, 2);
    expect(lowest).toMatchObject({ measure: 'carbon', confidence: 'R' });
  });
});

describe('counting', () => {
  const text = figuresOf('text', 'energy');
  const values = (scopes: ReadonlySet<ScopeId>, times: number) =>
    counting(text, scopes, times).map((figure) => figure.value);

  test('240 answers: from 9.6 to 720 Wh', () => {
    const shown = values(all, 240);
    expect(shown[0]).toBeCloseTo(9.6);
    expect(shown.at(-1)).toBeCloseTo(720);
  });

  test('a scope switched off takes its figures away, not the others', () => {
    expect(values(new Set(['site']), 1)).toEqual([0.04, 0.24, 0.3]);
    expect(values(new Set(), 1)).toEqual([]);
  });

  test('the gap does not depend on how many', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1e6 }), (times) => {
        const shown = values(all, times);
        expect((shown.at(-1) ?? 0) / shown[0]).toBeCloseTo(75);
      }),
    );
  });
});

describe('in words', () => {
  test.each([
    [1.14 / 0.03, 'environ 40 fois plus'],
    [45 / 0.26, 'environ 170 fois plus'],
    [75, 'environ 75 fois plus'],
    [2.6, 'environ 3 fois plus'],
    [1.2, 'à peu près autant'],
    [0.9, 'à peu près autant'],
    [1 / 11, 'environ 10 fois moins'],
    [12345, 'environ 12_000 fois plus'],
  ])('%d', (ratio, words) => {
    expect(inTimes(ratio)).toBe(words.replace('_', '\u00a0'));
  });

  test('more one way is less the other way', () => {
    fc.assert(
      fc.property(positive, (ratio) => {
        const [there, back] = [inTimes(ratio), inTimes(1 / ratio)];
        expect(back.replace(/plus|moins/, '')).toBe(there.replace(/plus|moins/, ''));
      }),
    );
  });

  test.each([
    [9.6, 'energy', '9,6_Wh'],
    [720, 'energy', '720_Wh'],
    [999.9, 'energy', '1_kWh'],
    [3_600_000, 'energy', '3,6_MWh'],
    [0.0078, 'carbon', '0,0078_g'],
    [1253, 'carbon', '1,3_kg'],
    [10_800, 'water', '11_L'],
    [5e9, 'water', '5_000_m³'],
  ] as const)('%d of %s is %s', (value, measure, words) => {
    expect(inUnits(value, measure)).toBe(words.replaceAll('_', '\u00a0'));
  });
});

describe('the logarithmic scale', () => {
  test('holds every value, between whole powers of ten', () => {
    fc.assert(
      fc.property(fc.array(positive, { minLength: 1 }), (values) => {
        const powers = powersAround(values);
        for (const value of values) {
          const place = placeOf(value, powers);
          expect(place).toBeGreaterThanOrEqual(-1e-9);
          expect(place).toBeLessThanOrEqual(100 + 1e-9);
        }
      }),
    );
  });

  test('ten times more is the same step everywhere', () => {
    expect(powersAround([0.04, 110])).toEqual([-2, 3]);
    expect(placeOf(1, [-2, 3])).toBeCloseTo(40);
    expect(placeOf(10, [-2, 3]) - placeOf(1, [-2, 3])).toBeCloseTo(20);
    expect(powersAround([100])).toEqual([2, 3]);
  });
});

describe('the honest sentence', () => {
  const shown = counting(figuresOf('text', 'energy'), all, 240);

  test('the model has source, year, scope and range, and is typeset', () => {
    const sentence = honestSentence(shown, 20, 12);
    expect(sentence).toContain('entre 9,6\u00a0Wh (GenAI Impact, 2025');
    expect(sentence).toContain('720\u00a0Wh (Estimation de 2023, citée par Epoch AI, 2023');
    expect(missingFrom(sentence)).toEqual([]);
    expect(sentence).not.toMatch(/ [:;?!]/);
  });

  test('with one figure it owns that there is no range', () => {
    expect(missingFrom(honestSentence(shown.slice(0, 1), 1, 1))).toEqual(['la fourchette']);
  });

  test.each([
    ['', ['la source', 'l’année', 'le périmètre', 'la fourchette']],
    [
      'Une question, c’est une bouteille d’eau.',
      ['la source', 'l’année', 'le périmètre', 'la fourchette'],
    ],
    ['Selon Google, en 2025, 0,24 Wh.', ['le périmètre', 'la fourchette']],
    ['D’après Epoch AI (2025), de 0,3 à 3 Wh, hors entraînement.', []],
  ])('« %s » lacks %j', (sentence, missing) => {
    expect(missingFrom(sentence)).toEqual(missing);
  });
});
