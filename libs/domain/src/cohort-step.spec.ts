import fc from 'fast-check';
import { CohortStatus } from './cohort';
import { cohortChecklist, nextStep } from './cohort-step';
import type { StepFacts } from './cohort-step';

const now = new Date('2026-11-24T08:00:00Z');
const slot = (days: number) => ({
  startsAt: new Date(now.getTime() + days * 86_400_000),
  endsAt: new Date(now.getTime() + days * 86_400_000 + 12_600_000),
});
const ahead: StepFacts = {
  status: 'open',
  openingGaps: [],
  halfDays: [slot(16), slot(17)],
  capacity: 12,
  seatsTaken: 4,
  counts: { toInvite: 0, invited: 0, waitlisted: 0 },
  owed: { signatures: 0, countersignatures: 0, documents: 4 },
  now,
};
const counts = { toInvite: 4, invited: 1, waitlisted: 0 };
const past = [slot(-2), slot(-1)];

test.each<[string, Partial<StepFacts>, ReturnType<typeof nextStep>]>([
  ['a draft that lacks something', { status: 'draft', openingGaps: ['un lieu'] }, 'complete'],
  ['a whole draft', { status: 'draft' }, 'open'],
  ['nobody enrolled', { seatsTaken: 0 }, 'enrol'],
  ['sixteen days early, four to invite', { counts }, 'invite'],
  ['everybody invited', {}, 'wait'],
  ['under way', { status: 'running', halfDays: [slot(-1), slot(1)] }, 'teach'],
  ['over', { status: 'running', halfDays: past }, 'close'],
  ['closed, documents owed', { status: 'closed', halfDays: past }, 'issue'],
  [
    'closed, nothing owed',
    { status: 'closed', halfDays: past, owed: { ...ahead.owed, documents: 0 } },
    'archive',
  ],
  ['archived', { status: 'archived' }, null],
  ['cancelled', { status: 'cancelled' }, null],
])('%s', (_, facts, step) => {
  expect(nextStep({ ...ahead, ...facts })).toBe(step);
});

test('the checklist of an open session says what is done, to do, and to come', () => {
  const list = cohortChecklist({ ...ahead, counts });
  expect(list.map(({ state, text }) => `${state} ${text.replaceAll('\u00a0', ' ')}`)).toEqual([
    'done Dates, lieu et équipe',
    'done Session ouverte',
    'done 4 places prises sur 12',
    'todo 4 invitations à envoyer',
    'todo 1 réponse attendue',
    'later 0 demi-journée tenue sur 2',
    'later Signatures',
    'later Contresignatures',
    'later Session clôturée',
    'later Documents émis',
  ]);
});

test('of a closed session whose documents are issued, everything is done', () => {
  const owed = { signatures: 0, countersignatures: 0, documents: 0 };
  const list = cohortChecklist({ ...ahead, status: 'closed', halfDays: past, owed });
  expect(list.every(({ state }) => state === 'done')).toBe(true);
});

test('whatever the cohort, it has one next step unless it is put away', () => {
  const count = fc.nat(20);
  fc.assert(
    fc.property(
      fc.record({
        status: fc.constantFrom(...Object.values(CohortStatus)),
        openingGaps: fc.array(fc.constant('un lieu'), { maxLength: 2 }),
        seatsTaken: count,
        counts: fc.record({ toInvite: count, invited: count, waitlisted: count }),
        owed: fc.record({ signatures: count, countersignatures: count, documents: count }),
      }),
      (facts) => {
        const step = nextStep({ ...ahead, ...facts });
        expect(step === null).toBe(['archived', 'cancelled'].includes(facts.status));
        expect(cohortChecklist({ ...ahead, ...facts })).toHaveLength(10);
      },
    ),
  );
});
