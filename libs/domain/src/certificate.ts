import type { CertificateKind } from './vocabulary';
import type { Completion, CompletionReason } from './completion';
import type { MendingPlace } from './pre-audit/rules';
import { counted, listed, typeset } from './french';
import { formatHours } from './half-day';
import { Refusal } from './refusal';

export const CertificateStatus = {
  issued: 'issued',
  superseded: 'superseded',
  suspended: 'suspended',
  revoked: 'revoked',
} as const;
export type CertificateStatus = (typeof CertificateStatus)[keyof typeof CertificateStatus];

/** What a document is called, at the head of it. */
export const certificateTitles: Record<CertificateKind, string> = {
  attestation: 'Attestation de fin de formation',
  realisation: 'Certificat de réalisation',
  assiduite: 'Attestation d’assiduité',
};

/** What the public page says of a document, in one word. */
export const verdictWords = {
  authentic: 'Authentique',
  superseded: 'Remplacé',
  suspended: 'Suspendu',
  revoked: 'Révoqué',
  altered: 'Modifié',
} as const;
export type Verdict = keyof typeof verdictWords;

/** What each verdict means for whoever holds the document. */
export const verdictSentences: Record<Verdict, string> = {
  authentic: 'Ce document a bien été émis, avec les faits ci-dessous, et n’a pas changé depuis.',
  superseded: 'Une version corrigée de ce document a été émise depuis. C’est elle qui fait foi.',
  suspended: 'La validité de ce document est suspendue, le temps d’une vérification.',
  revoked: 'Ce document a été émis, puis retiré. Il n’a plus de valeur.',
  altered:
    'Les faits gardés ne correspondent plus à leur empreinte. Ne vous fiez pas à ce document.',
};

/** The verdict on a certificate found by its code; `intact`: its snapshot still has its hash. */
export function verdictOf(status: CertificateStatus, intact: boolean): Verdict {
  if (!intact) return 'altered';
  return status === 'issued' ? 'authentic' : status;
}

/** « HDF-2026-0042 »: gapless per organisation and year; a corrected version keeps its number. */
export function certificateNumber(
  organisationCode: string,
  year: number,
  sequence: number,
): string {
  return `${organisationCode.toUpperCase()}-${year}-${String(sequence).padStart(4, '0')}`;
}

/** What issuing looks at, for one person. */
export interface IssueFacts {
  minutesFollowed: number;
  /** Half-days whose signature counts. */
  halfDaysSigned: number;
  completion: Completion;
  /** Status of the latest certificate of this kind for this enrolment; null when there is none. */
  existing: CertificateStatus | null;
}

/** What is looked at before a document is issued; `name`, `witness` and `dates` stop it, earned or not. */
export type EligibilityRule = CompletionReason['rule'] | 'followed' | 'name' | 'witness' | 'dates';

export interface EligibilityReason {
  rule: EligibilityRule;
  met: boolean;
  /** What is so, a French sentence. */
  text: string;
  /** How what is missing is mended, and where; null for what is met. */
  remedy: { text: string; where: MendingPlace } | null;
}

const signLate =
  'Qui était là signe en retard, avec un motif, dans les 72 heures. Passé ce délai, la personne peut suivre cette demi-journée dans une autre session.';
const remedies: Record<CompletionReason['rule'] | 'followed', EligibilityReason['remedy']> = {
  'half-days': { text: signLate, where: 'room' },
  followed: { text: signLate, where: 'room' },
  final: {
    text: 'Rouvrez un essai de l’évaluation finale, ou saisissez la copie faite sur papier.',
    where: 'quiz',
  },
  observation: { text: 'L’équipe valide la grille depuis la salle.', where: 'room' },
};

/**
 * Rule by rule, in French, what earns a certificate. The *certificat de réalisation* and the
 * *attestation d’assiduité* state the hours really followed and need one half-day at least; the
 * *attestation* needs completion.
 */
export function eligibility(
  kind: CertificateKind,
  { minutesFollowed, halfDaysSigned, completion }: Omit<IssueFacts, 'existing'>,
): { eligible: boolean; reasons: EligibilityReason[] } {
  if (kind === 'attestation') {
    return {
      eligible: completion.complete,
      reasons: completion.reasons.map(({ rule, met, text }) => ({
        ...{ rule, met, text, remedy: met ? null : remedies[rule] },
      })),
    };
  }
  const met = halfDaysSigned >= 1 && minutesFollowed > 0;
  const text = met
    ? `${counted(halfDaysSigned, 'demi-journée suivie', 'demi-journées suivies')}.`
    : 'Aucune demi-journée suivie pour l’instant.';
  const remedy = met ? null : remedies.followed;
  return { eligible: met, reasons: [{ rule: 'followed', met, text, remedy }] };
}

