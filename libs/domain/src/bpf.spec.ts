import { bpfLines } from './bpf';

test('trainees and hours of a year are counted by action and by status', () => {
  const one = (action: string, employed: boolean, minutesFollowed: number) => ({
    ...{ action, employed, minutesFollowed },
  });
  expect(
    bpfLines([
      one('B', true, 840),
      one('A', true, 840),
      one('A', true, 630),
      one('A', false, 210),
      one('A', true, 0),
    ]),
  ).toEqual([
    { action: 'A', status: 'employed', trainees: 2, minutes: 1470 },
    { action: 'A', status: 'unknown', trainees: 1, minutes: 210 },
    { action: 'B', status: 'employed', trainees: 1, minutes: 840 },
  ]);
  expect(bpfLines([])).toEqual([]);
});
