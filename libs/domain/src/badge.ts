import { formatHours } from './half-day';
import { typeset } from './french';

/** What a badge says that somebody did: followed the course to its end, held a first café, then helped others to. */
export const achievements = ['trained', 'host', 'passer'] as const;
export type Achievement = (typeof achievements)[number];

/** Why a bit of a status list may be set (W3C Bitstring Status List 1.0, 2.2). */
export const statusPurposes = ['revocation', 'suspension'] as const;
export type StatusPurpose = (typeof statusPurposes)[number];

/** Bits of one status list: the least that keeps its holders in a crowd (Bitstring Status List, 6.1). */
export const statusListLength = 131_072;

/** How a badge is named, described and earned; the same words on its page, in it and beside it. */
export const badgeWords: Record<
  Achievement,
  { name: string; type: string; description: string; criteria: readonly string[] }
> = {
  trained: {
    name: 'Formé·e à l’animation de cafés IA',
    type: 'CertificateOfCompletion',
    description: typeset(
      'A suivi jusqu’à son terme une formation de deux jours à l’animation de cafés IA : des rencontres d’une heure où l’on parle d’intelligence artificielle avec qui veut, sans technique ni discours.',
    ),
    criteria: [
      'Avoir signé sa présence aux quatre demi-journées.',
      'Avoir réussi l’évaluation finale.',
      'Avoir animé devant le groupe, grille d’observation à l’appui, quand la formation le prévoit.',
    ].map(typeset),
  },
  host: {
    name: 'Animateur·rice Café IA',
    type: 'Badge',
    description: typeset(
      'Formé·e à l’animation de cafés IA, a tenu un premier café ouvert au public, et en a gardé la trace.',
    ),
    criteria: [
      'Avoir suivi jusqu’à son terme la formation à l’animation de cafés IA.',
      'Avoir tenu un premier café : une date, un lieu, des personnes autour de la table.',
      'L’avoir raconté : un format, un nombre de personnes, des questions entendues.',
      'Être recommandé·e par une personne qui en témoigne : co-animation, lieu d’accueil ou formation.',
    ].map(typeset),
  },
  passer: {
    name: 'Passeur·euse Café IA',
    type: 'Badge',
    description: typeset(
      'Formé·e à l’animation de cafés IA, en a tenu, et a accompagné deux personnes jusqu’au leur.',
    ),
    criteria: [
      'Avoir suivi jusqu’à son terme la formation à l’animation de cafés IA.',
      'Avoir tenu un café, et accepté d’aider près de chez soi.',
      'Avoir aidé deux personnes qui, depuis, ont tenu et raconté leur café.',
    ].map(typeset),
  },
};

