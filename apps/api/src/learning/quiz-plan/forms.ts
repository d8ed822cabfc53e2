import type { HubQuiz } from '@percolateur/contract';
import { formDifferences } from '@percolateur/domain';
import type { PoolQuestion, QuizForm } from '@percolateur/domain';

/** The versions of questions that a form names. */
export const namedIn = ({ sections }: QuizForm): string[] =>
  sections.flatMap((each) => ('draw' in each ? [] : [...each.questions]));

/** The forms that are not equivalent to the first. Lessons of one course tell its half-days. */
export function unequalForms(
  [first, ...others]: readonly QuizForm[],
  pool: readonly PoolQuestion[],
): HubQuiz['unequal'] {
  if (!first) return [];
  return others
    .map((form) => ({
      form: form.id,
      differences: formDifferences(first, form, pool, (lessonId) => lessonId),
    }))
    .filter(({ differences }) => differences.length > 0);
}
