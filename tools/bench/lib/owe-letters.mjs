// People who accepted long ago, of sessions ten days ahead somewhere where it is noon: each is owed one
// convocation, now.
const perCohort = 14;

/**
 * Owes so many, and answers the ids of their messages where they are `claimed` already: written down,
 * and not queued.
 */
export async function oweLetters(client, count, { claimed = false } = {}) {
  const east = 12 - new Date().getUTCHours();
  const zone = `Etc/GMT${east > 0 ? '-' : '+'}${Math.abs(east)}`;
  const { rows } = await client.query(
    `select c.id from cohort c where exists (select from half_day h where h.cohort_id = c.id)
     order by c.created_at limit 1`,
  );
  const model = rows[0].id;
  const cohort = await columnsOf(client, 'cohort', [
    ...['id', 'status', 'time_zone', 'starts_at', 'ends_at', 'capacity', 'cancelled_at', 'title'],
  ]);
  const halfDay = await columnsOf(client, 'half_day', ['id', 'cohort_id', 'starts_at', 'ends_at']);
  await client.query('begin');
  await client.query('set local session_replication_role = replica');
  await client.query(
    `create temp table owed_run on commit drop as select gen_random_uuid() as id, g as n,
       date_trunc('day', now() at time zone $2) at time zone $2 + interval '10 days 9 hours' as first
     from generate_series(1, ceil($1::numeric / ${perCohort})::int) g`,
    [count, zone],
  );
  await client.query(
    `insert into cohort (id, status, time_zone, starts_at, ends_at, capacity, title, ${cohort})
     select r.id, 'open', $2, r.first, r.first + interval '32 hours', ${perCohort}, 'Session ' || r.n, ${prefixed('m', cohort)}
     from owed_run r, cohort m where m.id = $1`,
    [model, zone],
  );
  await client.query(
    `insert into half_day (id, cohort_id, starts_at, ends_at, ${halfDay})
     select gen_random_uuid(), r.id, r.first + make_interval(hours => (m.at * 12)::int),
       r.first + make_interval(hours => (m.at * 12)::int) + interval '3 hours 30 minutes', ${prefixed('m', halfDay)}
     from owed_run r, (select *, row_number() over (order by starts_at) - 1 as at from half_day
                       where cohort_id = $1) m`,
    [model],
  );
  await client.query(
    `create temp table owed_person on commit drop as select gen_random_uuid() as id,
       gen_random_uuid() as enrolment, g as n, r.id as cohort
     from generate_series(1, $1::int) g join owed_run r on r.n = (g - 1) / ${perCohort} + 1`,
    [count],
  );
  await client.query(
    `insert into person (id, email, first_name, last_name, employer)
     select id, id || '@percolateur.test', 'Nadia', 'Benali ' || n, '' from owed_person`,
  );
  await client.query(
    `insert into enrolment (id, cohort_id, person_id, status, created_at, answered_at)
     select enrolment, cohort, id, 'accepted', now() - interval '40 days', now() - interval '39 days'
     from owed_person`,
  );
  let ids = [];
  if (claimed) {
    const made = await client.query(
      `insert into message (id, person_id, rule, occurrence, cohort_id, enrolment_id, status, due_at, expires_at, claimed_at)
       select gen_random_uuid(), id, 'joining', enrolment::text, cohort, enrolment, 'owed', now(),
         now() + interval '9 days', now() from owed_person returning id`,
    );
    ids = made.rows.map(({ id }) => id);
  }
  await client.query('commit');
  await client.query('analyze');
  return ids;
}

const prefixed = (alias, columns) =>
  columns
    .split(', ')
    .map((name) => `${alias}.${name}`)
    .join(', ');

async function columnsOf(client, table, except) {
  const { rows } = await client.query(
    `select string_agg(quote_ident(column_name), ', ' order by ordinal_position) as names
     from information_schema.columns where table_name = $1 and table_schema = 'public'
       and column_name <> all ($2) and is_generated = 'NEVER'`,
    [table, except],
  );
  return rows[0].names;
}