/** Where everything that the badges of one organisation name is found, for good. */
export function badgeAddresses(publicUrl: string, organisationId: string) {
  const root = `${publicUrl}/badges/${organisationId}`;
  const host = publicUrl.replace(/^https?:\/\//, '').replace(/\/.*/, '');
  return {
    /** did:web, where the address of the DID document is `${issuer}/did.json`. */
    did: `did:web:${encodeURIComponent(host)}:badges:${organisationId}`,
    issuer: root,
    achievement: (achievement: Achievement) => `${root}/${achievement}`,
    /** The page that people read. */
    criteria: (achievement: Achievement) => `${publicUrl}/badge/${organisationId}/${achievement}`,
    image: (achievement: Achievement) => `${root}/${achievement}/image.png`,
    statusList: (list: number, purpose: StatusPurpose) => `${root}/status/${list}/${purpose}`,
  };
}
export type BadgeAddresses = ReturnType<typeof badgeAddresses>;

/** Who issues, as badges name them. */
export interface BadgeIssuer {
  addresses: BadgeAddresses;
  /** Legal name. */
  name: string;
}

/** An Open Badges `IdentityObject`: `hash` is the SHA-256, in hexadecimal, of the identity, then its salt. */
export interface HashedIdentity {
  type: 'emailAddress' | 'name';
  hash: string;
  salt: string;
}

/** Every fact of a badge, in plain values. */
export interface BadgeFacts {
  id: string;
  achievement: Achievement;
  issuer: BadgeIssuer;
  recipient: readonly HashedIdentity[];
  /** Days of the course, `YYYY-MM-DD`. */
  from: string;
  to: string;
  issuedAt: Date;
  evidence: readonly BadgeEvidence[];
  /** Its place among the badges of its issuer, from 0. */
  statusNumber: number;
}

export interface BadgeEvidence {
  name: string;
  narrative: string;
}

export const badgeContexts = [
  'https://www.w3.org/ns/credentials/v2',
  'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json',
] as const;

/** An instant as credentials write it (XML Schema `dateTime`), to the second. */
export const credentialTime = (at: Date) => `${at.toISOString().slice(0, 19)}Z`;

/** The issuer, as an Open Badges 3.0 `Profile`. */
export const issuerProfile = ({ addresses, name }: BadgeIssuer) => ({
  id: addresses.did,
  type: ['Profile'],
  name,
  url: addresses.issuer,
});

/**
 * An Open Badges 3.0 `Achievement`. It is aligned with no public framework: none describes holding a
 * conversation about artificial intelligence, and a near one would say more than was assessed.
 */
export function achievementOf(achievement: Achievement, { addresses }: BadgeIssuer) {
  const { name, type, description, criteria } = badgeWords[achievement];
  return {
    id: addresses.achievement(achievement),
    type: ['Achievement'],
    achievementType: type,
    inLanguage: 'fr',
    name,
    description,
    criteria: {
      id: addresses.criteria(achievement),
      narrative: criteria.map((each) => `- ${each}`).join('\n'),
    },
    image: { id: addresses.image(achievement), type: 'Image', caption: name },
  };
}

/**
 * An Open Badges 3.0 `AchievementCredential` (Verifiable Credentials 2.0), not signed yet. It names
 * nobody: the recipient is salted hashes, and no code leads to a document that does.
 */
export function badgeCredential(facts: BadgeFacts): Record<string, unknown> {
  const { addresses } = facts.issuer;
  const list = Math.floor(facts.statusNumber / statusListLength);
  const index = String(facts.statusNumber % statusListLength);
  return {
    '@context': badgeContexts,
    id: `urn:uuid:${facts.id}`,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: badgeWords[facts.achievement].name,
    issuer: issuerProfile(facts.issuer),
    validFrom: credentialTime(facts.issuedAt),
    awardedDate: credentialTime(facts.issuedAt),
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: facts.recipient.map(({ type, hash, salt }) => ({
        ...{ type: 'IdentityObject', hashed: true, identityType: type },
        ...{ identityHash: `sha256$${hash}`, salt },
      })),
      activityStartDate: `${facts.from}T00:00:00Z`,
      activityEndDate: `${facts.to}T00:00:00Z`,
      achievement: achievementOf(facts.achievement, facts.issuer),
    },
    evidence: facts.evidence.map(({ name, narrative }) => ({
      ...{ type: ['Evidence'], name, narrative },
    })),
    credentialStatus: statusPurposes.map((purpose) => ({
      id: `${addresses.statusList(list, purpose)}#${index}`,
      type: 'BitstringStatusListEntry',
      statusPurpose: purpose,
      statusListIndex: index,
      statusListCredential: addresses.statusList(list, purpose),
    })),
  };
}

/** What an attestation proves, said without naming anybody. */
export function trainingEvidence(attestation: {
  number: string;
  course: string;
  cohort: string;
  minutesFollowed: number;
  minutesPlanned: number;
  rehearsed: boolean;
}): BadgeEvidence {
  const hours = `${formatHours(attestation.minutesFollowed)} suivies sur ${formatHours(attestation.minutesPlanned)}`;
  return {
    name: typeset(`Attestation de fin de formation n° ${attestation.number}`),
    narrative: typeset(
      [
        `${attestation.course}, session « ${attestation.cohort} ».`,
        `${hours}, présence signée à chaque demi-journée.`,
        'Évaluation finale réussie.',
        ...(attestation.rehearsed ? ['Animation observée et validée.'] : []),
      ].join(' '),
    ),
  };
}
