import fc from 'fast-check';
import { groups, isIn, shelf, tryOut, usual, exam } from './objects';

/** So many of each group, in the order of `groups`, taken from the shelf. */
const pick = (...counts: number[]) =>
  groups.flatMap((group, index) => shelf.filter(isIn(group)).slice(0, counts[index]));
const wrong = (counts: number[]) =>
  tryOut(pick(...counts)).outcomes.map((outcome) => outcome.wrong.length);

describe('the shelf', () => {
  test('has twenty-four objects, the common groups twice as many, no two alike', () => {
    expect(groups.map((group) => shelf.filter(isIn(group)).length)).toEqual([8, 4, 8, 4]);
    expect(new Set(shelf.map((object) => JSON.stringify(object))).size).toBe(24);
  });

  test('the usual pick is five of each common group', () => {
    const learned = shelf.filter((_, index) => usual.has(index));
    expect(groups.map((group) => learned.filter(isIn(group)).length)).toEqual([5, 0, 5, 0]);
  });
});

describe('what is learned decides for whom it errs', () => {
  test.each([
    ['the usual ten: all the errors on the rare groups', [5, 0, 5, 0], [0, 2, 0, 1]],
    ['one of each rare group is not enough', [4, 1, 4, 1], [0, 2, 0, 1]],
    ['two of each mend the rare groups, and cost elsewhere', [3, 2, 3, 2], [1, 0, 1, 0]],
    ['the rare ones alone reverse the shortcut', [1, 4, 1, 4], [11, 0, 10, 0]],
    ['cups alone: every glass is a cup', [8, 2, 0, 0], [0, 0, 11, 1]],
    ['more of the same changes nothing', [8, 0, 8, 0], [0, 2, 0, 1]],
  ])('%s', (_, counts, expected) => {
    expect(wrong(counts)).toEqual(expected);
  });

  test('every object of the exam is counted once, whatever was learned', () => {
    fc.assert(
      fc.property(fc.subarray([...shelf], { minLength: 1 }), (learned) => {
        const { outcomes } = tryOut(learned);
        expect(outcomes.reduce((sum, { tried }) => sum + tried, 0)).toBe(exam.length);
        for (const { group, wrong } of outcomes) expect(wrong.every(isIn(group))).toBe(true);
      }),
    );
  });
});
