import type { Question } from '@percolateur/domain';
import { choose, trueFalse } from './qti-choice';
import { match, order } from './qti-order';
import { gaps, mean, numeric, open, short } from './qti-typed';
import { base, feedback, outcome, set } from './qti-xml';
import type { Told } from './qti-xml';
import { xml } from './xml-write';

/**
 * A question whose texts are HTML, as interactions whose responses begin with this name. Once it is
 * answered, its explanation is shown, and what is said of each of its lines.
 */
export function interaction(question: Question, name: string): Told {
  const told = asked(question, name);
  const lines = told.details.map(({ label, explanation }) =>
    xml('li', {}, xml('p', {}, xml('strong', {}, label)), explanation),
  );
  if (!question.explanation && lines.length === 0) return told;
  const said = `EXPLANATION_${name}`;
  const html = question.explanation + (lines.length > 0 ? xml('ul', {}, ...lines) : '');
  return {
    ...told,
    outcomes: [...told.outcomes, outcome(said, 'identifier')],
    rules: [...told.rules, set(said, base('identifier', 'answered'))],
    feedback: [...told.feedback, feedback(said, 'answered', html)],
  };
}

function asked(question: Question, name: string): Told {
  switch (question.kind) {
    case 'single':
    case 'multiple':
      return choose(question, name);
    case 'true-false':
      return trueFalse(question, name);
    case 'ordering':
      return order(question, name);
    case 'matching':
      return match(question, name);
    case 'short':
      return short(question, name);
    case 'numeric':
      return numeric(question, name);
    case 'gap':
      return gaps(question, name);
    case 'open':
      return open(question, name);
    case 'scenario':
      return scenario(question, name);
  }
}

/** The situation, then each part: the score is their mean. */
function scenario({ parts, prompt }: Question<'scenario'>, name: string): Told {
  const told = parts.map((part, at) => interaction(part, `${name}_${at + 1}`));
  return {
    responses: told.flatMap(({ responses }) => responses),
    outcomes: told.flatMap(({ outcomes }) => outcomes),
    body: xml('div', {}, prompt) + told.map(({ body }) => body).join(''),
    rules: told.flatMap(({ rules }) => rules),
    score: mean(told.flatMap(({ score }) => (score === null ? [] : [score]))),
    feedback: told.flatMap((each) => each.feedback),
    details: [],
  };
}
