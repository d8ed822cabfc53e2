import { certainties } from '@percolateur/domain';
import type { QuestionTally, QuizTally } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';

/** Whose tallies are summed: a cohort, a hub, or all where neither is told. */
export interface Whose {
  cohortId?: string;
  organisationId?: string;
}

/** What of: a quiz of a course, or versions of questions wherever they were asked. */
export type What = { course: string; quizId: string } | { versionIds: readonly string[] };

const questionSums = [
  ...['asked', 'answered', 'whole', 'share', 'share_square', 'rest', 'rest_square', 'share_rest'],
  'seconds',
] as const;
const quizSums = ['attempts', 'passed', 'points', 'points_square', 'seconds'] as const;
const bandCount = 10;

/** The sums of each question version that was asked there, by its id. */
export async function questionTallies(
  manager: EntityManager,
  whose: Whose,
  what: What,
): Promise<Map<string, QuestionTally>> {
  const from = fromTallies('question_tally', whose, what);
  const [{ widest }] = await manager.query<[{ widest: number | null }]>(
    `select max(cardinality(t.picks)) as widest ${from.sql}`,
    from.values,
  );
  const picks = places('picks', widest ?? 0);
  const certainty = places('certainty', 2 * certainties.length);
  const rows = await manager.query<({ version_id: string } & Record<string, string | string[]>)[]>(
    `select t.version_id, ${questionSums.map((each) => `sum(t.${each}) as ${each}`).join(', ')},
            array[${picks}]::bigint[] as picks, array[${certainty}]::bigint[] as certainty
     ${from.sql} group by t.version_id having sum(t.asked) > 0`,
    from.values,
  );
  return new Map(
    rows.map(({ version_id, ...row }) => [version_id, inNumbers(row) as unknown as QuestionTally]),
  );
}

/** The sums of a quiz in each cohort of a hub, in each hub of the nation, or in one cohort. */
export async function quizTallies(
  manager: EntityManager,
  { cohortId, organisationId }: Whose,
  what: { course: string; quizId: string },
): Promise<{ id: string; name: string; tally: QuizTally }[]> {
  const nation = !cohortId && !organisationId;
  const part = nation
    ? `organisation p on p.id = t.scope_id and p.kind = 'hub'`
    : `cohort p on p.id = t.scope_id and ${cohortId ? 'p.id' : 'p.organisation_id'} = $3`;
  const rows = await manager.query<
    ({ id: string; name: string } & Record<string, string | string[]>)[]
  >(
    `select p.id, ${nation ? 'p.name' : 'p.title as name'},
            ${quizSums.map((each) => `sum(t.${each}) as ${each}`).join(', ')},
            array[${places('bands', bandCount)}]::bigint[] as bands
     from quiz_tally t join ${part} join course_version v on v.id = t.course_version_id
     where t.quiz_id = $1 and v.slug = $2
     group by p.id order by ${nation ? 'p.name' : 'p.starts_at desc'}, p.id`,
    [what.quizId, what.course, ...(nation ? [] : [cohortId ?? organisationId])],
  );
  return rows.map(({ id, name, ...row }) => ({
    ...{ id, name },
    tally: inNumbers(row) as unknown as QuizTally,
  }));
}

/** How many first attempts each quiz has there. */
export function quizzesTaken(
  manager: EntityManager,
  whose: Whose,
): Promise<{ course: string; quizId: string; attempts: number }[]> {
  const { sql, values } = fromTallies('quiz_tally', whose, null);
  return manager.query(
    `select v.slug as course, t.quiz_id as "quizId", sum(t.attempts)::int as attempts
     ${sql} group by 1, 2`,
    values,
  );
}

/** Hubs are counted by themselves: whatever is asked reads as many rows as it has questions or hubs. */
function fromTallies(
  table: 'question_tally' | 'quiz_tally',
  { cohortId, organisationId }: Whose,
  what: What | null,
): { sql: string; values: unknown[] } {
  const scope = cohortId ?? organisationId;
  const values: unknown[] = scope ? [scope] : [];
  const wanted = [
    scope ? 't.scope_id = $1' : `t.scope_id in (select id from organisation where kind = 'hub')`,
  ];
  const want = (column: string, value: unknown) =>
    wanted.push(`${column} = $${values.push(value)}`);
  if (what && 'versionIds' in what) {
    wanted.push(`t.version_id = any($${values.push(what.versionIds)})`);
  } else if (what) {
    want('t.quiz_id', what.quizId);
    want('v.slug', what.course);
  }
  return {
    sql: `from ${table} t join course_version v on v.id = t.course_version_id
          where ${wanted.join(' and ')}`,
    values,
  };
}

/** The sum at each place of a column of counts, for as many places. */
const places = (column: string, count: number) =>
  Array.from({ length: count }, (_, place) => `coalesce(sum(t.${column}[${place + 1}]), 0)`).join();

/** Sums as numbers, under the names of the domain: they stay below 2⁵³, or lose what no figure shows. */
const inNumbers = (row: Record<string, string | string[]>) =>
  Object.fromEntries(
    Object.entries(row).map(([column, value]) => [
      column.replace(/_([a-z])/g, (_, letter: string) => letter.toUpperCase()),
      Array.isArray(value) ? value.map(Number) : Number(value),
    ]),
  );
