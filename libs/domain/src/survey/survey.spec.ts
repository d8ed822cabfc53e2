import { checkSurvey } from './answer';
import { confidence, surveyForms } from './forms';
import { learnerSurveys, surveyKinds } from './kinds';
import { surveyResults } from './results';
import { surveyState } from './window';
import type { SurveyDates } from './window';

describe('the questions', () => {
  test('have ids of their own in each form, and choices', () => {
    for (const kind of surveyKinds) {
      const { questions } = surveyForms[kind];
      expect(new Set(questions.map(({ id }) => id)).size).toBe(questions.length);
      for (const question of questions) {
        if ('choices' in question) expect(Object.keys(question.choices).length).toBeGreaterThan(1);
      }
    }
  });

  test('of confidence are the same five, three times', () => {
    expect(confidence).toHaveLength(5);
    for (const kind of learnerSurveys) {
      const asked = surveyForms[kind].questions;
      expect(asked.filter(({ id }) => id.startsWith('oser-'))).toEqual(confidence);
    }
  });
});

describe('an answer', () => {
  const form = surveyForms.cold;
  const check = (ratings: Record<string, number | string | string[]>, words = {}) =>
    checkSurvey(form, { ratings, words });

  test('is kept without what was left blank', () => {
    const ratings = { 'froid-cafe': 'un', 'froid-format': [], 'froid-nombre': 0, 'oser-doute': 5 };
    expect(check(ratings, { 'froid-mots': '  ' })).toEqual({
      ratings: { 'froid-cafe': 'un', 'froid-nombre': 0, 'oser-doute': 5 },
      words: {},
    });
  });

  test.each<[string, Record<string, number | string | string[]>]>([
    ['a question of another form', { 'chaud-rythme': 'juste' }],
    ['a choice that is not there', { 'froid-cafe': 'toString' }],
    ['a choice twice', { 'froid-format': ['jeu', 'jeu'] }],
    ['a level beyond the scale', { 'oser-doute': 6 }],
    ['half a level', { 'oser-doute': 2.5 }],
    ['fewer people than none', { 'froid-nombre': -1 }],
    ['a list where one is chosen', { 'froid-cafe': ['un'] }],
    ['a rating of what is written', { 'froid-mots': 3 }],
  ])('is refused with %s', (_, ratings) => {
    expect(() => check(ratings)).toThrow('answer-invalid');
  });

  test('is refused where words stand in the place of a choice', () => {
    expect(() => check({}, { 'froid-cafe': 'oui' })).toThrow('answer-invalid');
  });
});

describe('when a survey is asked', () => {
  const dates: SurveyDates = {
    cancelled: false,
    course: {
      firstEndsAt: new Date('2026-11-24T11:30:00Z'),
      lastStartsAt: new Date('2026-11-25T12:30:00Z'),
      lastEndsAt: new Date('2026-11-25T16:00:00Z'),
    },
  };
  test.each([
    ['needs', '2026-10-01T08:00:00Z', 'open'],
    ['needs', '2026-11-24T11:30:01Z', 'over'],
    ['hot', '2026-11-25T12:29:00Z', 'ahead'],
    ['hot', '2026-11-25T15:50:00Z', 'open'],
    ['hot', '2026-12-26T08:00:00Z', 'over'],
    ['cold', '2027-01-24T15:59:00Z', 'ahead'],
    ['cold', '2027-01-24T16:00:00Z', 'open'],
    ['cold', '2027-04-30T16:00:00Z', 'over'],
    ['employer', '2026-11-25T16:00:00Z', 'open'],
    ['funder', '2026-11-25T15:59:00Z', 'ahead'],
  ] as const)('%s on %s: %s', (kind, at, state) => {
    expect(surveyState(kind, dates, new Date(at))).toBe(state);
  });

  test('never of a session that is cancelled or has no dates', () => {
    const now = new Date('2026-11-25T16:00:00Z');
    expect(surveyState('hot', { ...dates, cancelled: true }, now)).toBeNull();
    expect(surveyState('hot', { cancelled: false, course: null }, now)).toBeNull();
  });
});

test('results hold every value of the form in order, and the mean of a scale', () => {
  const told = surveyResults(
    surveyForms.hot,
    [
      { questionId: 'chaud-attentes', value: '5', count: 3 },
      { questionId: 'chaud-attentes', value: '2', count: 1 },
      { questionId: 'chaud-rythme', value: 'juste', count: 4 },
    ],
    new Map([
      ['chaud-attentes', 4],
      ['chaud-rythme', 4],
    ]),
  );
  const [expected, , pace] = told;
  expect(expected).toMatchObject({ answered: 4, mean: 4.25 });
  expect(expected?.values.map(({ count }) => count)).toEqual([0, 1, 0, 0, 3]);
  expect(pace).toMatchObject({ answered: 4, mean: null });
  expect(pace?.values).toEqual([
    { label: 'trop lent', count: 0 },
    { label: 'juste', count: 4 },
    { label: 'trop rapide', count: 0 },
  ]);
  expect(told.map(({ id }) => id)).not.toContain('chaud-changer');
});
