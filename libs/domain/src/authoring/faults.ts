import { bareWord, counted, typeset } from '../french';
import type { Choice } from '../question/choice';
import type { Gap } from '../question/gap/gap';
import type { KindTypes, QuestionBase } from '../question/kind';
import type { Matching } from '../question/matching/matching';
import type { Multiple } from '../question/multiple/multiple';
import type { Numeric } from '../question/numeric/numeric';
import type { Open } from '../question/open/open';
import type { Ordering } from '../question/ordering/ordering';
import type { Question } from '../question/question';
import type { Short } from '../question/short/short';
import type { Single } from '../question/single/single';
import type { TrueFalse } from '../question/true-false/true-false';
import { bareText } from '../question/typed-text';
import { markdownWords } from './written';

/** What keeps a question from being asked: where (« choices.1.text »), and what to do. */
export interface Fault {
  at: string;
  message: string;
}

type Tell = (at: string, message: string) => void;
type Check<Kind extends KindTypes> = (question: Kind['question'], tell: Tell) => void;

const checks: {
  single: Check<Single>;
  multiple: Check<Multiple>;
  'true-false': Check<TrueFalse>;
  ordering: Check<Ordering>;
  matching: Check<Matching>;
  short: Check<Short>;
  numeric: Check<Numeric>;
  gap: Check<Gap>;
  scenario(question: Question<'scenario'>, tell: Tell): void;
  open: Check<Open>;
} = {
  single({ choices }, tell) {
    const right = checkChoices(choices, tell);
    if (right !== 1) {
      tell('choices', `Une seule bonne réponse est attendue : ${right} cochées. Cochez-en une.`);
    }
  },
  multiple({ choices }, tell) {
    const right = checkChoices(choices, tell);
    if (right < 2 || right === choices.length) {
      tell('choices', 'Cochez deux bonnes réponses au moins, et laissez-en une fausse.');
    }
  },
  'true-false': () => undefined,
  ordering({ items }, tell) {
    checkList('items', items, { least: 3, what: 'étapes' }, tell);
  },
  matching({ items, targets }, tell) {
    checkList('items', items, { least: 2, what: 'éléments' }, tell);
    checkList('targets', targets, { least: 2, what: 'correspondances' }, tell);
    const known = new Set(targets.map(({ id }) => id));
    for (const [index, { targetId }] of items.entries()) {
      if (!known.has(targetId)) {
        tell(`items.${index}.targetId`, 'Dites avec quoi va cet élément.');
      }
    }
  },
  short({ accepted, mistakes }, tell) {
    checkAccepted('accepted', accepted, tell);
    checkWords('mistakes', mistakes, tell);
    // As an answer is compared with them, whatever its accents and its dots.
    const right = new Set(accepted.map(({ text }) => bareText(text)));
    for (const [index, { text }] of mistakes.entries()) {
      if (right.has(bareText(text))) {
        tell(`mistakes.${index}.text`, 'Cette réponse est aussi parmi les bonnes : choisissez.');
      }
    }
  },
  numeric({ accepted, units, mistakes }, tell) {
    checkAccepted('accepted', accepted, tell);
    for (const [list, values] of Object.entries({ accepted, mistakes })) {
      for (const [index, { value, tolerance }] of values.entries()) {
        if (!Number.isFinite(value)) tell(`${list}.${index}.value`, 'Écrivez un nombre.');
        if (!(tolerance >= 0)) tell(`${list}.${index}.tolerance`, 'Zéro ou plus.');
      }
    }
    for (const [index, { name, factor }] of units.entries()) {
      if (isBlank(name)) tell(`units.${index}.name`, 'Nommez cette unité, ou retirez-la.');
      if (!(factor > 0)) tell(`units.${index}.factor`, 'Un nombre plus grand que zéro.');
    }
  },
  gap({ text, gaps }, tell) {
    if (gaps.length === 0) tell('gaps', 'Il faut un trou au moins : écrivez [[1]] dans le texte.');
    const written = [...text.matchAll(/\[\[([^\]]*)\]\]/g)].map(([, id = '']) => id);
    for (const id of written) {
      if (!gaps.some((gap) => gap.id === id)) tell('text', `Le trou [[${id}]] n’est pas décrit.`);
    }
    for (const [index, { id, accepted, choices }] of gaps.entries()) {
      const times = written.filter((each) => each === id).length;
      if (times !== 1) tell('text', `Écrivez [[${id}]] une fois dans le texte, à sa place.`);
      if (accepted.every(isBlank)) tell(`gaps.${index}.accepted`, 'Écrivez ce qui est attendu.');
      const words = accepted.map(bareWord);
      if (choices && !choices.some((each) => words.includes(bareWord(each)))) {
        tell(`gaps.${index}.choices`, 'La bonne réponse manque parmi les mots proposés.');
      }
      if (choices && choices.length < 2) {
        tell(`gaps.${index}.choices`, 'Proposez deux mots au moins.');
      }
    }
  },
  scenario({ parts }, tell) {
    if (parts.length === 0) tell('parts', 'Posez une question au moins sur cette situation.');
    for (const [index, part] of parts.entries()) {
      for (const { at, message } of questionFaults(part)) tell(`parts.${index}.${at}`, message);
    }
  },
  open({ criteria }, tell) {
    checkList('criteria', criteria, { least: 1, what: 'critère' }, tell);
    for (const [index, { levels }] of criteria.entries()) {
      if (levels.length < 2 || levels.some(isBlank)) {
        tell(
          `criteria.${index}.levels`,
          'Décrivez deux niveaux au moins, du plus faible au plus fort.',
        );
      }
    }
  },
};

