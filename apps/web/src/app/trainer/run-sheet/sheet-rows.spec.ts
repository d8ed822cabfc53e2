import { runSheet } from '../../testing/fixtures';
import { currentRow, lessonsOf, moved, rowsOf, timeSheet, unchanged } from './sheet-rows';

const clock = (date: Date) => date.toISOString().slice(11, 16);
const lines = (changes = {}) => {
  const { rows, endsAt } = timeSheet(runSheet, { ...unchanged, ...changes });
  return [...rows.map((row) => `${clock(row.startsAt)} ${row.title}`), clock(endsAt)];
};

test('as planned: blocks follow one another, and the break falls after its lesson', () => {
  expect(lines()).toEqual([
    '08:00 Bienvenue',
    '08:15 Signer',
    '08:20 Pause',
    '08:35 Parier',
    '08:50 Débattre',
    '09:10',
  ]);
});

test('a late start shifts and shortens; the break and the signature keep their length', () => {
  expect(lines({ late: 10 })).toEqual([
    '08:10 Bienvenue',
    '08:23 Signer',
    '08:28 Pause',
    '08:43 Parier',
    '08:55 Débattre',
    '09:10',
  ]);
});

test('too late to shorten: what overruns is said, and what to drop is proposed', () => {
  const { overrun, endsAt, proposal } = timeSheet(runSheet, { ...unchanged, late: 30 });
  expect([overrun, clock(endsAt)]).toEqual([8, '09:18']);
  expect(proposal).toEqual([{ key: 'parier/0', title: 'Parier', minutes: 8 }]);
  expect(lines({ late: 30, skipped: ['parier/0'] }).at(-1)).toBe('09:10');
});

test('a block made longer pushes what follows and is left alone by the shortening', () => {
  expect(lines({ minutes: { 'accueil/0': 20 } })).toEqual([
    '08:00 Bienvenue',
    '08:20 Signer',
    '08:25 Pause',
    '08:40 Parier',
    '08:53 Débattre',
    '09:10',
  ]);
});

test('a block that moves takes its minutes along', () => {
  const order = moved(rowsOf(runSheet), 'parier/1', -1);
  expect(lines({ order }).slice(3)).toEqual(['08:35 Débattre', '08:55 Parier', '09:10']);
  expect(moved(rowsOf(runSheet), 'accueil/0', -1)[0]).toBe('accueil/0');
});

test('the line under way, the next one and the minutes left; a line skipped is neither', () => {
  const at = (time: string, changes = {}) => {
    const { rows } = timeSheet(runSheet, { ...unchanged, ...changes });
    const { current, next, minutesLeft } = currentRow(rows, new Date(`2026-11-24T${time}Z`));
    return [current?.title, next?.title, minutesLeft];
  };
  expect(at('07:59:59')).toEqual([undefined, 'Bienvenue', 0]);
  expect(at('08:05:30')).toEqual(['Bienvenue', 'Signer', 10]);
  expect(at('08:20:00')).toEqual(['Pause', 'Parier', 15]);
  expect(at('08:36:00', { skipped: ['parier/0'] })).toEqual(['Débattre', undefined, 19]);
  expect(at('09:10:00')).toEqual([undefined, undefined, 0]);
});

test('the room follows lesson by lesson, as the trainer runs it', () => {
  const lessons = (changes = {}) =>
    lessonsOf(timeSheet(runSheet, { ...unchanged, ...changes }).rows).map(
      ({ startsAt, title, minutes }) => `${startsAt.slice(11, 16)} ${title}, ${minutes}`,
    );
  expect(lessons()).toEqual([
    '08:00 Le café est servi, 20',
    '08:20 Pause, 15',
    '08:35 Cinq idées, 35',
  ]);
  expect(lessons({ late: 10 })).toEqual([
    '08:10 Le café est servi, 18',
    '08:28 Pause, 15',
    '08:43 Cinq idées, 27',
  ]);
});