/**
 * Whether one may be issued now, under a number of its own; a correction supersedes and is not asked
 * here. One that was revoked is none.
 * @throws Refusal `certificate-exists` when one is issued or suspended; `certificate-not-earned`,
 * `details.missing` saying why.
 */
export function checkIssue(kind: CertificateKind, facts: IssueFacts): void {
  if (facts.existing !== null && facts.existing !== 'revoked')
    throw new Refusal('certificate-exists');
  const { eligible, reasons } = eligibility(kind, facts);
  if (!eligible) {
    const missing = reasons.filter(({ met }) => !met).map(({ text }) => text);
    throw new Refusal('certificate-not-earned', { missing: missing.join(' ') });
  }
}

const moves: Record<CertificateStatus, readonly CertificateStatus[]> = {
  issued: ['superseded', 'suspended', 'revoked'],
  suspended: ['issued', 'superseded', 'revoked'],
  superseded: [],
  revoked: [],
};

/**
 * Whether a certificate may go from one status to another.
 * @throws Refusal `certificate-revoked` when it is revoked; `transition-not-allowed` otherwise.
 */
export function checkCertificateMove(from: CertificateStatus, to: CertificateStatus): void {
  if (moves[from].includes(to)) return;
  throw new Refusal(from === 'revoked' ? 'certificate-revoked' : 'transition-not-allowed');
}

/** What a certificate states that may change after it is issued, each as it is written. */
export interface StatedFacts {
  learner: string;
  employer: string;
  minutesFollowed: number;
  /** Legal identity: name, address, numbers, who answers for it. */
  organisation: string;
  trainers: string;
  /** Half-days and their hours. */
  dates: string;
  /** What was assessed and observed; empty on what states neither. */
  results: string;
}

const labels: readonly [keyof StatedFacts, string][] = [
  ['learner', 'Nom'],
  ['employer', 'Employeur'],
  ['minutesFollowed', 'Heures suivies'],
  ['organisation', 'Organisme'],
  ['trainers', 'Animation'],
  ['dates', 'Dates'],
  ['results', 'Résultats'],
];

/** Where a certificate no longer agrees with the facts, in French; empty when it does. */
export function disagreements(stated: StatedFacts, today: StatedFacts): string[] {
  return differences(stated, today).map(({ label, then, now }) =>
    typeset(`${label} : « ${then || 'rien'} » sur le document, « ${now || 'rien'} » aujourd’hui.`),
  );
}

/** What a document proves of its holder; who trains and answers for the hub is stated as it was then. */
const proved: readonly (keyof StatedFacts)[] = ['learner', 'minutesFollowed', 'dates', 'results'];

/** Whether what a document proves of its holder is no longer so: their name, hours, dates or results. */
export function misstates(stated: StatedFacts, today: StatedFacts): boolean {
  return differences(stated, today).some(({ fact }) => proved.includes(fact));
}

/** Why a certificate is corrected, said by what changed; empty where nothing did. */
export function correctionReason(stated: StatedFacts, today: StatedFacts): string {
  const changed = differences(stated, today).map(({ label }) => label.toLowerCase());
  return changed.length > 0 ? typeset(`Mis à jour : ${listed(changed)}.`) : '';
}

function differences(stated: StatedFacts, today: StatedFacts) {
  const said = (facts: StatedFacts, fact: keyof StatedFacts) =>
    fact === 'minutesFollowed' ? formatHours(facts.minutesFollowed) : facts[fact];
  return labels
    .map(([fact, label]) => ({ fact, label, then: said(stated, fact), now: said(today, fact) }))
    .filter(({ then, now }) => then !== now);
}

/** What to know before issuing while late signatures wait for a trainer’s word; null when none does. */
export function awaitingNotice(awaiting: number, minutesFollowed: number): string | null {
  if (awaiting === 0) return null;
  const wait = counted(awaiting, 'signature attend encore', 'signatures attendent encore');
  return typeset(`${wait} un accord : ${formatHours(minutesFollowed)} pour l’instant.`);
}
