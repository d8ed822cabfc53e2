import {
  checkAnnounce,
  checkContest,
  isAnnouncedAbsent,
  openContest,
  attendanceWords,
  isToldToTeam,
  newsOf,
  notedMinutes,
} from './attendance-word';
import type { AttendanceWordKind, SaidWord, ToldWordKind } from './attendance-word';
import { refusalOf } from './testing/refusal-of';

const at = (time: string) => new Date(`2026-11-24T${time}:00+01:00`);
const halfDay = { startsAt: at('09:00'), endsAt: at('12:30') };
const words = (...kinds: AttendanceWordKind[]): SaidWord[] =>
  kinds.map((kind, index) => ({
    id: String(index),
    kind,
    answersId: kind === 'answer' ? String(index - 1) : null,
  }));

test.each<[AttendanceWordKind[], boolean]>([
  [[], false],
  [['absent'], true],
  [['absent', 'coming'], false],
  [['absent', 'coming', 'absent', 'contest'], true],
])('the last word on coming stands: %j', (kinds, absent) => {
  expect(isAnnouncedAbsent(words(...kinds))).toBe(absent);
});

test('an absence is announced before signing may open, by who follows the course', () => {
  expect(() => checkAnnounce(halfDay, 'accepted', at('08:44'))).not.toThrow();
  expect(refusalOf(() => checkAnnounce(halfDay, 'accepted', at('08:45')))).toMatchObject({
    code: 'announced-too-late',
  });
  expect(refusalOf(() => checkAnnounce(halfDay, 'withdrawn', at('08:00')))).toMatchObject({
    code: 'not-enrolled',
  });
});

test('one contests what has begun, and waits for the answer before contesting again', () => {
  expect(refusalOf(() => checkContest(halfDay, [], at('08:59')))).toMatchObject({
    code: 'contest-too-early',
  });
  expect(refusalOf(() => checkContest(halfDay, words('contest'), at('14:00')))).toMatchObject({
    code: 'contest-waits',
  });
  expect(() => checkContest(halfDay, words('contest', 'answer'), at('14:00'))).not.toThrow();
  expect(openContest(words('contest', 'answer', 'contest'))?.id).toBe('2');
});

describe('minutes noted of who comes late or leaves early', () => {
  it('are, of each part, the last noted', () => {
    expect(notedMinutes([])).toBeNull();
    expect(notedMinutes([{ kind: 'absent', minutes: 0 }])).toBeNull();
    const words = [
      { kind: 'late' as const, minutes: 10 },
      { kind: 'left' as const, minutes: 30 },
      { kind: 'late' as const, minutes: 15 },
    ];
    expect(notedMinutes(words)).toEqual({ late: 15, left: 30 });
  });

  it('are the team’s own: it is not told of them', () => {
    expect(attendanceWords.filter(isToldToTeam)).toEqual(['absent', 'coming', 'contest']);
  });
});

test('of what is told together, an absence taken back is no news, and each contest is one', () => {
  const said = (kind: ToldWordKind, personId: string, halfDayId = 'h') => ({
    ...{ kind, personId, halfDayId },
  });
  const [absent, other, contest] = [said('absent', 'a'), said('absent', 'b'), said('contest', 'a')];
  expect(newsOf([absent, other, contest, said('coming', 'a')])).toEqual([other, contest]);
  expect(newsOf([said('coming', 'a')])).toHaveLength(1);
  expect(newsOf([absent, said('coming', 'a', 'afternoon')])).toHaveLength(2);
  const again = said('absent', 'a');
  expect(newsOf([absent, said('coming', 'a'), again])).toEqual([again]);
});
