import fc from 'fast-check';
import {
  badgeVerdict,
  badgeVerdictWords,
  checkedIn,
  proofFindings,
  standings,
} from './badge-verdict';
import type { BadgeFindings } from './badge-verdict';

const now = new Date('2026-11-29T12:00:00Z');
const genuine: BadgeFindings = {
  ...{ proof: 'holds', ours: true, standing: 'stands', validUntil: null },
  validFrom: new Date('2026-11-26T09:00:00Z'),
};
const day = 24 * 3600_000;

test.each([
  [{}, 'authentic'],
  [{ proof: 'broken' }, 'altered'],
  [{ proof: 'broken', standing: 'revoked' }, 'altered'],
  [{ proof: 'unsigned' }, 'unproved'],
  [{ proof: 'unknown-key' }, 'unproved'],
  [{ proof: 'unknown-context', ours: false }, 'unproved'],
  [{ standing: 'revoked' }, 'revoked'],
  [{ standing: 'superseded' }, 'superseded'],
  [{ standing: 'suspended', validUntil: new Date(now.getTime() - day) }, 'suspended'],
  [{ validUntil: new Date(now.getTime() - day) }, 'expired'],
  [{ validFrom: new Date(now.getTime() + day) }, 'early'],
  [{ ours: false, standing: 'unread' }, 'signed'],
  [{ ours: false, standing: 'none' }, 'signed'],
  [{ standing: 'unread' }, 'signed'],
] as const)('%j: %s', (change, verdict) => {
  expect(badgeVerdict({ ...genuine, ...change }, now)).toBe(verdict);
});

test('what is not signed by us is never called authentic, whatever it says of itself', () => {
  const date = fc.option(fc.date({ noInvalidDate: true }));
  fc.assert(
    fc.property(
      fc.record({
        proof: fc.constantFrom(...proofFindings),
        ours: fc.boolean(),
        standing: fc.constantFrom(...standings),
        ...{ validFrom: date, validUntil: date },
      }),
      (found) => {
        const verdict = badgeVerdict(found, now);
        expect(badgeVerdictWords[verdict]).toBeTruthy();
        const checks = checkedIn(found, now);
        if (verdict === 'authentic') {
          expect(found).toMatchObject({ ours: true, proof: 'holds', standing: 'stands' });
          expect(checks.some(({ passed }) => passed === false)).toBe(false);
        }
        expect(checks.map(({ text }) => text).join(' ')).not.toMatch(/'| [:;?!»]|« /);
      },
    ),
  );
});
