import { verdictWords } from './certificate';
import { typeset } from './french';

/** What could be told of the proof of a badge. */
export const proofFindings = [
  'holds',
  'broken',
  'unsigned',
  /** Made in a way that is not read here. */
  'other-kind',
  /** By a key that is neither ours nor in the badge itself. */
  'unknown-key',
  /** Over words whose meaning is defined elsewhere. */
  'unknown-context',
  'too-long',
] as const;
export type ProofFinding = (typeof proofFindings)[number];

/** What became of a badge, as far as it is told here. */
export const standings = [
  'stands',
  'revoked',
  'suspended',
  'superseded',
  /** Its issuer says so elsewhere. */
  'unread',
  /** Its issuer never says so. */
  'none',
] as const;
export type Standing = (typeof standings)[number];

/** What was found out about a badge. */
export interface BadgeFindings {
  proof: ProofFinding;
  /** Signed by an organisation of this platform. */
  ours: boolean;
  standing: Standing;
  /** Null where it says none. */
  validFrom: Date | null;
  validUntil: Date | null;
}

/** What is said of a badge in one word. */
export const badgeVerdictWords = {
  ...verdictWords,
  expired: 'Expiré',
  early: 'Pas encore valable',
  /** By whoever holds the key: who that is cannot be told. */
  signed: 'Signature valable',
  unproved: 'Non vérifié',
} as const;
export type BadgeVerdict = keyof typeof badgeVerdictWords;

/** The same in a sentence: what it is worth, and what to do of it. */
export const badgeVerdictSentences: Record<BadgeVerdict, string> = {
  authentic: 'Ce badge a bien été émis ici, et n’a pas changé depuis.',
  signed:
    'Personne n’a changé ce badge depuis sa signature. Qui l’a signé, nous ne pouvons pas le dire.',
  unproved:
    'Nous ne pouvons dire ni qu’il est vrai, ni qu’il est faux. Voici ce que nous avons regardé.',
  altered:
    'Ce badge a été modifié depuis sa signature, ou n’est pas de qui il dit. Ne vous y fiez pas.',
  revoked: 'Ce badge a été émis, puis retiré.',
  superseded: 'Une version corrigée de ce badge a été émise depuis. C’est elle qui fait foi.',
  suspended: 'La validité de ce badge est suspendue, le temps d’une vérification.',
  expired: 'Ce badge est vrai, mais sa date de fin est passée.',
  early: 'Ce badge est vrai, mais n’est pas encore valable.',
};

/**
 * The verdict. Without a proof that holds nothing else is worth anything; what was taken back comes
 * before what has run out.
 */
export function badgeVerdict(found: BadgeFindings, now: Date): BadgeVerdict {
  if (found.proof === 'broken') return 'altered';
  if (found.proof !== 'holds') return 'unproved';
  const { standing, validFrom, validUntil } = found;
  if (standing === 'revoked' || standing === 'superseded' || standing === 'suspended') {
    return standing;
  }
  if (validUntil && validUntil < now) return 'expired';
  if (validFrom && validFrom > now) return 'early';
  return found.ours && standing === 'stands' ? 'authentic' : 'signed';
}

export const badgeChecks = ['proof', 'issuer', 'standing', 'dates'] as const;
export type BadgeCheck = (typeof badgeChecks)[number];

/** One thing that was looked at. */
export interface Checked {
  check: BadgeCheck;
  /** Null: it could not be told here. */
  passed: boolean | null;
  text: string;
}

const proofTexts: Record<ProofFinding, [passed: boolean | null, text: string]> = {
  holds: [true, 'La signature est juste : pas un mot n’a changé depuis qu’il a été signé.'],
  broken: [false, 'La signature ne correspond pas à ce qui est écrit : le badge a été modifié.'],
  unsigned: [null, 'Ce badge ne porte aucune signature : rien ne dit qui l’a écrit.'],
  'other-kind': [
    null,
    'La signature est d’une sorte que nous ne lisons pas (nous lisons eddsa-rdfc-2022).',
  ],
  'unknown-key': [
    null,
    'La clé se trouve chez l’émetteur. Nous n’allons pas la chercher : demandez-lui, ou à un portefeuille de badges.',
  ],
  'unknown-context': [
    null,
    'Le badge emploie un vocabulaire défini ailleurs, que nous n’allons pas chercher : sa signature ne peut pas être vérifiée ici.',
  ],
  'too-long': [null, 'La signature demande trop de calcul : nous avons arrêté de la vérifier.'],
};

const standingTexts: Record<Standing, [passed: boolean | null, text: string]> = {
  stands: [true, 'Il n’a été ni retiré, ni suspendu, ni remplacé.'],
  revoked: [false, 'Il a été retiré par l’organisme qui l’a émis.'],
  suspended: [false, 'Il est suspendu, le temps d’une vérification.'],
  superseded: [false, 'Une version corrigée le remplace.'],
  unread: [null, 'Son émetteur dit chez lui s’il a été retiré. Nous ne l’avons pas demandé.'],
  none: [null, 'Son émetteur ne dit pas s’il retire ses badges.'],
};

/** What was looked at, one by one, in French. */
export function checkedIn(found: BadgeFindings, now: Date): Checked[] {
  const said = (check: BadgeCheck, [passed, text]: readonly [boolean | null, string]): Checked => ({
    ...{ check, passed, text: typeset(text) },
  });
  const proved = found.proof === 'holds';
  return [
    said('proof', proofTexts[found.proof]),
    said(
      'issuer',
      found.ours && proved
        ? [true, 'La clé est celle d’un organisme de cette plateforme.']
        : [null, 'Rien ici ne dit si l’émetteur est bien celui qu’il prétend être.'],
    ),
    said('standing', standingTexts[found.standing]),
    said('dates', datesText(found, now)),
  ];
}

function datesText({ validFrom, validUntil }: BadgeFindings, now: Date): [boolean | null, string] {
  if (validUntil && validUntil < now) return [false, 'Sa date de fin est passée.'];
  if (validFrom && validFrom > now) return [false, 'Sa date de début est à venir.'];
  if (!validFrom) return [null, 'Il ne dit pas depuis quand il est valable.'];
  return [true, validUntil ? 'Il est dans ses dates.' : 'Il n’a pas de date de fin.'];
}
