import { RoomView } from '@percolateur/contract';
import { asOf, type DoneHere, halfDayOf } from './room-offline';

const id = (end: number) => `0199a0de-0000-7000-8000-${String(end).padStart(12, '0')}`;
const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const halfDay = (position: number, start: string, end: string) => ({
  ...{ id: id(position), position, title: `Demi-journée ${position}`, mode: 'room' },
  startsAt: at(start).toISOString(),
  endsAt: at(end).toISOString(),
  ...{ signingOpenedAt: null, signingClosedAt: null },
});
const person = {
  ...{ enrolmentId: id(21), personId: id(22), firstName: 'Nadia', lastName: 'Benali' },
  ...{ phoneOrEmail: '', signature: 'none', signatureId: null, lack: 'expected', signedAt: null },
  ...{
    madeAt: null,
    way: null,
    means: null,
    linkAskedAt: null,
    late: false,
    lateReason: null,
    duplicates: 0,
    noted: null,
    announcedAbsent: false,
    cameFrom: null,
    contest: null,
  },
  ...{ minutesMissed: null, stuck: 'n’a pas ouvert le quiz', lastSeenAt: null, lessonsDone: 0 },
  ...{ lessonCount: 7, quizState: 'new' },
};
/** The room as the server last said it: the day before. */
const said = RoomView.parse({
  ...{ cohortId: id(1), cohortTitle: 'Café IA, Caen', cohortStatus: 'open' },
  ...{ timeZone: 'Europe/Paris', now: '2026-11-23T18:00:00Z' },
  halfDays: [halfDay(11, '08:00', '11:30'), halfDay(12, '12:30', '16:00')],
  ...{ halfDayId: id(11), signing: 'too-early', opensAt: at('07:45').toISOString() },
  means: ['own', 'passed'],
  code: null,
  people: [person],
  ...{ countersignatures: [], photos: [], mayCountersign: false, countersigned: false },
  ...{ statement: { version: 'teaching-1', text: '' }, rehearsals: null, runSheet: [] },
});
const nothing: DoneHere = { openedAt: null, signed: new Set(), countersigned: false };
const opened = { ...nothing, openedAt: at('07:50') };
const oneSigned = { ...opened, signed: new Set([person.enrolmentId]) };

it.each([
  ['07:44', nothing, 'too-early'],
  ['07:46', nothing, 'may-open'],
  ['07:51', opened, 'open'],
  ['11:31', opened, 'over'],
])('at %s, signing is where the rules say', (time, here, signing) => {
  expect(asOf(said, at(time), here).signing).toBe(signing);
});

it('what was expected misses once the half-day is over, and nobody is said to be stuck', () => {
  expect(asOf(said, at('09:00'), opened).people[0]).toMatchObject({
    lack: 'expected',
    stuck: null,
  });
  expect(asOf(said, at('11:31'), opened).people[0].lack).toBe('missing');
});

it('is countersigned from a quarter of an hour before the end, once, when somebody signed', () => {
  const may = (time: string, here: DoneHere) => asOf(said, at(time), here).mayCountersign;
  expect(may('11:20', opened)).toBe(false);
  expect(may('11:10', oneSigned)).toBe(false);
  expect(may('11:20', oneSigned)).toBe(true);
  expect(may('11:20', { ...oneSigned, countersigned: true })).toBe(false);
  expect(asOf(said, at('12:00'), oneSigned).statement.version).toBe('taught-1');
});

it('the half-day is that of now, the next, or the last', () => {
  expect(halfDayOf(said, at('09:00'))?.position).toBe(11);
  expect(halfDayOf(said, at('12:00'))?.position).toBe(12);
  expect(halfDayOf(said, at('20:00'))?.position).toBe(12);
});
