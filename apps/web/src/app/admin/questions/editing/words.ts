import type { Question, QuestionStatus } from '@percolateur/domain';

export const statusNames: Readonly<Record<QuestionStatus, string>> = {
  draft: 'brouillon',
  reviewed: 'relue',
  published: 'publiée',
  retired: 'retirée',
};

/** What a step is called on its button, and once it is done. */
export const stepNames: Readonly<Record<QuestionStatus, { act: string; done: string }>> = {
  draft: { act: 'Renvoyer en brouillon', done: 'La version est à nouveau un brouillon.' },
  reviewed: { act: 'Dire relue', done: 'La version est relue.' },
  published: { act: 'Publier', done: 'La version est publiée : elle peut être posée.' },
  retired: { act: 'Retirer', done: 'La version est retirée : elle ne sera plus tirée.' },
};

const fieldNames: Readonly<Record<string, string>> = {
  prompt: 'Question',
  explanation: 'Explication',
  choices: 'Choix',
  items: 'Élément',
  targets: 'Correspondance',
  parts: 'Question',
  gaps: 'Trou',
  accepted: 'Réponse attendue',
  mistakes: 'Erreur fréquente',
  units: 'Unité',
  criteria: 'Critère',
  levels: 'Niveau',
  text: 'texte',
  right: 'juste',
  whyNot: 'Explication de l’autre réponse',
  targetId: 'va avec',
  difficulty: 'Difficulté',
  objectiveId: 'Objectif',
  lessonId: 'Séquence',
  kind: 'Genre',
  example: 'Exemple de réponse',
  tolerance: 'tolérance',
  percent: 'part du point',
  value: 'valeur',
  name: 'nom',
  factor: 'facteur',
};

/** « choices.1.text » as it is read: « Choix 2, texte ». */
export function placeName(at: string): string {
  const words: string[] = [];
  for (const part of at.split('.')) {
    if (/^\d+$/.test(part)) words.push(`${words.pop() ?? ''} ${Number(part) + 1}`.trim());
    else words.push(fieldNames[part] ?? part);
  }
  return words.join(', ');
}

/** Every leaf of a question by its place, its id apart: what two versions are compared by. */
export function leavesOf(question: Question): Map<string, string> {
  const leaves = new Map<string, string>();
  const walk = (value: unknown, at: string) => {
    if (typeof value === 'object' && value !== null) {
      for (const [key, each] of Object.entries(value)) {
        if (key !== 'id') walk(each, at ? `${at}.${key}` : key);
      }
    } else if (value !== undefined && value !== null) {
      leaves.set(at, value === true ? 'oui' : value === false ? 'non' : String(value));
    }
  };
  walk(question, '');
  return leaves;
}
