import { reportOf } from './report';
import { edited, load, smallCourse } from './testing/small-course';

const course = await load(
  edited(
    smallCourse(),
    '1-jour/01.md',
    'Un [poids]',
    'Une phrase de six mots courts. Anticonstitutionnellement.\n\nUn [poids]',
  ),
);

test('counts what each lesson holds, its hand-out apart', () => {
  const [first, second] = reportOf(course, '2026-11-25').lessons;
  expect(first).toMatchObject({ id: 'lecon-1-1', facts: 1, sources: 1, pictures: 0, minutes: 30 });
  expect(first.words - second.words).toBe(7);
  expect(first.readability).toBeGreaterThan(second.readability);
});

test('counts questions by kind, difficulty and objective, those of the positioning quiz apart', () => {
  const report = reportOf(course, '2026-11-25');
  expect(report.questionsByKind).toEqual({ training: 20, final: 10, positioning: 5 });
  expect(report.questionsByDifficulty).toEqual({ 1: 35 });
  expect(report.questionsByObjective).toMatchObject({ 'objectif-1-1': 6, 'objectif-2-3': 1 });
});

test('lists the claims whose time has come, and no other', () => {
  expect(reportOf(course, '2028-11-30').overdue).toEqual([]);
  expect(reportOf(course, '2028-12-01').overdue.map(({ id }) => id)).toEqual([
    'turing-1',
    'turing-2',
    'turing-3',
    'turing-4',
  ]);
});
