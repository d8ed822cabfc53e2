import { SigningView } from '@percolateur/contract';
import { asOf } from './signing-offline';

const id = '0199a0de-0000-7000-8000-000000000001';
const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
/** What the server said the day before. */
const said = SigningView.parse({
  halfDay: {
    ...{ id, position: 1, title: 'Comprendre', mode: 'room' },
    ...{ startsAt: at('08:00').toISOString(), endsAt: at('11:30').toISOString() },
    ...{ signingOpenedAt: null, signingClosedAt: null },
  },
  ...{ cohortTitle: 'Café IA', courseTitle: 'Café IA', organisationName: 'Hub', trainers: [] },
  ...{ timeZone: 'Europe/Paris', person: { id, firstName: 'Nadia', lastName: 'Benali' } },
  ...{
    state: 'later',
    means: ['own', 'passed'],
    opensAt: at('07:45').toISOString(),
    receipt: null,
    announcedAbsent: false,
    contactEmail: 'hub@percolateur.test',
    contests: [],
  },
  ...{ lateUntil: '2026-11-27T11:30:00Z', now: '2026-11-23T18:00:00Z' },
  statement: { version: 'present-1', text: 'Je suis là ce matin.' },
});

it.each([
  ['07:30', 'later', 'present-1'],
  ['07:50', 'open', 'present-1'],
  ['11:31', 'late', 'followed-1'],
])('without network at %s, it is %s', (time, state, version) => {
  expect(asOf(said, at(time))).toMatchObject({ state, statement: { version } });
});

it('what was closed is not opened, and what was received stays so', () => {
  const closed = {
    signingOpenedAt: '2026-11-24T08:00:00Z',
    signingClosedAt: '2026-11-24T08:30:00Z',
  };
  const halfDay = { ...said.halfDay, ...closed };
  expect(asOf({ ...said, halfDay }, at('09:00')).state).toBe('later');
  const receipt = { counts: true } as SigningView['receipt'];
  expect(asOf({ ...said, receipt, state: 'signed' }, at('11:31')).state).toBe('signed');
});
