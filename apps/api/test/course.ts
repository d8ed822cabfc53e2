import type { CourseDocument } from '@percolateur/content';
import { rightAnswer } from '@percolateur/domain';
import type { Answer, PartKind, Question } from '@percolateur/domain';

const choices = (right: string[]) =>
  ['a', 'b', 'c'].map((id) => ({
    id,
    text: `Choix ${id}`,
    right: right.includes(id),
    explanation: `Pourquoi ${id}.`,
  }));

const questions = (prefix: string, count: number) =>
  Array.from({ length: count }, (_, index) => ({
    id: `${prefix}-${index + 1}`,
    // Every third question has two right choices, a and b; the others have one, a.
    kind: index % 3 === 2 ? ('multiple' as const) : ('single' as const),
    prompt: `Question ${index + 1} ?`,
    choices: choices(index % 3 === 2 ? ['a', 'b'] : ['a']),
    explanation: 'Parce que.',
    difficulty: 1,
    lessonId: index % 2 === 0 ? 'lecon-1-1' : 'lecon-2-1',
  }));

const themes = ['histoire', 'fonctionnement', 'impacts', 'animer'] as const;

/** An answer to a question of the small course; no choice at all takes the answer back. */
export function answerTo(questionId: string, ...choiceIds: string[]): Answer | null {
  if (choiceIds.length === 0) return null;
  return Number(questionId.split('-').at(-1)) % 3 === 0
    ? { kind: 'multiple', choiceIds }
    : { kind: 'single', choiceId: choiceIds.join() };
}

/** The right answer to a question of the small course; words where there is none to write down. */
export function rightAnswerTo(questionId: string): Answer | null {
  const all: Question[] = aCourse().quizzes.flatMap((quiz) => quiz.questions);
  const asked = all.find(({ id }) => id === questionId);
  if (asked?.kind === 'open') return { kind: 'open', text: 'Inviter une collègue.' };
  return asked ? rightAnswer(asked) : null;
}

const base = { prompt: 'Que dire ?', explanation: 'Parce que.', difficulty: 2 };

/** The ids of an ordering of the small course, in the right order. */
export const rightOrder = ['midi', 'aube', 'soir', 'nuit'];

/** One question of each kind that a scenario may ask, and whose key is more than a choice. */
const everyPart = (prefix: string): (Question<PartKind> & { difficulty: number })[] => [
  { ...base, id: `${prefix}-vrai`, kind: 'true-false', right: false, whyNot: 'Pourquoi non.' },
  {
    ...{ ...base, id: `${prefix}-ordre`, kind: 'ordering' },
    items: rightOrder.map((id) => ({
      ...{ id, text: `Étape ${id}`, explanation: `Pourquoi ${id}.` },
    })),
  },
  {
    ...{ ...base, id: `${prefix}-paires`, kind: 'matching' },
    items: ['jeu', 'debat'].map((id) => ({
      ...{ id, text: `Format ${id}`, targetId: `${id}-long`, explanation: `Pourquoi ${id}.` },
    })),
    targets: ['jeu-long', 'debat-long', 'rien'].map((id) => ({ id, text: `Durée ${id}` })),
  },
  {
    ...{ ...base, id: `${prefix}-mot`, kind: 'short', tolerance: 1 },
    accepted: [{ text: 'perceptron', percent: 100 }],
    mistakes: [{ text: 'eliza', explanation: 'Pourquoi pas elle.' }],
  },
  {
    ...{ ...base, id: `${prefix}-nombre`, kind: 'numeric' },
    accepted: [{ value: 3, tolerance: 1, percent: 100 }],
    units: [{ name: 'Wh', factor: 1 }],
    mistakes: [{ value: 3000, tolerance: 0, explanation: 'Pourquoi mille fois moins.' }],
  },
  {
    ...{ ...base, id: `${prefix}-trou`, kind: 'gap', text: 'Il prédit [[mot]].' },
    gaps: [
      {
        ...{ id: 'mot', accepted: ['la suite'], choices: null, tolerance: 0 },
        explanation: 'Pourquoi la suite.',
      },
    ],
  },
];

/** Every kind of question, at the end of the small course. */
const everyKind = () => [
  ...questions('formes', 3),
  ...everyPart('formes'),
  {
    ...{ ...base, id: 'formes-situation', kind: 'scenario' as const },
    parts: everyPart('situation').map(({ difficulty: _, ...part }) => part),
  },
  {
    ...{ ...base, id: 'formes-pas', kind: 'open' as const, example: 'Parce que cela suffit.' },
    criteria: ['pas', 'date'].map((id) => ({
      ...{ id, text: `Critère ${id}`, levels: ['Absent', 'Vague', 'Précis'] },
    })),
  },
];

/**
 * A small course with known answers: four half-days `jour-1`…`jour-4`, three lessons each
 * (`lecon-1-1`…), a training quiz of five questions each (`entrainement-1`…), a positioning quiz
 * `positionnement`, a final `evaluation` of ten questions, 70 %, three attempts, and a second one,
 * `formes`, that asks every kind of question; an observation grid `g1`…`g3` on the last day, which
 * completion asks for where `asked` says so.
 */