/** What keeps a question from being asked, whatever its kind; none when it may be published. */
export function questionFaults(question: Question): Fault[] {
  const faults: Fault[] = [];
  const tell: Tell = (at, message) => faults.push({ at, message: typeset(message) });
  if (isBlank(question.prompt)) tell('prompt', 'Écrivez la question.');
  // TypeScript cannot follow one kind through a record.
  (checks[question.kind] as (question: QuestionBase, tell: Tell) => void)(question, tell);
  return faults;
}

const isBlank = (text: string) => markdownWords(text) === '';

/** Answers how many are right. */
function checkChoices(choices: readonly Choice[], tell: Tell): number {
  checkList('choices', choices, { least: 2, what: 'choix' }, tell);
  for (const [index, { text }] of choices.entries()) {
    if (
      /^(toutes|tous|aucune?)\b.*\b(réponses?|choix|propositions?|précédent|dessus)/i.test(text)
    ) {
      tell(`choices.${index}.text`, 'Ni « toutes les réponses » ni « aucune » : dites laquelle.');
    }
  }
  return choices.filter(({ right }) => right).length;
}

function checkList(
  at: string,
  list: readonly { id: string; text: string }[],
  { least, what }: { least: number; what: string },
  tell: Tell,
): void {
  if (list.length < least) tell(at, `Il en faut ${counted(least, what, what)} au moins.`);
  checkWords(at, list, tell);
  if (new Set(list.map(({ id }) => id)).size < list.length) {
    tell(at, 'Deux lignes portent le même identifiant : retirez l’une et écrivez-la à nouveau.');
  }
}

/** Each has words, and no two the same. */
function checkWords(at: string, list: readonly { text: string }[], tell: Tell): void {
  const seen = new Set<string>();
  for (const [index, { text }] of list.entries()) {
    const words = markdownWords(text).toLowerCase();
    const place = `${at}.${index}.text`;
    if (words === '') tell(place, 'Écrivez cette ligne, ou retirez-la.');
    else if (seen.has(words)) tell(place, 'Cette ligne en répète une autre.');
    seen.add(words);
  }
}

function checkAccepted(
  at: string,
  accepted: readonly { percent: number; text?: string }[],
  tell: Tell,
): void {
  if (!accepted.some(({ percent }) => percent === 100)) {
    tell(at, 'Il faut une réponse au moins qui vaille tout le point.');
  }
  for (const [index, { percent, text }] of accepted.entries()) {
    if (!(percent > 0 && percent <= 100)) tell(`${at}.${index}.percent`, 'De 1 à 100.');
    if (text !== undefined && isBlank(text))
      tell(`${at}.${index}.text`, 'Écrivez cette réponse, ou retirez-la.');
  }
}
