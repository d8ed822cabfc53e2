import { addTally, tallyOf } from '@percolateur/domain';
import type { Fraction, Question, QuestionTally, QuizTally } from '@percolateur/domain';
import type { QuizAnswer } from '../../record/quiz-answer.entity';
import type { QuizAttempt } from '../../record/quiz-attempt.entity';

/** An attempt as one of its results has it: what it adds to the tallies of its cohort. */
export interface Counted {
  attempt: Pick<
    QuizAttempt,
    'courseVersionId' | 'quizId' | 'form' | 'number' | 'startedAt' | 'enteredById'
  >;
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
    const { courseVersionId, quizId, form } = counted.attempt;
    const place = {
      ...{ scope_id: counted.cohortId, course_version_id: courseVersionId },
      ...{ quiz_id: quizId, form },
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
    onPaper: Boolean(attempt.enteredById),
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

const named = (columns: string) => columns.trim().split(/\s+/);
const added = (columns: string) =>
  named(columns).map((each) => `${each} = kept.${each} + excluded.${each}`);
/** Counts added place by place: the shorter list goes on with zeros. */
const addedEach = (columns: string) =>
  named(columns).map(
    (each) => `${each} = array(
      select coalesce(before, 0) + coalesce(more, 0)
      from unnest(kept.${each}, excluded.${each}) as counted (before, more))`,
  );

interface Columns {
  key: string;
  sums: string;
  lists: string;
  /** What is to be done before. */
  after?: string;
}

/** Adds rows of JSON to a table of tallies, for their cohort and for its hub, in one order. */
function into(
  table: 'quiz_tally' | 'question_tally',
  rows: string,
  { key, sums, lists, after = '' }: Columns,
): string {
  const others = named(`course_version_id ${key} ${sums} ${lists}`).join(', ');
  const place = named(`scope_id course_version_id ${key}`).join(', ');
  return `
    insert into ${table} as kept (scope_id, ${others})
    select scope.id as scope_id, ${others}
    from json_populate_recordset(null::${table}, ${rows}) own cross join lateral (
      select own.scope_id as id
      union all select organisation_id from cohort where cohort.id = own.scope_id) scope
    ${after}
    order by 1, ${named(`course_version_id ${key}`).join(', ')}
    on conflict (${place}) do update set ${[...added(sums), ...addedEach(lists)].join(', ')}`;
}

/**
 * Adds to the tallies the rows that `quizzes` and `questions` name, parameters of JSON that tell of one
 * cohort: those of the quizzes first, each kind in one order, so that two who hand in together wait
 * and never deadlock.
 */
export const addTallies = (quizzes: string, questions: string) => `
  quiz as (${into('quiz_tally', quizzes, {
    key: 'quiz_id form',
    sums: 'attempts passed points points_square timed seconds',
    lists: 'bands',
  })}
    returning 1)
  ${into('question_tally', questions, {
    key: 'quiz_id form version_id',
    sums: `asked answered whole share share_square rest rest_square share_rest timed seconds`,
    lists: 'picks certainty',
    after: 'cross join (select count(*) from quiz) first',
  })}`;
