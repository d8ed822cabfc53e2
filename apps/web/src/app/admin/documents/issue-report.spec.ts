import { CertificateRow, IssueReport } from '@percolateur/contract';
import { issuable, issueSentence } from './issue-report';

const id = (last: number) => `0199a0de-0000-7000-8000-${String(last).padStart(12, '0')}`;
const row = (number: number, eligible: boolean, status: 'issued' | 'revoked' | null) => {
  const eligibility = {
    eligible,
    reasons: [{ rule: 'followed', met: eligible, text: 'Une règle.', remedy: null }],
    disagreements: [],
    remedy: null,
    certificate: status && {
      id: id(100 + number),
      kind: 'attestation',
      number: `NOR-2026-000${number}`,
      version: 1,
      code: 'K7M29QPX44',
      issuedAt: '2026-11-26T10:00:00+01:00',
      status,
    },
  };
  return CertificateRow.parse({
    enrolmentId: id(number),
    firstName: 'Ada',
    lastName: 'Byron',
    minutesFollowed: 840,
    minutesPlanned: 840,
    follows: true,
    nameChecked: true,
    notices: [],
    toldAt: null,
    realisation: eligibility,
    attestation: eligibility,
    assiduite: eligibility,
  });
};

it('offers to issue what is earned and not in force: one revoked is none', () => {
  const rows = [
    row(1, true, null),
    row(2, false, null),
    row(3, true, 'issued'),
    row(4, true, 'revoked'),
  ];
  expect(issuable(rows, 'attestation')).toEqual([id(1), id(4)]);
});

describe('the report of an issue', () => {
  const report = (issued: number, already: number, refusedCount: number) =>
    IssueReport.parse({
      issued,
      already,
      refused: Array.from({ length: refusedCount }, (_, index) => ({
        enrolmentId: id(index),
        name: 'Tom Petit',
        reason: 'Aucune demi-journée suivie.',
      })),
      rows: [],
    });

  it('agrees in gender and number', () => {
    expect(issueSentence('attestation', report(12, 0, 0))).toBe('12\u00a0attestations émises.');
    expect(issueSentence('attestation', report(1, 1, 2))).toBe(
      '1\u00a0attestation émise, 1 déjà émise, 2 refusées.',
    );
    expect(issueSentence('realisation', report(2, 3, 1))).toBe(
      '2\u00a0certificats de réalisation émis, 3 déjà émis, 1 refusé.',
    );
  });

  it('says plainly that a second tap issued nothing', () => {
    expect(issueSentence('realisation', report(0, 2, 0))).toBe(
      '0\u00a0certificat de réalisation émis, 2 déjà émis.',
    );
  });
});
