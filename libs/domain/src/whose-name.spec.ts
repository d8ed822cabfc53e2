import { isKnownTo, mayCorrectName, recognise } from './whose-name';

const marie = {
  firstName: 'Marie',
  lastName: 'Petit',
  homeOrganisationId: 'home',
  acceptedIn: [] as string[],
  rolesIn: [] as string[],
};

test.each([
  ['who wrote them down first, until they accept somewhere', {}, 'home', true, true],
  ['no other hub', {}, 'other', false, false],
  ['where they accepted', { acceptedIn: ['other'] }, 'other', true, true],
  [
    'no more their first hub, once they accepted elsewhere',
    { acceptedIn: ['other'] },
    'home',
    true,
    false,
  ],
  ['not where they only hold a role', { rolesIn: ['other'] }, 'other', true, false],
  ['a role elsewhere takes nothing away', { rolesIn: ['other'] }, 'home', true, true],
  ['nobody, for those made by the operator', { homeOrganisationId: null }, 'other', false, false],
])('a name is answered for by %s', (_, changes, organisationId, known, may) => {
  const person = { ...marie, ...changes };
  expect(isKnownTo(person, organisationId)).toBe(known);
  expect(mayCorrectName(person, organisationId)).toBe(may);
});

test.each([
  ['home', 'Marie', 'Petit', 'same', false],
  ['home', 'PETIT', 'marie', 'same', false],
  ['home', 'Paul', 'Durand', 'ask', false],
  ['other', 'Marie', 'Petit', 'ask', false],
  ['other', 'Paul', 'Durand', 'ask', true],
])(
  'written by %s as %s %s: %s, differs elsewhere: %s',
  (where, firstName, lastName, verdict, differs) => {
    expect(recognise(marie, { firstName, lastName }, where)).toMatchObject({ verdict, differs });
  },
);
