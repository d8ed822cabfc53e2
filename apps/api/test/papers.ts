import type { CertificateSnapshot } from '@percolateur/contract';
import type { PrintedCertificate } from '../src/proof/certificate/draw-certificate';

const day = 86_400_000;
const begins = Date.parse('2026-11-24T08:00:00Z');

/** A certificate ready to draw, over four half-days unless told otherwise. */
export function aPrinted(
  kind: CertificateSnapshot['kind'],
  fields: Partial<CertificateSnapshot> = {},
  { halfDays = 4, halfDayTitle = 'Demi-journée' } = {},
): PrintedCertificate {
  const lived = Array.from({ length: halfDays }, (_, index) => ({
    title: `${halfDayTitle} ${index + 1}`,
    startsAt: new Date(
      begins + Math.floor(index / 2) * day + (index % 2) * 16_200_000,
    ).toISOString(),
    endsAt: new Date(
      begins + Math.floor(index / 2) * day + (index % 2) * 16_200_000 + 12_600_000,
    ).toISOString(),
    signed: true,
    late: index === 1,
    minutesFollowed: 210,
  }));
  const snapshot = {
    kind,
    number: 'NOR-2026-0001',
    version: 1,
    code: 'K7M2-9QPX-44AB-CDEF-7N3Q-W8ZT-5HJ6',
    learner: { firstName: 'Nadia', lastName: 'Benali', employer: 'Mairie de Flers' },
    organisation: {
      legalName: 'Association Hub Normandie',
      name: 'Hub Normandie',
      address: '1 place du Marché, 14000 Caen',
      city: 'Caen',
      siret: '12345678900012',
      activityNumber: '28140000014',
      representativeName: 'Élise Morvan',
      representativeCapacity: 'directrice',
    },
    course: {
      title: 'Animer un Café IA auprès de ses publics',
      version: '2.0.0',
      objectives: Array.from({ length: 8 }, (_, index) => `Expliquer une idée ${index + 1}`),
    },
    cohortTitle: 'Animer un Café IA, Caen',
    timeZone: 'Europe/Paris',
    place: 'Le Dôme, 3 esplanade Stéphane Hessel, 14000 Caen',
    trainers: ['Lucie Martin'],
    startsAt: lived[0].startsAt,
    endsAt: lived[lived.length - 1].endsAt,
    halfDays: lived,
    minutesPlanned: 210 * halfDays,
    minutesFollowed: 210 * halfDays,
    finalPercent: kind === 'attestation' ? 85 : null,
    issuedAt: '2027-01-26T09:00:00.000Z',
    issuedBy: 'Claire Petit',
    ...fields,
  } as CertificateSnapshot;
  return {
    snapshot,
    snapshotHash: 'ab12'.repeat(16),
    status: 'issued',
    event: null,
    url: `https://percolateur.example/verifier/${snapshot.code}`,
    signature: null,
    badge: null,
    signing: null,
    copy: false,
    logo: null,
    annex: null,
  };
}
