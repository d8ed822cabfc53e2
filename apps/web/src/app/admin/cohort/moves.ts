import type { CohortStatus } from '@percolateur/contract';

/** What moving a cohort is called, and what it does, in French. */
export interface MoveWords {
  verb: string;
  heading: string;
  /** What will be true afterwards. */
  consequence: string;
  /** What not doing it is called, where « Annuler » would be taken for the deed. */
  keep?: string;
}

const forward: Partial<Record<CohortStatus, MoveWords>> = {
  open: {
    verb: 'Ouvrir la session',
    heading: 'Ouvrir la session\u00a0?',
    consequence: 'Vous pourrez envoyer les invitations. Rien ne part sans vous.',
  },
  running: {
    verb: 'Démarrer la session',
    heading: 'Démarrer la session\u00a0?',
    consequence:
      'Elle démarre d’elle-même à la première demi-journée\u00a0; vous pouvez le faire avant.',
  },
  closed: {
    verb: 'Clôturer la session',
    heading: 'Clôturer la session\u00a0?',
    consequence:
      'Les demi-journées et les évaluations ne changeront plus. Les documents restent à émettre.',
  },
  archived: {
    verb: 'Archiver la session',
    heading: 'Archiver la session\u00a0?',
    consequence: 'Elle quitte les listes de travail. Rien n’est effacé.',
  },
  cancelled: {
    verb: 'Annuler la session',
    heading: 'Annuler la session\u00a0?',
    consequence:
      'C’est définitif. Chaque personne est prévenue tout de suite, et ses rendez-vous sont retirés de son agenda.',
    keep: 'Garder la session',
  },
};

const back: Partial<Record<CohortStatus, MoveWords>> = {
  draft: {
    verb: 'Revenir au brouillon',
    heading: 'Revenir au brouillon\u00a0?',
    consequence: 'Les personnes inscrites le restent.',
  },
  open: {
    verb: 'Revenir à « ouverte »',
    heading: 'Revenir à « ouverte »\u00a0?',
    consequence: 'Les signatures déjà reçues sont gardées.',
  },
  running: {
    verb: 'Rouvrir la session',
    heading: 'Rouvrir la session\u00a0?',
    consequence: 'Les documents déjà émis sont gardés.',
  },
  closed: {
    verb: 'Sortir des archives',
    heading: 'Sortir des archives\u00a0?',
    consequence: 'La session revient parmi les sessions clôturées.',
  },
};

const order: CohortStatus[] = ['draft', 'open', 'running', 'closed', 'archived'];

/** The words for going from one status to another. */
export function moveWords(from: CohortStatus, to: CohortStatus): MoveWords {
  const backward = to !== 'cancelled' && order.indexOf(to) < order.indexOf(from);
  return (backward ? back : forward)[to]!;
}
