import { counted, listed, typeset } from './french';

/** What a course asks for, as its file says. */
export interface CompletionRule {
  halfDays: 'all';
  /** Null when the course has no final assessment. */
  finalQuizId: string | null;
  /** Whether a trainer must validate an observation grid. */
  observation?: boolean;
}

/** What one person did. */
export interface CompletionFacts {
  /** `awaiting`: signed late, the trainer has not agreed yet. */
  halfDays: readonly { title: string; signature: 'counts' | 'awaiting' | 'none' }[];
  finalPassed: boolean;
  observationValidated?: boolean;
}

export interface CompletionReason {
  rule: 'half-days' | 'final' | 'observation';
  met: boolean;
  /** A French sentence. */
  text: string;
}

export interface Completion {
  complete: boolean;
  reasons: CompletionReason[];
}

/** Whether the course is completed and, rule by rule, why. */
export function isComplete(rule: CompletionRule, facts: CompletionFacts): Completion {
  const reasons = [halfDaysReason(facts.halfDays)];
  if (rule.finalQuizId !== null) {
    reasons.push({
      rule: 'final',
      met: facts.finalPassed,
      text: facts.finalPassed
        ? 'L’évaluation finale est réussie.'
        : 'L’évaluation finale n’est pas encore réussie.',
    });
  }
  if (rule.observation) {
    const met = facts.observationValidated === true;
    reasons.push({
      rule: 'observation',
      met,
      text: met
        ? 'La grille d’observation de l’animation est validée.'
        : 'La grille d’observation de l’animation n’est pas encore validée.',
    });
  }
  return { complete: reasons.every(({ met }) => met), reasons };
}

function halfDaysReason(halfDays: CompletionFacts['halfDays']): CompletionReason {
  const titlesOf = (signature: 'awaiting' | 'none') =>
    halfDays.filter((each) => each.signature === signature).map(({ title }) => `« ${title} »`);
  const [missing, awaiting] = [titlesOf('none'), titlesOf('awaiting')];
  const met = halfDays.length > 0 && missing.length + awaiting.length === 0;
  const sentences = [
    missing.length > 0 && `Signature manquante : ${listed(missing)}.`,
    awaiting.length > 0 && `Signature tardive en attente d’accord : ${listed(awaiting)}.`,
    halfDays.length === 0 && 'Aucune demi-journée n’est prévue.',
    met && `Présence signée : ${counted(halfDays.length, 'demi-journée', 'demi-journées')}.`,
  ];
  return { rule: 'half-days', met, text: typeset(sentences.filter(Boolean).join(' ')) };
}