export function aCourse({ asked = false } = {}): CourseDocument {
  return {
    slug: 'petit-cours',
    title: 'Animer un Café IA auprès de ses publics',
    version: '1.0.0',
    language: 'fr',
    licence: 'CC BY-SA 4.0',
    credits: ['Percolateur'],
    programme: {
      objective: 'Animer un café IA.',
      audience: 'Médiatrices et médiateurs numériques.',
      prerequisites: 'Aucun.',
      durationMinutes: 840,
      methods: 'Ateliers.',
      assessment: 'Évaluation finale.',
      accessibility: 'Écrivez à la personne référente.',
      contact: 'contact@percolateur.test',
    },
    completion: {
      finalQuizId: 'evaluation',
      halfDays: 'all',
      ...(asked && { observation: true as const }),
    },
    halfDays: themes.map((theme, day) => ({
      id: `jour-${day + 1}`,
      position: day + 1,
      theme,
      title: `Demi-journée ${day + 1}`,
      summary: 'Résumé.',
      durationMinutes: 210,
      quizId: `entrainement-${day + 1}`,
      break: { after: `lecon-${day + 1}-2`, minutes: 15 },
      lessons: [1, 2, 3].map((lesson) => ({
        id: `lecon-${day + 1}-${lesson}`,
        title: `Séquence ${day + 1}.${lesson}`,
        minutes: 30,
        setting: 'seul ou en groupe',
        objectives: [{ id: `objectif-${day + 1}-${lesson}`, text: 'Expliquer une idée.' }],
        readingMinutes: 2,
        sections: [
          {
            id: 'idee',
            kind: 'text' as const,
            title: 'Une idée',
            html: '<p>Un <em>texte</em>.</p>',
          },
          { id: 'retenir', kind: 'keep' as const, title: 'À retenir', html: '<p>Ceci.</p>' },
          { id: 'fiche', kind: 'sheet' as const, title: 'Ma fiche', html: '<p>À remplir.</p>' },
        ],
        experiment: lesson === 2 ? ('eliza' as const) : null,
        factIds: ['jeu-imitation'],
        sourceIds: ['turing-1950'],
        further: ['turing-1950'],
        glossaryIds: ['poids'],
        quizId: null,
        trainer: {
          notes: '<p>Préparez des cartes.</p>',
          blocks: [
            {
              title: 'Le pari',
              phase: 'experimenter' as const,
              minutes: 30,
              min: 20,
              max: 40,
              skippable: false,
              say: '« À vous. »',
              do: 'Distribue les cartes.',
              they: 'Parient.',
            },
          ],
        },
      })),
    })),
    quizzes: [
      {
        id: 'positionnement',
        kind: 'positioning',
        title: 'Pour faire connaissance',
        intro: 'Dix questions.',
        halfDayId: null,
        passPercent: null,
        maxAttempts: 1,
        questions: questions('positionnement', 10).map((each, index) => ({
          ...each,
          objectiveId: `objectif-${(index % 4) + 1}-1`,
        })),
        misconceptions: [
          {
            questionId: 'positionnement-1',
            beliefs: [
              { choiceId: 'b', text: 'On croit b.' },
              { choiceId: 'c', text: 'On croit c.' },
            ],
            activity: { minutes: 5, title: 'Un geste', gesture: 'Faites ceci.' },
          },
          {
            questionId: 'positionnement-2',
            beliefs: [{ choiceId: 'c', text: 'On croit encore c.' }],
            activity: { minutes: 5, title: 'Un autre geste', gesture: 'Faites cela.' },
          },
        ],
      },
      {
        id: 'positionnement-apres',
        kind: 'positioning',
        after: 'positionnement',
        title: 'Après la formation',
        intro: 'Les mêmes questions.',
        halfDayId: null,
        opensWith: 'jour-4',
        passPercent: null,
        maxAttempts: 1,
        questions: questions('positionnement', 10).map((each, index) => ({
          ...each,
          objectiveId: `objectif-${(index % 4) + 1}-1`,
        })),
      },
      ...themes.map((_, day) => ({
        id: `entrainement-${day + 1}`,
        kind: 'training' as const,
        title: `La récolte ${day + 1}`,
        intro: 'Cinq questions.',
        halfDayId: `jour-${day + 1}`,
        passPercent: null,
        maxAttempts: null,
        questions: questions(`entrainement-${day + 1}`, 5),
      })),
      {
        id: 'evaluation',
        kind: 'final',
        title: 'Évaluation finale',
        intro: 'Dix questions, 70 %.',
        halfDayId: null,
        passPercent: 70,
        maxAttempts: 3,
        questions: questions('evaluation', 10),
      },
      {
        id: 'formes',
        kind: 'final',
        title: 'De toutes les formes',
        intro: 'Une question de chaque forme.',
        halfDayId: null,
        passPercent: 70,
        maxAttempts: 3,
        questions: everyKind(),
      },
    ],
    observation: {
      lessonId: 'lecon-4-2',
      levels: ['pas vu', 'par moments', 'régulier', 'le groupe s’en empare'],
      criteria: ['Cadre', 'Temps', 'Consigne'].map((title, index) => ({
        ...{ id: `g${index + 1}`, title },
        levels: [1, 2, 3, 4].map((level) => `${title} au niveau ${level}`),
      })),
      threshold: { level: 3, criteria: ['g1', 'g3'] },
    },
    glossary: [
      { id: 'poids', term: 'poids', definition: 'Importance donnée.', simpler: 'Ce qui compte.' },
    ],
    sources: [
      {
        id: 'turing-1950',
        title: 'Computing Machinery and Intelligence',
        publisher: 'Mind',
        year: 1950,
        url: null,
        checkedOn: '2026-11-01',
      },
    ],
    facts: [
      {
        id: 'jeu-imitation',
        statement: 'Alan Turing propose de juger une machine sur sa conversation.',
        sourceId: 'turing-1950',
        asOf: '1950',
        reviewBy: '2028-11-01',
      },
    ],
  };
}
