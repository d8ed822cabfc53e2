import { runSheet } from '../../testing/fixtures';
import { moved, rowsOf, timeSheet, unchanged } from './sheet-rows';

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
