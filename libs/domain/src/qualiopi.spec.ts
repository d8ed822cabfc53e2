import { qualiopi } from './qualiopi';
import type { QualiopiFacts } from './qualiopi';

const nothing: QualiopiFacts = {
  ...{ cohorts: 0, cohortsDescribed: 0, learners: 0, completed: 0, withdrawn: 0 },
  ...{ objectives: 0, objectivesAsked: 0, lessons: 0, positioned: 0, assessed: 0, passed: 0 },
  ...{ observed: 0, halfDays: 0, signed: 0, joiningSent: 0, remindersSent: 0 },
  ...{ extraTime: 0, disabilityContact: false, trainers: 0, cafes: 0 },
  answers: { needs: 0, hot: 0, cold: 0, employer: 0, funder: 0 },
  ...{ complaints: 0, unanswered: 0, late: 0, improvements: 0, done: 0, watch: 0 },
};
const of = (number: number, facts: Partial<QualiopiFacts>) =>
  qualiopi({ ...nothing, ...facts }).find((each) => each.number === number);

describe('the page of indicators', () => {
  test('holds each indicator once, in order', () => {
    const numbers = qualiopi(nothing).map(({ number }) => number);
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b));
  });

  test('says what is kept elsewhere, whatever happens here', () => {
    expect(of(22, {})?.state).toBe('elsewhere');
    expect(of(27, { cohorts: 12 })?.state).toBe('elsewhere');
  });

  test('tells the share of half-days that are signed', () => {
    expect(of(12, { halfDays: 40, signed: 36, remindersSent: 2 })).toMatchObject({
      state: 'held',
      held: ['Demi-journées signées : 36 sur 40 (90\u00a0%)', '2\u00a0rappels envoyés'],
    });
    expect(of(12, {})?.state).toBe('missing');
  });

  test('wants the opinion of each of the four', () => {
    const answers = { needs: 9, hot: 9, cold: 4, employer: 0, funder: 1 };
    expect(of(30, { answers })).toMatchObject({
      state: 'partly',
      missing: ['Aucun avis de structure qui emploie'],
    });
    expect(of(30, {})?.state).toBe('missing');
  });

  test('opens a register even where nobody complains, and tells what waits for an answer', () => {
    expect(of(31, {})?.state).toBe('held');
    const late = of(31, { complaints: 3, unanswered: 2, late: 1 });
    expect(late?.state).toBe('partly');
    expect(late?.missing[0]).toContain('dont 1 depuis plus de 30');
  });

  test('wants improvements to be finished', () => {
    expect(of(32, {})?.state).toBe('missing');
    expect(of(32, { improvements: 2, done: 1 })?.state).toBe('partly');
    expect(of(32, { improvements: 2, done: 2 })?.state).toBe('held');
  });
});
