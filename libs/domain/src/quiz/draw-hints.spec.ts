import fc from 'fast-check';
import { candidatesIn, drawHints } from './draw-hints';
import { drawSheet } from './plan';
import type { PoolQuestion, QuizForm, QuizSection } from './plan';

const pool: PoolQuestion[] = Array.from({ length: 8 }, (_, at) => ({
  id: `q${at}`,
  tags: at < 4 ? ['eau'] : [],
}));
const form = (...sections: QuizSection[]): QuizForm => ({ id: 'a', sections });

describe('a draw', () => {
  test('has as candidates what fits and is not asked already', () => {
    const [fixed, drawn] = candidatesIn(
      form({ questions: ['q0', 'q7'] }, { draw: 1, tag: 'eau' }),
      pool,
    );
    expect(fixed).toBeNull();
    expect(drawn?.map(({ id }) => id)).toEqual(['q1', 'q2', 'q3']);
  });

  test.each([
    [1, []],
    [2, []],
    [3, ['presque les mêmes']],
    [4, ['Tout le monde aura les mêmes']],
    [5, []],
  ])(
    'of %i among four is told where it hardly draws; where it lacks, it is refused',
    (draw, told) => {
      const hints = drawHints(form({ draw, tag: 'eau' }), pool);
      expect(hints).toHaveLength(told.length);
      for (const [at, words] of told.entries()) expect(hints[at]?.what).toContain(words);
    },
  );

  test('of one section alone is short exactly where its candidates are too few', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 12 }), fc.boolean(), (draw, tagged) => {
        const asked = form({ draw, ...(tagged && { tag: 'eau' }) });
        const holds = candidatesIn(asked, pool)[0]?.length ?? 0;
        const [short] = drawSheet(asked, pool, 's').short;
        expect(short?.missing ?? 0).toBe(Math.max(0, draw - holds));
      }),
    );
  });
});
