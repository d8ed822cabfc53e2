import fc from 'fast-check';
import { fitBlocks, skipsToSave } from './run-sheet';

const block = (minutes: number, min = minutes, fixed = false) => ({ minutes, min, fixed });
const total = (minutes: readonly number[]) => minutes.reduce((sum, each) => sum + each, 0);

describe('blocks are fitted into the time left', () => {
  test.each([
    ['on time, nothing moves', [block(30, 20), block(15)], 45, [30, 15], 0],
    ['with time to spare, nothing is stretched', [block(30, 20)], 60, [30], 0],
    ['ten minutes late, each gives its share', [block(40, 20), block(20, 10)], 50, [33, 17], 0],
    ['the break gives nothing', [block(30, 20), block(15, 5, true)], 35, [20, 15], 0],
    ['nor a length chosen by hand', [block(25, 20, true), block(20, 10)], 40, [25, 15], 0],
    ['what cannot be saved is said', [block(30, 25), block(15, 15)], 30, [25, 15], 10],
    [
      'a block made longer than planned pushes the others',
      [block(50, 20, true), block(40, 30)],
      80,
      [50, 30],
      0,
    ],
  ])('%s', (_, blocks, available, minutes, overrun) => {
    expect(fitBlocks(blocks, available)).toEqual({ minutes, overrun });
  });

  test('whatever the sheet, no block goes below its shortest and the end is told truly', () => {
    const blocks = fc.array(
      fc
        .tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 1, max: 60 }), fc.boolean())
        .map(([one, other, fixed]) => block(Math.max(one, other), Math.min(one, other), fixed)),
      { maxLength: 20 },
    );
    fc.assert(
      fc.property(blocks, fc.integer({ min: 0, max: 300 }), (sheet, available) => {
        const { minutes, overrun } = fitBlocks(sheet, available);
        const planned = total(sheet.map((each) => each.minutes));
        sheet.forEach((each, place) => {
          expect(minutes[place]).toBeLessThanOrEqual(each.minutes);
          expect(minutes[place]).toBeGreaterThanOrEqual(each.fixed ? each.minutes : each.min);
        });
        expect(total(minutes)).toBe(Math.min(planned, available + overrun));
      }),
    );
  });
});

describe('blocks are dropped to catch up', () => {
  const sheet = [5, 20, 10, 15].map((minutes, place) => ({ minutes, skippable: place !== 1 }));

  test.each([
    [0, []],
    [4, [0]],
    [9, [2]],
    [12, [3]],
    [20, [0, 3]],
    [29, [0, 2, 3]],
    [99, [0, 2, 3]],
  ])('%i minutes', (toSave, places) => {
    expect(skipsToSave(sheet, toSave)).toEqual(places);
  });
});
