import { surveyForms } from '../survey/forms';
import { satisfaction, sumOf, toldAlone, toldTogether } from './group-sums';
import type { GroupSums } from './group-sums';

const group = (learners: number, answers = 0): GroupSums => ({
  ...{ cohorts: { running: 1 }, learners, completed: learners, signed: 4 * learners },
  ...{ cafes: 1, answers, satisfied: answers },
});

test('groups are added up, sessions by state among the rest', () => {
  expect(sumOf([group(3, 1), { ...group(4, 2), cohorts: { running: 2, closed: 1 } }])).toEqual({
    ...{ cohorts: { running: 3, closed: 1 }, learners: 7, completed: 7, signed: 28 },
    ...{ cafes: 2, answers: 3, satisfied: 3 },
  });
  expect(sumOf([])).toMatchObject({ cohorts: {}, learners: 0 });
});

test('fewer than five people are not told, and their sessions are', () => {
  expect(toldAlone(group(4, 5))).toEqual({
    cohorts: { running: 1 },
    people: null,
    satisfaction: { answers: 5, satisfied: 5 },
  });
  expect(toldAlone(group(5, 4)).satisfaction).toBeNull();
  expect(toldAlone(group(0)).people).toEqual({ learners: 0, completed: 0, signed: 0, cafes: 1 });
});

test('beside a total, a small group takes the next smallest with it', () => {
  const people = toldTogether([group(3), group(40), group(9), group(0)]).map((each) => each.people);
  expect(people.map((each) => each?.learners ?? null)).toEqual([null, 40, null, 0]);
});

test('satisfaction is a question that the survey asks', () => {
  const { questions } = surveyForms[satisfaction.kind];
  expect(questions.find(({ id }) => id === satisfaction.questionId)?.kind).toBe('scale');
});
