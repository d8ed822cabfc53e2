import type { SurveyForm, SurveyQuestion } from './forms';
import { agreement } from './forms';

/** Under this many answers nothing is told of them: somebody would be recognised. */
export const fewestAnswers = 5;

/** How many people gave one value to one question. */
export interface SurveyTally {
  questionId: string;
  value: string;
  count: number;
}

/** What a group answered to one question. */
export interface QuestionResult {
  id: string;
  text: string;
  kind: Exclude<SurveyQuestion['kind'], 'words'>;
  /** People who answered it. */
  answered: number;
  /** In the order of the form; a count has its values in order. */
  values: { label: string; count: number }[];
  /** Of a scale, from 1 to 5, and of a count; null where nobody answered. */
  mean: number | null;
}

/**
 * What a group answered, question by question, written answers aside.
 * @param tallies of answers to this form alone
 * @param people how many people answered each question
 */
export function surveyResults(
  { questions }: Pick<SurveyForm, 'questions'>,
  tallies: readonly SurveyTally[],
  people: ReadonlyMap<string, number>,
): QuestionResult[] {
  return questions.flatMap((question) => {
    if (question.kind === 'words') return [];
    const own = new Map(
      tallies.filter(({ questionId }) => questionId === question.id).map((t) => [t.value, t.count]),
    );
    return [
      {
        ...{ id: question.id, text: question.text, kind: question.kind },
        answered: people.get(question.id) ?? 0,
        values: valuesOf(question, own),
        mean: question.kind === 'scale' || question.kind === 'count' ? meanOf(own) : null,
      },
    ];
  });
}

function valuesOf(
  question: Exclude<SurveyQuestion, { kind: 'words' }>,
  counts: ReadonlyMap<string, number>,
): QuestionResult['values'] {
  if (question.kind === 'count') {
    return [...counts]
      .sort(([one], [other]) => Number(one) - Number(other))
      .map(([label, count]) => ({ label, count }));
  }
  const labels =
    question.kind === 'scale'
      ? agreement.map((label, place) => [String(place + 1), label] as const)
      : Object.entries(question.choices);
  return labels.map(([value, label]) => ({ label, count: counts.get(value) ?? 0 }));
}

function meanOf(counts: ReadonlyMap<string, number>): number | null {
  let [sum, people] = [0, 0];
  for (const [value, count] of counts) {
    sum += Number(value) * count;
    people += count;
  }
  return people === 0 ? null : sum / people;
}
