// Fills a database with a nation of so many enrolments, in bulk: forty hubs, cohorts of fourteen over
// six years and three months ahead. What happened in the last year has its signatures, attempts,
// certificates and messages; what is older keeps the rows that lists read.
import pg from 'pg';

const perCohort = 14;
const hubCount = 40;

/** `url` reaches the database as its owner; `hubId` is the hub of the demonstration, one of the forty. */
export async function fill(url, enrolments, hubId) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  const run = (text, values) => client.query(text, values);
  const cohorts = Math.max(1, Math.round(enrolments / perCohort));
  const people = Math.max(perCohort, Math.round(enrolments * 0.7));
  await run('begin');
  // The rows are whole as they come: what triggers would work out is worked out here.
  await run(`set local session_replication_role = replica`);
  await run(`set local synchronous_commit = off`);
  await run(
    `create temp table hub on commit drop as
     select 0 as n, $1::uuid as id
     union all select g, gen_random_uuid() from generate_series(1, $2::int - 1) g`,
    [hubId, hubCount],
  );
  const columns = await columnsOf(client, 'organisation', ['id', 'code', 'name']);
  await run(
    `insert into organisation (id, code, name, ${columns})
     select hub.id, 'B' || hub.n, 'Hub numéro ' || hub.n, ${columns}
     from hub, organisation model where model.id = $1 and hub.n > 0`,
    [hubId],
  );
  await run(
    `insert into person (id, email, first_name, last_name, employer, search)
     select id, email, first_name, last_name, employer,
       concat_ws(' ', bare_word(first_name), bare_word(last_name), bare_word(email), bare_word(employer))
     from (select gen_random_uuid() as id, 'p' || g || '@foule.test' as email,
       (array['Marie','Léa','Zoé','Karim','Élodie','Jean-Pierre','Nadia','Loïc','Aïcha','Paul'])[1 + g % 10]
         as first_name,
       (array['Martin','Bernard','Noël','Le Goff','Benali','Petit','Durand','N’Diaye','Œillet','Roux'])
         [1 + (g / 10) % 10] || ' ' || chr(65 + (g / 100) % 26) || chr(97 + (g / 2600) % 26) as last_name,
       'Mairie de ' || (array['Caen','Flers','Évreux','Vire','Lens'])[1 + g % 5] || ' ' || g % 5000
         as employer
     from generate_series(1, $1::int) g) p`,
    [people],
  );
  await run(
    `create temp table run on commit drop as
     select g as n, gen_random_uuid() as id, hub.id as hub_id,
       date_trunc('day', now()) + make_interval(days => 90 - (g / ${hubCount}::numeric
         * 2280 / greatest(1, $1::numeric / ${hubCount}))::int) + interval '8 hours' as first
     from generate_series(0, $1::int - 1) g join hub on hub.n = g % ${hubCount}`,
    [cohorts],
  );
  await run(
    `insert into cohort (id, organisation_id, course_version_id, title, status, time_zone, venue_name,
       capacity, revision, starts_at, ends_at, search)
     select id, hub_id, (select id from course_version limit 1), title, status, 'Europe/Paris', venue,
       16, 1, first, first + interval '32 hours', concat_ws(' ', bare_word(title), bare_word(venue))
     from (select *, 'Animer un Café IA, session ' || n as title, 'Médiathèque ' || n % 900 as venue,
       case when first > now() then 'open' when first > now() - interval '2 days' then 'running'
            when first > now() - interval '90 days' then 'closed' else 'archived' end as status
     from run) r`,
  );
  await run(
    `insert into half_day (id, cohort_id, position, title, mode, starts_at, ends_at,
       signing_opened_at, signing_closed_at)
     select gen_random_uuid(), r.id, p, 'Demi-journée ' || p, 'room', s, s + interval '3 hours 30 minutes',
       case when s < now() then s end, case when s + interval '4 hours' < now() then s + interval '4 hours' end
     from run r cross join lateral (values (1, first), (2, first + interval '270 minutes'),
       (3, first + interval '24 hours'), (4, first + interval '1710 minutes')) h (p, s)`,
  );
  await run(
    `create temp table someone on commit drop as
     select row_number() over (order by id) - 1 as n, id from person where email like '%@foule.test'`,
  );
  await run(`create unique index on someone (n)`);
  await run(
    `insert into enrolment (id, cohort_id, person_id, status, created_at, invited_at, answered_at, completed_at)
     select gen_random_uuid(), r.id, s.id,
       case when r.first < now() - interval '3 days' then 'completed' else 'accepted' end,
       r.first - interval '40 days', r.first - interval '40 days', r.first - interval '39 days',
       case when r.first < now() - interval '3 days' then r.first + interval '33 hours' end
     from run r cross join generate_series(0, ${perCohort - 1}) k
     join someone s on s.n = (r.n::bigint * ${perCohort} + k) % $1`,
    [people],
  );
  await run('commit');
  await run('analyze');
  // Chained one by one, a year of evidence takes half an hour; no page reads the chain.
  await run(`set session_replication_role = replica`);
  for (const text of lately) await run(text);
  // Nothing was noted while triggers slept: every session waits to be counted.
  await run('truncate cohort_touched');
  await run('insert into cohort_touched select gen_random_uuid(), id from cohort');
  await run('analyze');
  await client.end();
}

