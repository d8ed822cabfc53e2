import { createHash } from 'node:crypto';
import { counted } from '@percolateur/domain';
import type { Question } from '@percolateur/domain';
import { lostScale, notKept } from './scale';

/** What every format says of a question. */
export interface Base {
  id: string;
  prompt: string;
  explanation: string;
}

/** One answer of a file: for a choice its Markdown, for what is typed its plain text. */
export interface AnswerRead {
  text: string;
  /** Of the point, −100 to 100. */
  percent: number;
  feedback: string;
}

export interface NumberRead extends Omit<AnswerRead, 'text'> {
  /** Null stands for any other number. */
  value: number | null;
  tolerance: number;
}

/** A question made of what was read, and what is to be read again. */
export interface Built {
  question: Question;
  lacks: string[];
}

/** Says why what was read makes no question; the reader knows at which line. */
export class NoQuestion extends Error {}

/** How choices, items and gaps are called: a, b… z, then aa, ab… */
export function letter(at: number): string {
  return (at < 26 ? '' : letter(Math.floor(at / 26) - 1)) + String.fromCharCode(97 + (at % 26));
}

/** Several texts as paragraphs of one, each said once. */
export function paragraphs(...texts: readonly string[]): string {
  return [...new Set(texts.map((text) => text.trim()))].filter((text) => text !== '').join('\n\n');
}

export const wholeAnswers = (answers: readonly AnswerRead[]) =>
  answers.filter(({ percent }) => percent >= 99.5).length;

/** One right choice or several, by what the answers are worth. */
export function choice(base: Base, answers: readonly AnswerRead[], single: boolean): Built {
  if (answers.length < 2) throw new NoQuestion('Il faut au moins deux réponses proposées.');
  const lacks: string[] = [];
  const whole = wholeAnswers(answers);
  const isRight = ({ percent }: AnswerRead) =>
    single && whole > 0 ? percent >= 99.5 : percent > 0;
  const rights = answers.filter(isRight).length;
  if (rights === 0) throw new NoQuestion('Aucune des réponses proposées n’est juste.');
  const kind = rights === 1 ? 'single' : 'multiple';
  const choices = answers.map((answer, at) => ({
    ...{ id: letter(at), text: answer.text, right: isRight(answer) },
    explanation: answer.feedback,
  }));
  const scale = lostScale(
    kind,
    choices.map((each, at) => ({ ...each, percent: answers[at]?.percent ?? 0 })),
  );
  if (kind === 'multiple' && single)
    lacks.push('Une seule des réponses justes suffisait ; ici il les faut toutes.');
  if (kind === 'single' && !single)
    lacks.push('Une seule réponse est juste : on n’en choisit qu’une ici.');
  else if (scale) lacks.push(scale);
  if (rights === answers.length) lacks.push('Toutes les réponses proposées sont justes.');
  return { question: { ...base, kind, choices }, lacks };
}

export function trueFalse(base: Base, right: boolean, whyNot: string): Built {
  return { question: { ...base, kind: 'true-false', right, whyNot }, lacks: [] };
}

/** What is typed; « * » alone stands for any other answer, and its comment goes to the explanation. */
export function short(base: Base, answers: readonly AnswerRead[]): Built {
  const any = answers.filter(({ text, percent }) => text === '*' && percent <= 0);
  const given = answers.filter((answer) => !any.includes(answer) && answer.text !== '');
  const right = given.filter(({ percent }) => percent > 0);
  if (right.length === 0) throw new NoQuestion('Aucune réponse attendue.');
  const jokers = given.filter(({ text }) => /(?<!\\)\*/.test(text));
  const lacks = jokers.map(
    ({ text }) =>
      `L’astérisque n’est pas un joker ici : écrivez chaque réponse admise (« ${text} »).`,
  );
  if (wholeAnswers(right) === 0) lacks.push('Aucune réponse ne rapporte tout le point.');
  const plain = (text: string) => text.replace(/\\\*/g, '*').replace(/\s+/g, ' ').trim();
  return {
    question: {
      ...{ ...base, kind: 'short', tolerance: 0 },
      explanation: paragraphs(
        base.explanation,
        ...[...right, ...any].map(({ feedback }) => feedback),
      ),
      accepted: right.map(({ text, percent }) => ({ text: plain(text), percent })),
      mistakes: given
        .filter(({ percent }) => percent <= 0)
        .map(({ text, feedback }) => ({ text: plain(text), explanation: feedback })),
    },
    lacks,
  };
}

