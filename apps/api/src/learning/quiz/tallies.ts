import { addTally, tallyOf } from '@percolateur/domain';
import type { Fraction, Question, QuestionTally, QuizTally } from '@percolateur/domain';
import type { QuizAnswer } from '../../record/quiz-answer.entity';
import type { QuizAttempt } from '../../record/quiz-attempt.entity';

/** An attempt as one of its results has it: what it adds to the tallies of its cohort. */
export interface Counted {
  attempt: Pick<QuizAttempt, 'quizId' | 'form' | 'number' | 'startedAt'>;
  cohortId: string;
  submittedAt: Date;
  /** The questions that it was marked by and their versions, in its order. */
  questions: readonly Question[];
  versionIds: readonly string[];
  shares: readonly Fraction[];
  passed: boolean | null;
  /** The answers that stand. */
  given: readonly QuizAnswer[];
}

/** Rows of `quiz_tally` and `question_tally`, by the names of their columns. */
export interface TallyRows {
  quizzes: object[];
  questions: object[];
}

/**
 * What these attempts add to the tallies, or take off: one row for each tally. Only first attempts
 * count: whoever comes back knows the questions.
 */
export function tallyRows(changes: readonly (Counted & { sign: 1 | -1 })[]): TallyRows {
  const quizzes = new Map<string, { place: object; tally: QuizTally }>();
  const questions = new Map<string, { place: object; tally: QuestionTally }>();
  for (const { sign, ...counted } of changes) {
    if (counted.attempt.number !== 1) continue;
    const place = {
      cohort_id: counted.cohortId,
      quiz_id: counted.attempt.quizId,
      form: counted.attempt.form,
    };
    const added = addedBy(counted);
    addTo(quizzes, place, added.quiz, sign);
    for (const [at, tally] of added.questions.entries()) {
      addTo(questions, { ...place, version_id: counted.versionIds[at] }, tally, sign);
    }
  }
  const rows = <T extends QuizTally | QuestionTally>(
    sums: ReadonlyMap<string, { place: object; tally: T }>,
  ) => [...sums.values()].map(({ place, tally }) => ({ ...place, ...inColumns(tally) }));
  return { quizzes: rows(quizzes), questions: rows(questions) };
}

function addTo<T extends QuizTally | QuestionTally>(
  sums: Map<string, { place: object; tally: T }>,
  place: object,
  tally: T,
  sign: 1 | -1,
) {
  const key = Object.values(place).join('/');
  const none = addTally(tally, tally, -1);
  sums.set(key, { place, tally: addTally(sums.get(key)?.tally ?? none, tally, sign) });
}

function addedBy({ attempt, submittedAt, questions, shares, passed, given }: Counted) {
  const answers = new Map(given.map((answer) => [answer.questionId, answer]));
  return tallyOf({
    ...{ startedAt: attempt.startedAt, submittedAt, passed },
    marked: questions.map((question, place) => {
      const answer = answers.get(question.id);
      return {
        question,
        share: shares[place],
        answer: answer?.response ?? null,
        chosenAt: answer?.chosenAt ?? null,
        certainty: answer?.certainty ?? null,
      };
    }),
  });
}

const inColumns = (tally: object) =>
  Object.fromEntries(
    Object.entries(tally).map(([name, value]) => [
      name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`),
      value as unknown,
    ]),
  );

const sums = (columns: string) =>
  columns
    .trim()
    .split(/\s+/)
    .map((each) => `${each} = kept.${each} + excluded.${each}`)
    .join(', ');

/**
 * Adds to the tallies the rows that `quizzes` and `questions` name, parameters of JSON: those of the
 * quizzes first, each kind in one order, so that two who hand in together wait and never deadlock.
 */
export const addTallies = (quizzes: string, questions: string) => `
  quiz as (
    insert into quiz_tally as kept
    select added.* from json_populate_recordset(null::quiz_tally, ${quizzes}) added
    order by cohort_id, quiz_id, form
    on conflict (cohort_id, quiz_id, form) do update
    set ${sums('attempts passed points points_square seconds')},
        bands = add_each(kept.bands, excluded.bands)
    returning 1)
  insert into question_tally as kept
  select added.* from json_populate_recordset(null::question_tally, ${questions}) added,
    (select count(*) from quiz) first
  order by cohort_id, quiz_id, form, version_id
  on conflict (cohort_id, quiz_id, form, version_id) do update
  set ${sums(`asked answered whole share share_square rest rest_square share_rest seconds`)},
      picks = add_each(kept.picks, excluded.picks),
      certainty = add_each(kept.certainty, excluded.certainty)`;
