import { checkDecision, linkEnd } from './registration';
import type { Joinable, RegistrationLink } from './registration';
import { refusalOf } from './testing/refusal-of';

const now = new Date('2026-11-01T09:00:00Z');
const link: RegistrationLink = { revokedAt: null, expiresAt: null, maxUses: null, uses: 0 };
const cohort: Joinable = { status: 'open', startsAt: new Date('2026-11-24T08:00:00Z') };

test.each<[string, Partial<RegistrationLink>, Partial<Joinable>, string | null]>([
  ['without limits', { uses: 500 }, {}, null],
  ['of a running session that has not begun', {}, { status: 'running' }, null],
  ['before its date', { expiresAt: new Date(now.getTime() + 1) }, {}, null],
  ['from its date on', { expiresAt: now }, {}, 'expired'],
  ['with a use left', { maxUses: 3, uses: 2 }, {}, null],
  ['without a use left', { maxUses: 3, uses: 3 }, {}, 'used-up'],
  ['withdrawn, whatever else', { revokedAt: now, expiresAt: now }, {}, 'revoked'],
  ['of a draft', {}, { status: 'draft' }, 'cohort-closed'],
  ['of a cancelled session', {}, { status: 'cancelled' }, 'cohort-closed'],
  ['once the session begins', {}, { startsAt: now }, 'cohort-closed'],
  ['of a session without dates', {}, { startsAt: null }, 'cohort-closed'],
])('a link %s', (_, one, other, end) => {
  expect(linkEnd({ ...link, ...one }, { ...cohort, ...other }, now)).toBe(end);
});

test('a request is decided once, and its address answers first', () => {
  expect(checkDecision('asked', 'approved')).toBe('due');
  expect(checkDecision('refused', 'refused')).toBe('done');
  expect(refusalOf(() => checkDecision('unproved', 'approved')).code).toBe(
    'transition-not-allowed',
  );
  expect(refusalOf(() => checkDecision('approved', 'refused')).code).toBe('transition-not-allowed');
});