export function numeric(
  base: Base,
  answers: readonly NumberRead[],
  units: readonly { name: string; factor: number }[] = [],
): Built {
  const right = answers.flatMap((each) =>
    each.percent > 0 && each.value !== null ? [{ ...each, value: each.value }] : [],
  );
  if (right.length === 0) throw new NoQuestion('Aucun nombre attendu.');
  const any = answers.filter(({ value }) => value === null);
  const wrong = answers.flatMap((each) =>
    each.percent <= 0 && each.value !== null ? [{ ...each, value: each.value }] : [],
  );
  return {
    question: {
      ...{ ...base, kind: 'numeric', units: [...units] },
      explanation: paragraphs(
        base.explanation,
        ...[...right, ...any].map(({ feedback }) => feedback),
      ),
      accepted: right.map(({ value, tolerance, percent }) => ({ value, tolerance, percent })),
      mistakes: wrong.map(({ value, tolerance, feedback }) => ({
        ...{ value, tolerance, explanation: feedback },
      })),
    },
    lacks: [],
  };
}

/** Each item with its target; a target without an item is there to be wrong. */
export function matching(base: Base, pairs: readonly { item: string; target: string }[]): Built {
  const texts = [...new Set(pairs.map(({ target }) => target))].filter((text) => text !== '');
  const items = pairs.filter(({ item, target }) => item !== '' && target !== '');
  if (items.length === 0 || texts.length < 2)
    throw new NoQuestion('Il faut au moins deux paires, et deux réponses différentes.');
  return {
    question: {
      ...{ ...base, kind: 'matching' },
      items: items.map(({ item, target }, at) => ({
        ...{ id: letter(at), text: item, explanation: '' },
        targetId: `t${texts.indexOf(target) + 1}`,
      })),
      targets: texts.map((text, at) => ({ id: `t${at + 1}`, text })),
    },
    lacks: [],
  };
}

/** `rule`: how the file marks it, as its format calls it. */
export function ordering(base: Base, texts: readonly string[], rule: string): Built {
  if (texts.length < 2) throw new NoQuestion('Il faut au moins deux éléments à ordonner.');
  const ids = scattered(texts);
  const items = texts.map((text, at) => ({ id: ids[at] ?? '', text, explanation: '' }));
  const lacks = rule ? [notKept(`La notation du fichier (${rule})`, 'ordering')] : [];
  return { question: { ...base, kind: 'ordering', items }, lacks };
}

/** Names whose own order is not the right one: they travel to who answers. */
function scattered(texts: readonly string[], salt = 0): string[] {
  const ids = texts.map((text, at) => `o${hash(`${salt}/${at}/${text}`)}`);
  const sorted = ids.toSorted().every((id, at) => id === ids[at]);
  return sorted || new Set(ids).size < ids.length ? scattered(texts, salt + 1) : ids;
}

const hash = (text: string) => createHash('sha256').update(text).digest('hex').slice(0, 6);

export function open(base: Base, example: string): Built {
  const lacks = ['À compléter : la grille de lecture.'];
  return { question: { ...base, kind: 'open', criteria: [], example }, lacks };
}

export interface GapRead {
  accepted: string[];
  choices: string[] | null;
  explanation: string;
}

/** The instruction of a text with gaps, which no file holds apart from it. */
export const fillIn = 'Complétez le texte.';

/** The text holds a `[[a]]`, `[[b]]`… for each gap. */
export function gap(base: Base, text: string, gaps: readonly GapRead[]): Built {
  if (gaps.length === 0) throw new NoQuestion('Ce texte n’a pas de trou.');
  const alone = gaps.filter(({ choices }) => choices && choices.length < 2).length;
  const lacks =
    alone > 0
      ? [`À compléter : ${counted(alone, 'trou ne propose', 'trous ne proposent')} qu’un mot.`]
      : [];
  return {
    question: {
      ...{ ...base, kind: 'gap', prompt: base.prompt || fillIn, text },
      gaps: gaps.map((each, at) => ({ ...each, id: letter(at), tolerance: 0 })),
    },
    lacks,
  };
}

/** What a question of ours says and this one does not. */
export function missing(question: Question): string[] {
  const lacks: string[] = [];
  const lack = (what: string) => lacks.push(`À compléter : ${what}.`);
  if (question.prompt === '') lack('la question');
  if (question.kind === 'single' || question.kind === 'multiple') {
    const without = question.choices.filter(({ right, explanation }) => !right && !explanation);
    if (without.length > 0)
      lack(`l’explication de ${counted(without.length, 'réponse fausse', 'réponses fausses')}`);
  }
  if (question.kind === 'true-false' && !question.whyNot)
    lack('ce que l’on dit à qui s’est trompé');
  if (!question.explanation) lack('l’explication générale');
  return lacks;
}