/** What the last year left, beyond the rows that lists read. */
const lately = [
  `create temp table follower as
   select e.id, e.person_id, e.cohort_id, c.starts_at, c.organisation_id
   from enrolment e join cohort c on c.id = e.cohort_id join person p on p.id = e.person_id
   where c.starts_at between now() - interval '1 year' and now() and p.email like '%@foule.test'`,
  `insert into quiz_attempt (id, enrolment_id, course_version_id, quiz_id, kind, number, status,
     started_at, submitted_at, points_numerator, points_denominator, possible, percent, passed)
   select gen_random_uuid(), f.id, (select id from course_version limit 1), kind, kind, 1, 'submitted',
     f.starts_at, f.starts_at + interval '10 minutes', 16, 1, 20, 80,
     case kind when 'final' then true end
   from follower f, unnest(array['positioning', 'final']) kind
   where kind = 'positioning' or f.starts_at < now() - interval '2 days'`,
  `insert into signature (id, half_day_id, person_id, role, way, statement_version, statement,
     client_time, server_time)
   select gen_random_uuid(), h.id, f.person_id, 'learner', 'typed', 'arrival-1', 'Je suis là',
     h.starts_at, h.starts_at
   from follower f join half_day h on h.cohort_id = f.cohort_id where h.ends_at < now()`,
  `insert into certificate (id, enrolment_id, organisation_id, kind, version, number, code, facts,
     sealed, facts_hash, issued_at)
   select gen_random_uuid(), f.id, f.organisation_id, 'realisation', 1, 'F-' || row_number() over (),
     gen_random_uuid()::text,
     jsonb_build_object('learner', f.person_id, 'trainers', '[]'::jsonb, 'issuedBy', f.person_id,
       'kind', 'realisation', 'organisation', '{}'::jsonb, 'halfDays', '[]'::jsonb,
       'timeZone', 'Europe/Paris', 'minutesFollowed', 840, 'finalPercent', null,
       'issuedAt', f.starts_at + interval '34 hours'), '{}', '',
     f.starts_at + interval '34 hours'
   from follower f where f.starts_at < now() - interval '3 days'`,
  // What the clock owed and has said, so that a sweep meets an ordinary half minute.
  `insert into message (id, person_id, rule, occurrence, cohort_id, enrolment_id, status, due_at,
     expires_at, claimed_at, queued_at, sent_at, told_revision)
   select gen_random_uuid(), e.person_id, r.rule, e.id::text, c.id, e.id, 'sent', r.due,
     r.due + interval '30 days', r.due, r.due, r.due, case r.rule when 'joining' then 1 end
   from cohort c join enrolment e on e.cohort_id = c.id cross join lateral (values
     ('joining', c.starts_at - interval '15 days'), ('prepare', c.starts_at - interval '7 days'),
     ('documents', c.ends_at + interval '1 day'), ('cafe-plan', c.ends_at + interval '7 days')
   ) r (rule, due)
   where c.starts_at between now() - interval '1 year' and now() + interval '15 days'
     and r.due < now()
   on conflict do nothing`,
];

async function columnsOf(client, table, without) {
  const { rows } = await client.query(
    `select column_name from information_schema.columns
     where table_name = $1 and not column_name = any($2)`,
    [table, without],
  );
  return rows.map(({ column_name }) => `"${column_name}"`).join(', ');
}
