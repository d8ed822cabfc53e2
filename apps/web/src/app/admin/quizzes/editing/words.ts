import type { FormDraft, NamedQuestion, QuizPlan } from '@percolateur/contract';
import { counted } from '@percolateur/domain';

export const quizKindNames: Readonly<Record<string, string>> = {
  training: 'entraînement',
  final: 'évaluation',
  positioning: 'positionnement',
};

export const difficultyNames = ['retenir', 'appliquer', 'juger une situation'] as const;

export const differenceNames: Readonly<Record<string, string>> = {
  count: 'le nombre de questions',
  'half-days': 'les séquences',
  objectives: 'les objectifs',
  difficulty: 'la difficulté',
};

/** « a » as it is read: « Forme A ». */
export const formName = (id: string): string => `Forme ${id.toUpperCase()}`;

type Named = ReadonlyMap<string, NamedQuestion>;
type Section = FormDraft['sections'][number];

const yesOrNo = (value: boolean) => (value ? 'oui' : 'non');
const orNone = (value: number | null, unit: string, none: string) =>
  value === null ? none : `${value} ${unit}`;

/** What a plan says, place by place: what two versions are compared by. */
export function planInWords(plan: QuizPlan, named: Named): Map<string, string> {
  const words = new Map([
    ['Titre', plan.title],
    ['Présentation', plan.intro],
    ['Genre', quizKindNames[plan.kind] ?? plan.kind],
    ['Seuil de réussite', orNone(plan.passPercent, '%', 'aucun')],
    ['Essais', orNone(plan.maxAttempts, 'au plus', 'illimités')],
    ['Durée', orNone(plan.minutes, 'minutes', 'sans limite')],
    ['Essai qui compte', plan.keep === 'best' ? 'le meilleur' : 'le dernier'],
    ['Choix mélangés', yesOrNo(plan.shuffle)],
    ['Certitude demandée', yesOrNo(plan.certainty)],
  ]);
  for (const { id, sections } of plan.forms) {
    for (const [at, section] of sections.entries()) {
      words.set(`${formName(id)}, partie ${at + 1}`, sectionInWords(section, named));
    }
  }
  return words;
}

export function sectionInWords(section: Section, named: Named): string {
  if (!('draw' in section)) {
    return section.questions.map((id) => named.get(id)?.prompt ?? 'une question').join(' · ');
  }
  const { draw, lessonId, objectiveId, difficulty, tag } = section;
  const narrowed = [
    lessonId && `séquence ${lessonId}`,
    objectiveId && `objectif ${objectiveId}`,
    difficulty && `difficulté ${difficulty}`,
    tag && `mot-clé ${tag}`,
  ].filter(Boolean);
  const how = `${counted(draw, 'question tirée', 'questions tirées')} au sort`;
  return [how, ...narrowed].join(', ');
}
