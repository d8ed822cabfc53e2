import { z } from 'zod';
import { Drawing, features, LearnerQuestion } from './index';
import { paramsOf, route, urlOf } from './route';
import type { Route } from './route';

const everyRoute = Object.values(features).flatMap((routes) => Object.values<Route>(routes));

describe('a route', () => {
  const lesson = route('GET', '/cohorts/:cohortId/lessons/:lessonId', 'One lesson', {
    query: z.object({ page: z.int().optional() }),
  });

  test('has an address with its parameters escaped', () => {
    expect(urlOf(lesson, { params: { cohortId: '1', lessonId: 'a/b' } })).toBe(
      '/api/v1/cohorts/1/lessons/a%2Fb',
    );
  });

  test('carries only the query that is given', () => {
    const params = { cohortId: '1', lessonId: '2' };
    expect(urlOf(lesson, { params, query: { page: 2 } })).toMatch(/\?page=2$/);
    expect(urlOf(lesson, { params, query: { page: undefined } })).not.toContain('?');
  });

  test('knows what its address may name: ids of ours, and those of the course files', () => {
    const cohortId = '01900000-0000-7000-8000-000000000000';
    const fits = (params: object) => paramsOf(lesson).safeParse(params).success;
    expect(fits({ cohortId, lessonId: 'lecon-1-1' })).toBe(true);
    expect(fits({ cohortId: 'lecon-1-1', lessonId: 'lecon-1-1' })).toBe(false);
    expect(fits({ cohortId, lessonId: '../etc' })).toBe(false);
    expect(fits({ cohortId })).toBe(false);
  });

  test('asks for a session unless it says otherwise', () => {
    expect(lesson.access).toBe('person');
  });
});

describe('the routes of the API', () => {
  test('differ from each other by method or path', () => {
    const names = everyRoute.map(({ method, path }) => `${method} ${path.replace(/:\w+/g, ':')}`);
    expect(new Set(names).size).toBe(names.length);
  });

  test('send nothing in the body of a GET', () => {
    expect(everyRoute.filter(({ method, body }) => method === 'GET' && body)).toEqual([]);
  });

  test('are public only where a stranger has business', () => {
    const open = everyRoute.filter(({ access }) => access === 'public').map(({ path }) => path);
    expect(open.map((path) => path.replace('/api/v1', '')).sort()).toEqual([
      '/about',
      '/agenda-feeds/:feed',
      '/auth/code',
      '/auth/code/entry',
      '/auth/link/entry',
      '/auth/password',
      '/badges/achievements/:organisationId/:achievement',
      '/badges/shared/:code',
      '/cafe-seats/cancellation',
      '/cafe-seats/reading',
      '/confidential-requests/answer',
      '/confidential-requests/reading',
      '/documents/shared/:code',
      '/endorsements/answer',
      '/endorsements/reading',
      '/house-rules',
      '/invitations/acceptance',
      '/invitations/reading',
      '/invitations/refusal',
      '/mail/returns',
      '/opinions',
      '/opinions/reading',
      '/organisations/:organisationId/house-rules',
      '/programme',
      '/public-cafes',
      '/public-cafes/account',
      '/public-cafes/account/reading',
      '/public-cafes/answer',
      '/public-cafes/cancellation',
      '/public-cafes/confirmation',
      '/public-cafes/question',
      '/public-cafes/reading',
      '/registration-links/reading',
      '/registrations',
      '/registrations/accommodation',
      '/registrations/confirmation',
      '/registrations/reading',
      '/resources',
      '/session',
      '/signing-links/reading',
      '/signing-links/signature',
      '/verifications/:code',
      '/verifications/:code/copy',
      '/verifications/file',
    ]);
  });
});

describe('what a learner sees of a question', () => {
  const question = {
    id: 'q-1',
    kind: 'single',
    prompt: 'Pourquoi ?',
    choices: [{ id: 'a', text: 'Parce que' }],
    lessonId: null,
  };

  test('has no room for the answer key', () => {
    expect(LearnerQuestion.safeParse(question).success).toBe(true);
    const leaking = { ...question, choices: [{ id: 'a', text: 'Parce que', right: true }] };
    expect(LearnerQuestion.safeParse(leaking).success).toBe(false);
  });
});

describe('a drawn signature', () => {
  test('is strokes inside its box, and not nothing', () => {
    expect(
      Drawing.safeParse([
        [
          [0, 0],
          [600, 200],
        ],
      ]).success,
    ).toBe(true);
    expect(Drawing.safeParse([]).success).toBe(false);
    expect(
      Drawing.safeParse([
        [
          [0, 0],
          [601, 0],
        ],
      ]).success,
    ).toBe(false);
  });
});
