import { createHash } from 'node:crypto';
import { counted, listed } from '@percolateur/domain';
import type { Asked } from './draft';

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
  question: Asked;
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
  const rights = answers.filter(isRight);
  if (rights.length === 0) throw new NoQuestion('Aucune des réponses proposées n’est juste.');
  const kind = rights.length === 1 ? 'single' : 'multiple';
  const partial = answers.filter((answer) => !isRight(answer) && answer.percent > 0);
  if (partial.length > 0) {
    const which = listed(partial.map(({ text, percent }) => `« ${text} » (${percent} %)`));
    lacks.push(`Rapportaient une part du point, et n’en rapportent pas ici : ${which}.`);
  }
  if (kind === 'multiple') {
    if (single) lacks.push('Une seule des réponses justes suffisait ; ici il les faut toutes.');
    else if (!evenly(answers, rights.length))
      lacks.push('Le barème des réponses change : chaque bonne réponse vaut ici la même part.');
    if (rights.length === answers.length) lacks.push('Toutes les réponses proposées sont justes.');
  } else if (!single) {
    lacks.push('Une seule réponse est juste : on n’en choisit qu’une ici.');
  }
  const choices = answers.map((answer, at) => ({
    ...{ id: letter(at), text: answer.text, right: isRight(answer) },
    explanation: answer.feedback,
  }));
  return { question: { ...base, kind, choices }, lacks };
}

/** Whether answers are worth what we give: an equal share each, and a wrong one takes none or as much. */
function evenly(answers: readonly AnswerRead[], rights: number): boolean {
  const share = 100 / rights;
  return answers.every(({ percent }) =>
    percent > 0 ? Math.abs(percent - share) < 0.5 : percent === 0 || percent < 0.5 - share,
  );
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
      accepted: right.map(({ text, percent }) => ({
        text: plain(text),
        percent: Math.round(percent),
      })),
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
      accepted: right.map(({ value, tolerance, percent }) => ({
        ...{ value, tolerance, percent: Math.round(percent) },
      })),
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
    throw new NoQuestion('Il faut au moins deux paires à associer.');
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

export function ordering(base: Base, texts: readonly string[]): Built {
  if (texts.length < 2) throw new NoQuestion('Il faut au moins deux éléments à ordonner.');
  const ids = scattered(texts);
  const items = texts.map((text, at) => ({ id: ids[at] ?? '', text, explanation: '' }));
  return { question: { ...base, kind: 'ordering', items }, lacks: [] };
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
  return {
    question: {
      ...{ ...base, kind: 'gap', prompt: base.prompt || fillIn, text },
      gaps: gaps.map((each, at) => ({ ...each, id: letter(at), tolerance: 0 })),
    },
    lacks: [],
  };
}

/** What a question of ours says and this one does not. */
export function missing(question: Asked): string[] {
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
