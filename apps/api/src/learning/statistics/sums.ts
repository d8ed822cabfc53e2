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
  ...['timed', 'seconds'],
] as const;
const quizSums = ['attempts', 'passed', 'points', 'points_square', 'timed', 'seconds'] as const;
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

/** The sums of a quiz there; null where nobody took it. */
export async function quizTally(
  manager: EntityManager,
  whose: Whose,
  what: What,
): Promise<QuizTally | null> {
  const { sql, values } = fromTallies('quiz_tally', whose, what);
  const [row] = await manager.query<[Record<string, string | string[]>]>(
    `select ${quizSums.map((each) => `coalesce(sum(t.${each}), 0) as ${each}`).join(', ')},
            array[${places('bands', bandCount)}]::bigint[] as bands ${sql}`,
    values,
  );
  const tally = inNumbers(row) as unknown as QuizTally;
  return tally.attempts > 0 ? tally : null;
}

/** First attempts at a quiz, and their points, in each cohort of a hub, or in each hub of the nation. */
export async function quizParts(
  manager: EntityManager,
  organisationId: string | undefined,
  what: { course: string; quizId: string },
): Promise<{ id: string; name: string; attempts: number; points: number }[]> {
  const [part, name, order] = organisationId
    ? ['cohort', 'title', 'starts_at desc']
    : ['organisation', 'name', 'name'];
  const own = organisationId ? 'organisation_id = $3' : `kind = 'hub'`;
  const rows = await manager.query<
    { id: string; name: string; attempts: string; points: string }[]
  >(
    `select p.id, p.${name} as name, sum(t.attempts) as attempts, sum(t.points) as points
     from quiz_tally t join ${part} p on p.id = t.scope_id
     where t.scope_id = any(array(select id from ${part} where ${own}))
       and t.quiz_id = $1 and t.course_version_id = ${ofCourse('$2')}
     group by p.id having sum(t.attempts) > 0 order by p.${order}, p.id`,
    [what.quizId, what.course, ...(organisationId ? [organisationId] : [])],
  );
  return rows.map(({ attempts, points, ...head }) => ({
    ...head,
    ...{ attempts: Number(attempts), points: Number(points) },
  }));
}

/** How many first attempts each quiz has there. */
export function quizzesTaken(
  manager: EntityManager,
  whose: Whose,
): Promise<{ course: string; quizId: string; attempts: number }[]> {
  const { sql, values } = fromTallies('quiz_tally', whose, null);
  return manager.query(
    `select v.slug as course, taken.quiz_id as "quizId", sum(taken.attempts)::int as attempts
     from (select t.course_version_id, t.quiz_id, t.attempts ${sql}) taken
     join course_version v on v.id = taken.course_version_id group by 1, 2`,
    values,
  );
}

/**
 * Hubs are counted by themselves: whatever is asked reads as many rows as it has questions or hubs.
 * Which rows is told as arrays: of a join the planner expects a few, and reads the whole table.
 */
function fromTallies(
  table: 'question_tally' | 'quiz_tally',
  { cohortId, organisationId }: Whose,
  what: What | null,
): { sql: string; values: unknown[] } {
  const scope = cohortId ?? organisationId;
  const values: unknown[] = scope ? [scope] : [];
  const wanted = [
    scope
      ? 't.scope_id = $1'
      : `t.scope_id = any(array(select id from organisation where kind = 'hub'))`,
  ];
  const value = (given: unknown) => `$${values.push(given)}`;
  if (what && 'versionIds' in what) {
    wanted.push(`t.version_id = any(${value(what.versionIds)})`);
  } else if (what) {
    wanted.push(`t.quiz_id = ${value(what.quizId)}`);
    wanted.push(`t.course_version_id = ${ofCourse(value(what.course))}`);
  }
  return { sql: `from ${table} t where ${wanted.join(' and ')}`, values };
}

/** One of the versions of a course, by the parameter of its slug. */
const ofCourse = (slug: string) => `any(array(select id from course_version where slug = ${slug}))`;

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
