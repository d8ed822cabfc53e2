// Fills a database with the tallies that so many first attempts at one quiz leave: groups of twelve,
// in forty hubs. What statistics read is these rows and nothing else of the attempts.
const perCohort = 12;
const hubs = 40;

/** `client` is the owner's; the cohort and its course are those to copy. Answers how many attempts there are. */
export async function fillTallies(client, { cohortId, quizId, versionIds, attempts }) {
  const cohorts = Math.ceil(attempts / perCohort);
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await client.query(
    `create temp table hub on commit drop as select g as n, gen_random_uuid() as id
     from generate_series(0, $1::int - 1) g`,
    [hubs],
  );
  await client.query(
    `insert into organisation
     select (jsonb_populate_record(o, jsonb_build_object('id', h.id, 'kind', 'hub',
       'code', 'T' || h.n || '-' || left(h.id::text, 4), 'name', 'Hub numéro ' || h.n))).*
     from hub h, organisation o join cohort c on c.organisation_id = o.id where c.id = $1`,
    [cohortId],
  );
  await client.query(
    `create temp table made on commit drop as
     select gen_random_uuid() as id, h.id as hub_id, g % 1000 as n from generate_series(1, $1::int) g
     join hub h on h.n = g % ${hubs}`,
    [cohorts],
  );
  await client.query(
    `insert into cohort
     select (jsonb_populate_record(c, jsonb_build_object('id', m.id, 'organisation_id', m.hub_id))).*
     from made m, cohort c where c.id = $1`,
    [cohortId],
  );
  // Each group, and each hub as the sum of its groups.
  const scopes = `(
    select id, 1 as groups, n from made
    union all select hub_id, count(*), sum(n) from made group by hub_id) s`;
  const times = (...counts) => `array[${counts.map((count) => `${count} * groups`).join()}]`;
  await client.query(
    `insert into quiz_tally
     select s.id, c.course_version_id, $1, '', ${perCohort} * groups, 9 * groups,
       1800000 * groups + n, 280000000000 * groups + n, 9600 * groups,
       ${times(0, 0, 0, 1, 1, 2, 3, 3, 1, 1)}, ${perCohort} * groups
     from ${scopes}, cohort c where c.id = $2`,
    [quizId, cohortId],
  );
  await client.query(
    `insert into question_tally
     select s.id, c.course_version_id, $1, '', version, ${perCohort} * groups, 11 * groups,
       8 * groups, 100800 * groups + n, 1270080000 * groups + n, 1700000 * groups + n,
       250000000000 * groups + n, 14700000000 * groups + n, 420 * groups,
       ${times(8, 2, 1, 1)}, ${times(4, 3, 2, 4, 2, 1)}, 11 * groups
     from ${scopes}, unnest($2::uuid[]) version, cohort c where c.id = $3`,
    [quizId, versionIds, cohortId],
  );
  await client.query('commit');
  await client.query('vacuum analyze quiz_tally, question_tally, cohort, organisation');
  return cohorts * perCohort;
}
