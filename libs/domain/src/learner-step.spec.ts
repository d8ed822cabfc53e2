import { learnerStep } from './learner-step';
import type { LearnerStepFacts, LearnerHalfDay } from './learner-step';

const at = (time: string) => new Date(`2026-11-${time}:00+01:00`);
const slots = [
  ['24T09:00', '24T12:30'],
  ['24T13:30', '24T17:00'],
  ['25T09:00', '25T12:30'],
  ['25T13:30', '25T17:00'],
];
const lesson = (id: string, state: 'new' | 'seen' | 'done') => ({
  id,
  title: `Séquence ${id}`,
  state,
});

/** Four half-days of two lessons, all signed, all done; `changes` by position. */
const halfDays = (changes: Record<number, Partial<LearnerHalfDay>> = {}): LearnerHalfDay[] =>
  slots.map(([startsAt, endsAt], index) => ({
    id: `half-day-${index + 1}`,
    position: index + 1,
    startsAt: at(startsAt),
    endsAt: at(endsAt),
    signing: 'signed',
    lessons: [lesson(`${index + 1}-1`, 'done'), lesson(`${index + 1}-2`, 'done')],
    quiz: null,
    ...changes[index + 1],
  }));

const nothingLeft = {
  cancelled: false,
  halfDays: halfDays(),
  positioning: null,
  again: null,
  final: null,
  documentsIssuedAt: null,
  rehearsalAwaited: false,
  cafeAwaited: false,
};
const step = (time: string, facts: Partial<LearnerStepFacts>) =>
  learnerStep({ now: at(time), ...nothingLeft, ...facts });
const final = { id: 'evaluation', title: 'Évaluation finale' };
const quiz = { id: 'entrainement-2', title: 'La récolte' };

describe('the next step of a learner', () => {
  test('is to sign while signing is open, before anything else', () => {
    const facts = { halfDays: halfDays({ 1: { signing: 'late' }, 4: { signing: 'open' } }), final };
    expect(step('25T14:00', facts)).toEqual({
      kind: 'sign',
      halfDayId: 'half-day-4',
      position: 4,
      until: at('25T17:00'),
    });
  });

  test('is to sign late, within three days, before the assessment', () => {
    const facts = { halfDays: halfDays({ 2: { signing: 'late' } }), final };
    expect(step('25T14:00', facts)).toEqual({
      kind: 'late-sign',
      halfDayId: 'half-day-2',
      position: 2,
      until: at('27T17:00'),
    });
  });

  test('is the assessment from the last half-day on, until it may no longer be taken', () => {
    const unread = halfDays({ 4: { lessons: [lesson('4-1', 'new')] } });
    expect(step('25T13:29', { final }).kind).toBe('nothing');
    expect(step('25T13:30', { final, halfDays: unread })).toEqual({
      kind: 'final',
      quizId: 'evaluation',
      title: 'Évaluation finale',
    });
    expect(step('29T10:00', { final }).kind).toBe('final');
    expect(step('25T13:30', { halfDays: unread }).kind).toBe('lesson');
  });

  test('is the positioning quiz before the course, not after', () => {
    const positioning = { id: 'positionnement' };
    expect(step('20T10:00', { positioning })).toEqual({
      kind: 'positioning',
      quizId: 'positionnement',
    });
    expect(step('24T09:00', { positioning }).kind).toBe('nothing');
  });

  test('is the first lesson not done of the half-day that goes on, resumed where it was begun', () => {
    const begun = halfDays({
      1: { lessons: [lesson('1-1', 'new')] },
      2: { lessons: [lesson('2-1', 'done'), lesson('2-2', 'seen')], quiz },
    });
    expect(step('24T14:00', { halfDays: begun })).toEqual({
      kind: 'lesson',
      lessonId: '2-2',
      title: 'Séquence 2-2',
      resumed: true,
    });
  });

  test('is then its quiz, then what is left of the half-days before', () => {
    const left = { 1: { lessons: [lesson('1-1', 'new')] }, 2: { quiz } };
    expect(step('24T20:00', { halfDays: halfDays(left) })).toEqual({
      kind: 'quiz',
      quizId: 'entrainement-2',
      title: 'La récolte',
    });
    const handedIn = halfDays({ ...left, 2: {} });
    expect(step('24T20:00', { halfDays: handedIn })).toMatchObject({ lessonId: '1-1' });
    expect(step('24T08:00', { halfDays: handedIn }).kind).toBe('nothing');
  });

  test('is, once the course is over, the documents for a week, then the café', () => {
    const over = {
      halfDays: halfDays({ 1: { lessons: [lesson('1-1', 'new')] } }),
      documentsIssuedAt: at('26T10:00'),
      cafeAwaited: true,
    };
    expect(step('26T11:00', over).kind).toBe('documents');
    expect(
      learnerStep({ ...nothingLeft, ...over, now: new Date('2026-12-03T09:00:01Z') }).kind,
    ).toBe('cafe');
    expect(step('26T11:00', { ...over, documentsIssuedAt: null }).kind).toBe('cafe');
  });

  test('is to answer again what was asked before the course, once nothing else is awaited', () => {
    const again = { id: 'positionnement-apres' };
    expect(step('26T11:00', { again, cafeAwaited: true })).toEqual({
      kind: 'again',
      quizId: 'positionnement-apres',
    });
    expect(step('26T11:00', { again, rehearsalAwaited: true }).kind).toBe('rehearsal');
    expect(step('24T11:00', { again }).kind).not.toBe('again');
  });

  test('is, once the course is over, to have the rehearsal validated, before its documents', () => {
    const over = { rehearsalAwaited: true, documentsIssuedAt: at('26T10:00') };
    expect(step('26T11:00', over).kind).toBe('rehearsal');
    expect(step('25T14:00', { ...over, final }).kind).toBe('final');
  });

  test('is nothing when all is done, and in a cohort that is cancelled or has no date', () => {
    expect(step('29T10:00', {}).kind).toBe('nothing');
    const open = halfDays({ 1: { signing: 'open' } });
    expect(step('24T10:00', { halfDays: open, cancelled: true }).kind).toBe('nothing');
    expect(step('24T10:00', { halfDays: [], final }).kind).toBe('nothing');
  });
});
