import { whereInRunSheet } from './run-sheet';

const block = (startsAt: string, title: string, minutes: number) => ({ startsAt, title, minutes });
const coffee = block('2026-11-24T08:00:00Z', 'Le café est servi', 25);
const images = block('2026-11-24T08:25:00Z', 'Ma tasse d’images', 30);
const debate = block('2026-11-24T09:30:00Z', 'Débat', 40);
const at = (time: string) =>
  whereInRunSheet([coffee, images, debate], new Date(`2026-11-24T${time}Z`));

it('finds the block under way, the next one and the minutes left', () => {
  expect(at('08:10:30')).toEqual({ current: coffee, next: images, minutesLeft: 15 });
  expect(at('08:25:00')).toEqual({ current: images, next: debate, minutesLeft: 30 });
});

it('has no current block before, between and after', () => {
  expect(at('07:50:00')).toEqual({ current: null, next: coffee, minutesLeft: 0 });
  expect(at('09:00:00')).toEqual({ current: null, next: debate, minutesLeft: 0 });
  expect(at('11:00:00')).toEqual({ current: null, next: null, minutesLeft: 0 });
});
