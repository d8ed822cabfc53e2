import { Refusal } from '../refusal';
import type { SurveyForm, SurveyQuestion } from './forms';
import { agreement } from './forms';

/** What was answered, by id of question: what is counted, and what is written. */
export interface SurveyAnswer {
  ratings: Readonly<Record<string, number | string | readonly string[]>>;
  words: Readonly<Record<string, string>>;
}

const isWhole = (value: unknown, least: number, most: number) =>
  Number.isInteger(value) && Number(value) >= least && Number(value) <= most;

function takes(question: SurveyQuestion, value: SurveyAnswer['ratings'][string]): boolean {
  switch (question.kind) {
    case 'scale':
      return isWhole(value, 1, agreement.length);
    case 'count':
      return isWhole(value, 0, question.most);
    case 'one':
      return typeof value === 'string' && Object.hasOwn(question.choices, value);
    case 'some':
      return (
        Array.isArray(value) &&
        new Set(value).size === value.length &&
        value.every((each) => Object.hasOwn(question.choices, each))
      );
    case 'words':
      return false;
  }
}

/**
 * What is kept of an answer: without what was left blank.
 * @throws Refusal `answer-invalid` for a question that the form does not ask or a value it cannot take
 */
export function checkSurvey(
  { questions }: Pick<SurveyForm, 'questions'>,
  { ratings, words }: SurveyAnswer,
): SurveyAnswer {
  const asked = new Map(questions.map((each) => [each.id, each]));
  for (const [id, value] of Object.entries(ratings)) {
    const question = asked.get(id);
    if (!question || !takes(question, value)) throw new Refusal('answer-invalid');
  }
  for (const id of Object.keys(words)) {
    if (asked.get(id)?.kind !== 'words') throw new Refusal('answer-invalid');
  }
  const given = <T>(of: Readonly<Record<string, T>>, isBlank: (value: T) => boolean) =>
    Object.fromEntries(Object.entries(of).filter(([, value]) => !isBlank(value)));
  return {
    ratings: given(ratings, (value) => Array.isArray(value) && value.length === 0),
    words: given(words, (value) => value.trim() === ''),
  };
}
