import { fileURLToPath } from 'node:url';
import { correctedQuestion } from '@percolateur/domain';
import type { Answer, Question } from '@percolateur/domain';
import { loadCourse } from './load';

const course = await loadCourse(fileURLToPath(new URL('../courses/cafe-ia', import.meta.url)));
const asked = new Map<string, Question>(
  course.quizzes.flatMap(({ questions }) => questions.map((each) => [each.id, each] as const)),
);

/** What an answer to a shipped question obtains, and what it is told of a known mistake. */
function told(id: string, answer: Answer) {
  const question = asked.get(id);
  if (question?.kind !== answer.kind) throw new Error(`${id} is no ${answer.kind}`);
  const corrected = correctedQuestion(question, answer);
  return { ...corrected, mistake: 'mistake' in corrected ? corrected.mistake : null };
}

const word = (text: string): Answer => ({ kind: 'short', text });

describe('answers that people really write', () => {
  test.each([
    ['vagues-nom-de-la-famille', 'Apprentissage automatique', 1],
    ['vagues-nom-de-la-famille', 'l’apprentissage automatique', 1],
    ['vagues-nom-de-la-famille', "l'aprentissage automatique", 1],
    ['vagues-nom-de-la-famille', 'le Machine Learning', 1],
    ['vagues-nom-de-la-famille', 'machine-learning', 1],
    ['vagues-nom-de-la-famille', 'C’est l’apprentissage', 0.5],
    ['vagues-nom-de-la-famille', 'deep learning', 0.5],
    ['vagues-nom-de-la-famille', 'une IA symbolique', 0],
    ['le-mot-pour-inventer', 'hallucination', 1],
    ['le-mot-pour-inventer', 'Une hallucination.', 1],
    ['le-mot-pour-inventer', 'des hallucinations', 1],
    ['le-mot-pour-inventer', 'halucination', 1],
    ['le-mot-pour-inventer', 'une allucination', 1],
    ['le-mot-pour-inventer', 'C’est une hallucination', 1],
    ['le-mot-pour-inventer', 'HALLUCINATION DE L’IA', 1],
    ['le-mot-pour-inventer', 'un mensonge', 0],
    ['le-mot-pour-inventer', 'une illusion', 0],
    ['le-nom-du-geste', 'La reformulation', 1],
    ['le-nom-du-geste', 'reformuler', 1],
    ['le-nom-du-geste', 'réformulation', 1],
    ['le-nom-du-geste', 'Elle reformule !', 1],
    ['le-nom-du-geste', 'l’écoute active', 0.5],
    ['le-nom-du-geste', 'la répétition', 0],
    ['le-numero-jour-et-nuit', '3114', 1],
    ['le-numero-jour-et-nuit', '31 14', 1],
    ['le-numero-jour-et-nuit', '31.14', 1],
    ['le-numero-jour-et-nuit', 'le 3114', 1],
    ['le-numero-jour-et-nuit', 'Le 31-14.', 1],
    ['le-numero-jour-et-nuit', 'C’est le 3114', 1],
    ['le-numero-jour-et-nuit', 'J’appelle le 3114', 1],
    ['le-numero-jour-et-nuit', 'le 15', 0.5],
    ['le-numero-jour-et-nuit', '3115', 0],
    ['le-numero-jour-et-nuit', 'le 3018', 0],
  ])('%s: « %s » obtains %d', (id, text, share) => {
    expect(told(id, word(text)).share).toBe(share);
  });

  test.each([
    ['apres-toute-personne', '77', '%', 1],
    ['apres-toute-personne', '77 %', '%', 1],
    ['apres-toute-personne', 'environ 77%', '%', 1],
    ['apres-toute-personne', '76,92', '%', 1],
    ['apres-toute-personne', '76.9', '%', 1],
    ['apres-toute-personne', '75 pour cent', '%', 1],
    ['apres-toute-personne', '80', '%', 1],
    ['apres-toute-personne', '83 %', '%', 0.5],
    ['apres-toute-personne', '0,77', '%', 0],
    ['apres-toute-personne', '23', '%', 0],
    ['reglement-en-tokens', '2600', null, 1],
    ['reglement-en-tokens', '2 600 tokens', null, 1],
    ['reglement-en-tokens', 'environ 2 500 jetons', null, 1],
    ['reglement-en-tokens', '3000', null, 0.5],
    ['reglement-en-tokens', '2 000', null, 0],
    ['reglement-en-tokens', '1538', null, 0],
    ['douze-agents-vingt-reponses', '72', 'Wh', 1],
    ['douze-agents-vingt-reponses', '72 Wh', 'Wh', 1],
    ['douze-agents-vingt-reponses', '72 wattheures', 'kWh', 1],
    ['douze-agents-vingt-reponses', '0,072', 'kWh', 1],
    ['douze-agents-vingt-reponses', '0.07 kWh', 'Wh', 1],
    ['douze-agents-vingt-reponses', 'environ 80', 'Wh', 0.5],
    ['douze-agents-vingt-reponses', '72', 'kWh', 0],
    ['douze-agents-vingt-reponses', '720', 'Wh', 0],
    ['niveau-le-plus-fort', '3', null, 1],
    ['niveau-le-plus-fort', '3,3', null, 1],
    ['niveau-le-plus-fort', '3 %', null, 1],
    ['niveau-le-plus-fort', '3 sur 100', null, 1],
    ['niveau-le-plus-fort', 'environ 3 emplois', null, 1],
    ['niveau-le-plus-fort', '4', null, 1],
    ['niveau-le-plus-fort', '5', null, 0.5],
    ['niveau-le-plus-fort', '25', null, 0],
  ])('%s: « %s » (%s) obtains %d', (id, value, unit, share) => {
    expect(told(id, { kind: 'numeric', value, unit }).share).toBe(share);
  });

  test.each([
    ['le-mot-pour-inventer', word('mensonges'), null],
    ['le-mot-pour-inventer', word('un mensonge'), 'vouloir tromper'],
    ['le-numero-jour-et-nuit', word('17Cyber'), 'malveillants'],
    ['apres-toute-personne', { kind: 'numeric', value: '0,77', unit: '%' } as const, 'pour cent'],
    ['reglement-en-tokens', { kind: 'numeric', value: '1538', unit: null } as const, 'divisé'],
    ['douze-agents-vingt-reponses', { kind: 'numeric', value: '72', unit: 'kWh' } as const, 'Wh'],
  ] satisfies [string, Answer, string | null][])('%s tells what is known', (id, answer, words) => {
    const { mistake } = told(id, answer);
    if (words === null) expect(mistake).toBeNull();
    else expect(mistake).toContain(words);
  });

  test.each([
    ['les-quatre-verbes', ['Expérimenter', 'comprendre', 'discuter', 'agir'], 1],
    ['les-quatre-verbes', ['experimenter', 'Comprendre.', 'débattre', 'mise en action'], 1],
    ['les-quatre-verbes', ['essayer', 'compréhension', 'échanger', 'action'], 1],
    ['les-quatre-verbes', ['regarder', 'comprendre', 'discuter', 'agir'], 0.75],
    ['la-phrase-qui-ouvre', ['but', 'durée', 'règles', 'passer', 'moque'], 1],
    ['la-phrase-qui-ouvre', ['objectif', 'Durée', 'regles', 'passer', 'juge'], 1],
    ['apprendre-en-deux-phrases', ['poids', 'erreur', 'entraînement', 'inférence'], 1],
    ['apprendre-en-deux-phrases', ['Paramètres', 'ecart', 'inférence', 'entraînement'], 0.5],
    [
      'la-phrase-et-ses-quatre-elements',
      ['l’année', 'la source', 'le périmètre', 'la fourchette'],
      1,
    ],
  ])('%s: %j obtains %d', (id, words, share) => {
    const question = asked.get(id);
    if (question?.kind !== 'gap') throw new Error(`${id} has no gaps`);
    const filled = question.gaps.map((each, at) => ({ gapId: each.id, text: words[at] ?? '' }));
    expect(told(id, { kind: 'gap', filled }).share).toBe(share);
  });
});
