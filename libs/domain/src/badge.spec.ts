import {
  achievements,
  badgeAddresses,
  badgeCredential,
  badgeWords,
  statusListLength,
  trainingEvidence,
} from './badge';

const addresses = badgeAddresses(
  'https://cafe.example:8443',
  '0199a0de-0000-7000-8000-000000000001',
);
const facts = {
  id: '0199a0de-0000-7000-8000-000000000099',
  achievement: 'trained',
  issuer: { addresses, name: 'Association Hub' },
  recipient: [{ type: 'emailAddress', hash: 'ab', salt: 'cd' }],
  from: '2026-11-24',
  to: '2026-11-25',
  issuedAt: new Date('2026-11-26T09:00:00.123Z'),
  evidence: [{ name: 'Attestation', narrative: '14 h' }],
  statusNumber: 3,
} as const;

test('a DID is where did:web looks for its document, the port included', () => {
  expect(addresses.did).toBe(
    'did:web:cafe.example%3A8443:badges:0199a0de-0000-7000-8000-000000000001',
  );
  const [, , host, ...path] = addresses.did.split(':');
  expect(`https://${decodeURIComponent(host)}/${path.join('/')}`).toBe(addresses.issuer);
});

test('a badge has its recipient hashed, and one bit in each list', () => {
  expect(badgeCredential(facts)).toMatchObject({
    id: 'urn:uuid:0199a0de-0000-7000-8000-000000000099',
    validFrom: '2026-11-26T09:00:00Z',
    credentialSubject: {
      identifier: [{ hashed: true, identityHash: 'sha256$ab', salt: 'cd' }],
    },
    credentialStatus: [
      {
        id: `${addresses.issuer}/status/0/revocation#3`,
        statusPurpose: 'revocation',
        statusListIndex: '3',
      },
      { id: `${addresses.issuer}/status/0/suspension#3`, statusPurpose: 'suspension' },
    ],
  });
});

test('a full list is followed by another', () => {
  const { credentialStatus } = badgeCredential({ ...facts, statusNumber: statusListLength + 1 });
  expect(credentialStatus).toMatchObject([
    { statusListIndex: '1', statusListCredential: `${addresses.issuer}/status/1/revocation` },
    { statusListIndex: '1' },
  ]);
});

test('every achievement is named, described and earned in careful French', () => {
  for (const achievement of achievements) {
    const { name, description, criteria } = badgeWords[achievement];
    expect([name, description, ...criteria].join(' ')).not.toMatch(/'| [:;?!»]|« /);
    expect(criteria.length).toBeGreaterThan(1);
  }
});

test('what the training proves is said without naming anybody', () => {
  expect(
    trainingEvidence({
      ...{ number: 'NOR-2026-0001', course: 'Animer un café IA', cohort: 'Caen' },
      ...{ minutesFollowed: 840, minutesPlanned: 840, rehearsed: true },
    }),
  ).toEqual({
    name: 'Attestation de fin de formation n° NOR-2026-0001',
    narrative:
      'Animer un café IA, session «\u00a0Caen\u00a0». 14\u00a0h suivies sur 14\u00a0h, présence signée à chaque demi-journée. Évaluation finale réussie. Animation observée et validée.',
  });
});
