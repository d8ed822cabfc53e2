import fc from 'fast-check';
import { drawSheet, fits, formDifferences, formLength, formOf } from './plan';
import type { PoolQuestion, QuizForm, QuizSection } from './plan';

const pool: PoolQuestion[] = [
  { id: 'a', objectiveId: 'dire', lessonId: 'un', difficulty: 1, tags: ['eau'] },
  { id: 'b', objectiveId: 'dire', lessonId: 'un', difficulty: 2 },
  { id: 'c', objectiveId: 'faire', lessonId: 'deux', difficulty: 1 },
  { id: 'd', objectiveId: 'faire', lessonId: 'deux', difficulty: 2, tags: ['eau', 'feu'] },
];
const form = (...sections: QuizSection[]): QuizForm => ({ id: 'f', sections });

describe('a sheet is drawn', () => {
  test('as it is written where nothing is left to chance', () => {
    const fixed = form({ questions: ['c', 'a'] }, { questions: ['b'] });
    expect(drawSheet(fixed, pool, 'any')).toEqual({ sheet: ['c', 'a', 'b'], short: [] });
  });

  test('by objective, lesson, difficulty and word', () => {
    expect(
      drawSheet(form({ draw: 1, objectiveId: 'dire', difficulty: 2 }), pool, 's').sheet,
    ).toEqual(['b']);
    expect(drawSheet(form({ draw: 1, lessonId: 'deux', tag: 'feu' }), pool, 's').sheet).toEqual([
      'd',
    ]);
  });

  test('and says where the pool is too small', () => {
    const asked = form({ questions: ['a'] }, { draw: 2, objectiveId: 'dire' }, { draw: 1 });
    const { sheet, short } = drawSheet(asked, pool, 's');
    expect(short).toEqual([{ section: 1, missing: 1 }]);
    expect(sheet).toHaveLength(3);
  });

  test('without leaving a narrow section short because a wide one took its question', () => {
    for (const seed of ['1', '2', '3', '4', '5', '6', '7', '8']) {
      const { short } = drawSheet(form({ draw: 2, tag: 'eau' }, { draw: 2 }), pool, seed);
      expect(short).toEqual([]);
      expect(drawSheet(form({ draw: 3 }, { draw: 1, tag: 'feu' }), pool, seed).short).toEqual([]);
    }
  });
});

const question = fc.record({
  id: fc.uuid(),
  objectiveId: fc.constantFrom('x', 'y'),
  difficulty: fc.constantFrom(1, 2, 3),
});
const pools = fc.uniqueArray(question, { selector: ({ id }) => id, maxLength: 12 });
const sections = fc.array(
  fc.record(
    {
      draw: fc.integer({ min: 1, max: 4 }),
      objectiveId: fc.constantFrom('x', 'y'),
      difficulty: fc.constantFrom(1, 2, 3),
    },
    { requiredKeys: ['draw'] },
  ),
  { maxLength: 4 },
);

test('the same seed draws the same, in whatever order the pool comes, and nothing twice', () => {
  fc.assert(
    fc.property(pools, sections, fc.string(), (questions, asked, seed) => {
      const drawn = drawSheet(form(...asked), questions, seed);
      expect(drawSheet(form(...asked), [...questions].reverse(), seed)).toEqual(drawn);
      expect(new Set(drawn.sheet).size).toBe(drawn.sheet.length);
      const missing = drawn.short.reduce((sum, each) => sum + each.missing, 0);
      expect(drawn.sheet.length + missing).toBe(formLength(form(...asked)));
    }),
  );
});

test('a section is short only where its questions, with those of its rivals, are too few (Hall)', () => {
  fc.assert(
    fc.property(pools, sections, fc.string(), (questions, asked, seed) => {
      const { short } = drawSheet(form(...asked), questions, seed);
      const subsets = Array.from({ length: 2 ** asked.length }, (_, bits) =>
        asked.filter((_each, at) => bits & (2 ** at)),
      );
      const enough = subsets.every((some) => {
        const wanted = some.reduce((sum, { draw }) => sum + draw, 0);
        return questions.filter((each) => some.some((one) => fits(one, each))).length >= wanted;
      });
      expect(short.length === 0).toBe(enough);
    }),
  );
});

test('other seeds draw others', () => {
  const draws = new Set(
    Array.from({ length: 40 }, (_, n) => drawSheet(form({ draw: 2 }), pool, `${n}`).sheet.join()),
  );
  expect(draws.size).toBeGreaterThan(6);
});

test('attempts take the forms in turn', () => {
  const forms = [
    { id: 'a', sections: [] },
    { id: 'b', sections: [] },
  ];
  expect([1, 2, 3].map((number) => formOf(forms, number).id)).toEqual(['a', 'b', 'a']);
});

describe('two forms are equivalent', () => {
  const halfDayOf = (lessonId: string) => (lessonId === 'un' ? 'matin' : 'soir');
  const differences = (one: QuizForm, other: QuizForm) =>
    formDifferences(one, other, pool, halfDayOf);

  test('when they ask as much about the same, as hard', () => {
    expect(differences(form({ questions: ['a', 'd'] }), form({ questions: ['b', 'c'] }))).toEqual(
      [],
    );
    const drawn = form({ draw: 1, objectiveId: 'faire', lessonId: 'deux', difficulty: 1 });
    expect(differences(form({ questions: ['c'] }), drawn)).toEqual([]);
  });

  test('and say by what they are not', () => {
    expect(differences(form({ questions: ['a', 'c'] }), form({ questions: ['b', 'd'] }))).toEqual([
      'difficulty',
    ]);
    expect(differences(form({ questions: ['a'] }), form({ questions: ['c'] }))).toEqual([
      'half-days',
      'objectives',
    ]);
    expect(differences(form({ questions: ['a'] }), form({ questions: ['a', 'b'] }))).toEqual([
      'count',
      'half-days',
      'objectives',
      'difficulty',
    ]);
  });
});
