import type { SurveyResult, SurveyResults } from '@percolateur/contract';
import {
  fewestAnswers,
  outsideSurveys,
  surveyForms,
  surveyKinds,
  surveyResults,
} from '@percolateur/domain';
import type { SurveyKind, SurveyTally } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { following } from '../../learning/quiz/attempts';

/** Whose answers: `c` is the cohort. */
interface Scope {
  where: string;
  values: unknown[];
}

/** Written answers told at most, picked by chance: nobody reads more at once. */
const mostWritten = 500;

type ByKind<T> = T & { kind: SurveyKind };

/** The answers about one session. */
export const ofCohort = (cohortId: string): Scope => ({ where: 'c.id = $1', values: [cohortId] });

/** The results of every survey there, under this title. */
export async function surveyResultsOf(
  manager: EntityManager,
  title: string,
  { where, values }: Scope,
): Promise<SurveyResults> {
  const all = <Row>(sql: string) => manager.query<Row[]>(sql, [...values, following]);
  const last = `$${values.length + 1}`;
  // Who was moved is counted where they are now, with the needs that they told before.
  const answers = (each = '') =>
    `from (
       select s.* from cohort c join survey_answer s on s.cohort_id = c.id
       where ${where} and not (s.kind = 'needs' and exists (
         select from enrolment n join enrolment f on f.id = s.enrolment_id
         where n.earlier_ids <> '{}' and n.earlier_ids @> array[f.id]
           and f.status = 'withdrawn' and n.status = any(${last})))
       union all
       (select distinct on (e.id) s.*
        from cohort c join enrolment e on e.cohort_id = c.id and e.earlier_ids <> '{}'
          and e.status = any(${last})
        join enrolment f on f.id = any(e.earlier_ids) and f.status = 'withdrawn'
        join survey_answer s on s.enrolment_id = f.id and s.kind = 'needs'
        where ${where} and not exists (
          select from survey_answer own where own.enrolment_id = e.id and own.kind = 'needs')
        order by e.id, s.answered_at desc)
     ) s ${each}`;
  const [[following_], counts, tallies, people, words] = await Promise.all([
    all<{ count: number }>(
      `select count(*)::int as count from enrolment e join cohort c on c.id = e.cohort_id
       where ${where} and e.status = any(${last})`,
    ),
    all<ByKind<{ count: number }>>(
      `select s.kind, count(*)::int as count ${answers()} group by s.kind`,
    ),
    all<ByKind<SurveyTally>>(
      `select kind, question_id as "questionId", value, count(*)::int as count
       from (select s.kind, r.key as question_id, r.value as rating ${answers('cross join lateral jsonb_each(s.ratings) r')}) each
       cross join lateral jsonb_array_elements_text(
         case jsonb_typeof(rating) when 'array' then rating else jsonb_build_array(rating) end) value
       group by kind, question_id, value`,
    ),
    all<ByKind<{ questionId: string; count: number }>>(
      `select s.kind, key as "questionId", count(*)::int as count ${answers('cross join lateral jsonb_object_keys(s.ratings) key')} group by s.kind, key`,
    ),
    all<ByKind<{ questionId: string; said: string }>>(
      `select s.kind, w.key as "questionId", w.value as said ${answers('cross join lateral jsonb_each_text(s.words) w')} order by md5(s.id::text || w.key) limit ${mostWritten}`,
    ),
  ]);
  return {
    title,
    fewest: fewestAnswers,
    surveys: surveyKinds.map((kind): SurveyResult => {
      const own = <T>(rows: readonly ByKind<T>[]) => rows.filter((row) => row.kind === kind);
      const answered = own(counts)[0]?.count ?? 0;
      const form = surveyForms[kind];
      const questions = surveyResults(
        form,
        own(tallies),
        new Map(own(people).map((each) => [each.questionId, each.count])),
      );
      const written = form.questions.flatMap(({ id, text, kind: asks }) => {
        const said = own(words).flatMap((each) => (each.questionId === id ? [each.said] : []));
        return asks === 'words' && said.length > 0 ? [{ text, said }] : [];
      });
      const outside = outsideSurveys.some((each) => each === kind);
      return {
        ...{ kind, answered, asked: outside ? null : (following_?.count ?? 0) },
        told: answered < fewestAnswers ? null : { questions, written },
      };
    }),
  };
}
