import { counted, typeset } from '../french';
import type { Choice } from '../question/choice';
import type { Question } from '../question/question';
import type { Advice } from './accessibility';
import { markdownWords } from './written';

/** A hint on the way questions are written; about one of them, or about all together (null). */
export interface Hint extends Advice {
  questionId: string | null;
}

/** An objective that a set of questions ought to ask. */
export interface Objective {
  id: string;
  text: string;
}

/** Under this many questions, chance explains a pattern as well as habit does. */
export const fewestForPatterns = 8;
/** How far above chance a pattern must stand to be told. */
const aboveChance = 0.25;
/** The longest choice stands out from here on: it is this many times the next. */
const standsOut = 1.5;
/** And this many characters more: among words, one is always a little longer. */
const byAtLeast = 15;

const absolutes =
  /(?<!\p{L})(?:toujours|jamais|tou(?:s|tes)|aucune?s?|forcément|systématiquement|absolument|uniquement|exclusivement|impossible|100\s*%)(?!\p{L})/iu;

type WithChoices = Question<'single' | 'multiple'>;

const withChoices = (question: Question): question is WithChoices =>
  question.kind === 'single' || question.kind === 'multiple';
const lengthOf = ({ text }: Choice) => markdownWords(text).length;
const rightsOf = ({ choices }: WithChoices) => choices.filter(({ right }) => right);
const letterOf = (index: number) => 'ABCDEFGHIJKLMNOPQRST'.charAt(index);

/** Hints on one question, read alone. */
export function questionHints(question: Question): Hint[] {
  const parts = question.kind === 'scenario' ? question.parts : [];
  return [
    ...(withChoices(question) ? choiceHints(question) : []),
    ...missingExplanations(question),
    ...parts.flatMap((part, index) =>
      questionHints(part).map((hint) => ({ ...hint, at: `parts.${index}.${hint.at}` })),
    ),
  ].map((hint) => ({ ...hint, questionId: question.id }));
}

function choiceHints(question: WithChoices): Hint[] {
  const { choices } = question;
  const hints: Hint[] = [];
  const tell = (rule: string, at: string, what: string, todo: string) =>
    hints.push({ rule, at, what: typeset(what), todo: typeset(todo), questionId: question.id });

  const longest = longestOf(choices);
  if (longest && longest.right && longest.times >= standsOut && longest.more >= byAtLeast) {
    tell(
      'longest-right',
      `choices.${longest.index}.text`,
      `La bonne réponse (${letterOf(longest.index)}) est bien plus longue que les autres.`,
      'Raccourcissez-la, ou donnez autant de détails aux autres : on la devine à sa longueur.',
    );
  }
  const asking = choices.flatMap(({ text }, index) => (/\?\s*$/.test(text) ? [index] : []));
  if (asking.length === 1 && choices.length > 2) {
    tell(
      'one-question-mark',
      `choices.${asking[0]}.text`,
      `Le choix ${letterOf(asking[0]!)} est le seul à finir par un point d’interrogation.`,
      'Écrivez tous les choix de la même façon.',
    );
  }
  const absolute = choices.map(({ text }) => absolutes.exec(markdownWords(text))?.[0]);
  const right = choices.some((choice, index) => choice.right && absolute[index]);
  const wrong = choices.flatMap((choice, index) =>
    !choice.right && absolute[index] ? [`« ${absolute[index]} » (${letterOf(index)})`] : [],
  );
  if (wrong.length > 0 && !right) {
    tell(
      'absolute-wrong',
      'choices',
      `Seuls des choix faux disent ${wrong.join(', ')}.`,
      'Nuancez-les, ou mettez aussi un mot aussi net dans une bonne réponse : on les écarte sans savoir.',
    );
  }
  return hints;
}

/** The choice that is longer than every other, and how far above the next; null where two are. */
function longestOf(choices: readonly Choice[]) {
  const lengths = choices.map(lengthOf);
  const [first = 0, second = 0] = lengths.toSorted((one, other) => other - one);
  const index = lengths.indexOf(first);
  if (first === second || choices.length < 2) return null;
  return {
    index,
    right: choices[index]!.right,
    times: first / Math.max(1, second),
    more: first - second,
  };
}

function missingExplanations(question: Question): Hint[] {
  const missing: string[] = [];
  if (markdownWords(question.explanation) === '') missing.push('explanation');
  if (withChoices(question)) {
    for (const [index, { right, explanation }] of question.choices.entries()) {
      if (!right && markdownWords(explanation) === '') missing.push(`choices.${index}.explanation`);
    }
  }
  return missing.map((at) => ({
    ...{ rule: 'no-explanation', at, questionId: question.id },
    what: typeset(
      at === 'explanation'
        ? 'La question n’a pas d’explication.'
        : 'Ce choix faux ne s’explique pas.',
    ),
    todo: typeset('Dites en une phrase pourquoi : c’est là que l’on apprend.'),
  }));
}

/**
 * Hints over a set of questions, a quiz or a bank: those on each, then those that only many show.
 * `objectives` are those that the set ought to ask; none where nothing says which.
 */
export function qualityHints(
  questions: readonly Question[],
  objectives: readonly Objective[] = [],
): Hint[] {
  return [
    ...questions.flatMap(questionHints),
    ...patternHints(questions.filter(withChoices)),
    ...neverAsked(questions, objectives),
  ];
}

function patternHints(questions: readonly WithChoices[]): Hint[] {
  const singles = questions.filter((each) => rightsOf(each).length === 1);
  if (singles.length < fewestForPatterns) return [];
  const hints: Hint[] = [];
  const tell = (rule: string, what: string, todo: string) =>
    hints.push({ rule, at: '', what: typeset(what), todo: typeset(todo), questionId: null });
  const chance = mean(singles.map(({ choices }) => 1 / choices.length));

  const longest = singles.filter(({ choices }) => longestOf(choices)?.right).length;
  if (longest / singles.length > chance + aboveChance) {
    tell(
      'longest-right-often',
      `La bonne réponse est la plus longue dans ${longest} questions sur ${singles.length}.`,
      'Rallongez des réponses fausses ou raccourcissez des bonnes : choisir la plus longue suffirait presque.',
    );
  }
  const places = singles.map(({ choices }) => choices.findIndex(({ right }) => right));
  for (const place of new Set(places)) {
    const times = places.filter((each) => each === place).length;
    if (times / singles.length <= chance + aboveChance) continue;
    tell(
      'key-position',
      `La bonne réponse est en ${letterOf(place)} dans ${times} questions sur ${singles.length}.`,
      'Changez l’ordre de quelques choix, ou faites-les mélanger à chaque essai.',
    );
  }
  return hints;
}

function neverAsked(questions: readonly Question[], objectives: readonly Objective[]): Hint[] {
  const asked = new Set(questions.map(({ objectiveId }) => objectiveId));
  const missing = objectives.filter(({ id }) => !asked.has(id));
  if (missing.length === 0) return [];
  return missing.map(({ text }) => ({
    ...{ rule: 'never-asked', at: '', questionId: null },
    what: typeset(`Aucune question ne demande : « ${text} ».`),
    todo: typeset(
      `Écrivez-en une, ou rattachez-y une question (${counted(missing.length, 'objectif', 'objectifs')} sans question).`,
    ),
  }));
}

const mean = (numbers: readonly number[]) =>
  numbers.reduce((sum, each) => sum + each, 0) / numbers.length;
