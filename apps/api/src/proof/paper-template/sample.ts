import type { CertificateKind, CertificateSnapshot, PaperLook } from '@percolateur/contract';
import type { Organisation } from '../../record/organisation.entity';
import type { PrintedCertificate } from '../certificate/draw-certificate';
import { statedLook } from '../certificate/stated-look';

const day = 86_400_000;
const begins = Date.parse('2026-11-24T08:00:00Z');
const at = (milliseconds: number) => new Date(begins + milliseconds).toISOString();
const titles = ['Histoire', 'Fonctionnement', 'Impacts', 'Animer'];

/** A document of nobody, with the shortest name that there is, or the longest that we print on one line. */
export function sampleCertificate(
  organisation: Organisation,
  { look, kind, longest }: { look: PaperLook; kind: CertificateKind; longest: boolean },
): PrintedCertificate {
  const learner = longest
    ? {
        firstName: 'Marie-Antoinette Élisabeth',
        lastName: 'de La Rochefoucauld-Saint-Hilaire d’Aubigné',
        employer: 'Communauté de communes du Pays de la Haute-Vallée de la Bruyère',
      }
    : { firstName: 'Y', lastName: 'O', employer: '' };
  const halfDays = titles.map((title, index) => {
    const start = Math.floor(index / 2) * day + (index % 2) * 16_200_000;
    return {
      ...{ title, startsAt: at(start), endsAt: at(start + 12_600_000) },
      ...{ signed: kind !== 'assiduite' || index < 2, late: false },
      minutesFollowed: kind !== 'assiduite' || index < 2 ? 210 : 0,
    };
  });
  const snapshot: CertificateSnapshot = {
    template: statedLook({ number: 0, look }, kind),
    ...{ kind, number: 'EXEMPLE-2026-0001', version: 1, learner },
    code: '0000-0000-0000-0000-0000-0000-0000',
    organisation: {
      legalName: organisation.legalName,
      name: organisation.name,
      address: organisation.address,
      city: organisation.city,
      siret: organisation.siret,
      activityNumber: organisation.activityNumber,
      representativeName: organisation.representativeName,
      representativeCapacity: organisation.representativeCapacity,
    },
    course: {
      title: 'Animer un Café IA auprès de ses publics',
      version: '1.0.0',
      objectives: ['Accueillir des questions sur l’intelligence artificielle.', 'Animer un café.'],
    },
    cohortTitle: 'Session d’exemple',
    timeZone: 'Europe/Paris',
    place: 'Médiathèque, 1 place du Marché',
    trainers: ['Lucie Martin'],
    startsAt: halfDays[0].startsAt,
    endsAt: halfDays[3].endsAt,
    halfDays,
    minutesPlanned: 840,
    minutesFollowed: kind === 'assiduite' ? 420 : 840,
    finalPercent: kind === 'attestation' ? 85 : null,
    issuedAt: at(3 * day),
    issuedBy: 'Claire Petit',
  };
  return {
    snapshot,
    snapshotHash: '0'.repeat(64),
    ...{ status: 'issued', event: null, signature: null, logo: null, annex: null },
    ...{ badge: null, copy: false, signing: null },
    url: 'https://exemple.fr/verifier/0000-0000-0000-0000-0000-0000-0000',
  };
}
