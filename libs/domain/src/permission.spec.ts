import { may, mayAnywhere, onlyForTheNation } from './permission';
import type { Action, Grants } from './permission';

const [normandie, bretagne, nation] = ['normandie', 'bretagne', 'nation'];
const holding = (
  role: Grants['roles'][number]['role'],
  organisationId: string,
  organisationKind: 'national' | 'hub' = 'hub',
): Grants => ({ roles: [{ organisationId, organisationKind, role }] });

const nobody: Grants = { roles: [] };
const trainer = holding('trainer', normandie);
const coordinator = holding('coordinator', normandie);
const admin = holding('admin', nation, 'national');

const cohortOfHers = { organisationId: normandie, personId: 'lea', cohortTrainerIds: ['lea'] };
const cohortOfAnother = { ...cohortOfHers, cohortTrainerIds: ['max'] };
const hub = { organisationId: normandie, personId: 'lea' };

const inTheRoom: Action[] = [
  'cohort.read',
  'course.preview',
  'signing.manage',
  'walk-in.add',
  'observation.write',
  'person.write-to',
  'answer.read',
  'quiz.run',
];
const written: Action[] = ['question.read', 'question.write', 'quiz.write'];
const ofTheHub: Action[] = [
  'question.publish',
  'cohort.write',
  'people.read',
  'people.write',
  'certificate.issue',
  'result.regrade',
  'message.manage',
  'organisation.write',
  'staff.read',
  'trainer.appoint',
  'audit.read',
];
const ofTheNation: Action[] = ['coordinator.appoint', 'hub.create', 'course.publish', 'queue.read'];
const everything = [...inTheRoom, ...written, ...ofTheHub, ...ofTheNation];

const allowedTo = (grants: Grants, scope: Parameters<typeof may>[2]) =>
  everything.filter((action) => may(grants, action, scope));

describe('who may do what', () => {
  test('a learner holds no role and gets nothing from this table', () => {
    expect(allowedTo(nobody, cohortOfHers)).toEqual([]);
  });

  test('a trainer runs her own cohort', () => {
    expect(allowedTo(trainer, cohortOfHers)).toEqual([...inTheRoom, ...written]);
  });

  test('a trainer sees nothing of a colleague’s cohort but what the hub writes for all', () => {
    expect(allowedTo(trainer, cohortOfAnother)).toEqual(written);
  });

  test('a trainer has no right on the hub itself, but to write its questions and quizzes', () => {
    expect(allowedTo(trainer, hub)).toEqual(written);
  });

  test('a trainer of another hub, even named in the cohort, needs the role here', () => {
    expect(allowedTo(holding('trainer', bretagne), cohortOfHers)).toEqual([]);
  });

  test('someone named in a cohort whose role was taken back is out', () => {
    expect(allowedTo(nobody, cohortOfHers)).toEqual([]);
  });

  test('a coordinator holds the hub and every cohort of it', () => {
    expect(allowedTo(coordinator, cohortOfAnother)).toEqual([
      ...inTheRoom,
      ...written,
      ...ofTheHub,
    ]);
  });

  test('a coordinator is a stranger in the neighbour hub', () => {
    expect(allowedTo(coordinator, { ...hub, organisationId: bretagne })).toEqual([]);
  });

  test('a national admin has every right in every hub', () => {
    expect(allowedTo(admin, hub)).toEqual(everything);
    expect(allowedTo(admin, { ...hub, organisationId: bretagne })).toEqual(everything);
  });

  test('an admin role slipped into a hub opens nothing', () => {
    expect(allowedTo(holding('admin', normandie), hub)).toEqual([]);
    expect(mayAnywhere(holding('admin', normandie), 'cohort.read')).toBe(false);
  });

  test('roles add up', () => {
    const both = { roles: [...trainer.roles, ...holding('coordinator', bretagne).roles] };
    expect(may(both, 'signing.manage', cohortOfHers)).toBe(true);
    expect(may(both, 'cohort.write', cohortOfHers)).toBe(false);
    expect(may(both, 'cohort.write', { ...hub, organisationId: bretagne })).toBe(true);
  });
});

test.each([
  ['an admin elsewhere', admin, bretagne, true],
  ['an admin at home', admin, admin.roles[0].organisationId, false],
  ['a coordinator', coordinator, coordinator.roles[0].organisationId, false],
  [
    'an admin who coordinates there',
    { roles: [...admin.roles, ...coordinator.roles] },
    coordinator.roles[0].organisationId,
    false,
  ],
  ['nobody', nobody, bretagne, false],
] as const)('%s reads for the nation alone', (_, grants, organisationId, expected) => {
  expect(onlyForTheNation(grants, organisationId)).toBe(expected);
});

describe('menus', () => {
  test.each([
    ['a learner', nobody, 'cohort.read', false],
    ['a trainer', trainer, 'cohort.read', true],
    ['a trainer', trainer, 'cohort.write', false],
    ['a coordinator', coordinator, 'cohort.write', true],
    ['a coordinator', coordinator, 'queue.read', false],
    ['an admin', admin, 'queue.read', true],
  ] as const)('%s, %p', (_, grants, action, shown) => {
    expect(mayAnywhere(grants, action)).toBe(shown);
  });
});
