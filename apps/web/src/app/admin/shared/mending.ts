import type { MendingPlace } from '@percolateur/domain';

/** What a link to where something is mended says. */
export const mendingWords: Record<MendingPlace, string> = {
  session: 'Ouvrir la session',
  room: 'Ouvrir la salle',
  people: 'Ouvrir les personnes',
  documents: 'Ouvrir les documents',
  quiz: 'Ouvrir les évaluations',
};

/** Where something of a session is mended. */
export function mendingPath(cohortId: string, where: MendingPlace): string[] {
  const session = ['/coordination/sessions', cohortId];
  return {
    session,
    room: ['/animer', cohortId],
    people: [...session, 'personnes'],
    documents: [...session, 'documents'],
    quiz: ['/animer', cohortId, 'evaluations'],
  }[where];
}
