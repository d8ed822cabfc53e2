import type { EnrolmentRow, MessageRow } from '@percolateur/contract';
import { enrolmentWords } from '@percolateur/domain';
import type { Role } from '@percolateur/domain';
import type { IconName } from '../../ui/icon';

/** Where an enrolment is, as the coordinator says it. */
export function enrolmentState({ status, invitedAt, waitingRank, walkIn }: EnrolmentRow): string {
  if (status === 'invited' && !invitedAt) return 'à inviter';
  if (status === 'waitlisted' && waitingRank) return `liste d’attente, rang ${waitingRank}`;
  return walkIn && status === 'accepted' ? 'ajout en salle' : enrolmentWords[status];
}

/** The tag of where an enrolment is: a sign beside the word, never the colour alone. */
export function enrolmentTag({ status, invitedAt }: EnrolmentRow): {
  tone: string;
  icon: IconName;
} {
  if (status === 'invited') {
    return invitedAt ? { tone: '', icon: 'clock' } : { tone: 'warning', icon: 'going' };
  }
  if (status === 'waitlisted') return { tone: '', icon: 'pause' };
  return status === 'declined' || status === 'withdrawn'
    ? { tone: '', icon: 'cross' }
    : { tone: 'done', icon: 'check' };
}

export const roleWords: Record<Role, string> = {
  trainer: 'animation',
  coordinator: 'coordination',
  admin: 'administration nationale',
};

export const messageWords: Record<MessageRow['status'], string> = {
  owed: 'à envoyer',
  queued: 'en route',
  sent: 'parti',
  failed: 'nouvel essai prévu',
  dead: 'abandonné',
  suppressed: 'retenu\u00a0: adresse à corriger',
  refused: 'refusé par la personne',
  pointless: 'sans objet',
};

/** What came back of a message that left. */
export const returnedWords: Record<NonNullable<MessageRow['returned']>, string> = {
  hard: 'revenu\u00a0: l’adresse ne reçoit pas',
  soft: 'revenu pour cette fois',
  complaint: 'signalé comme indésirable',
  'out-of-office': 'réponse automatique d’absence',
};

/** The tag of a message’s status. */
export const messageTones: Record<MessageRow['status'], string> = {
  owed: '',
  queued: '',
  sent: 'done',
  failed: 'warning',
  dead: 'error',
  suppressed: 'warning',
  refused: '',
  pointless: '',
};
