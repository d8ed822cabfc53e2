/**
 * Ids of the cohorts that may owe a message at the instant $1: more than do owe one, far fewer than
 * there are. Each part looks at one kind of cause through an index, with a margin of a day or so
 * around what the rules of the domain say.
 */
export const cohortsThatMayOwe = `
  with living as (
    select c.id, c.starts_at from cohort c
    where c.status in ('open', 'running') and c.starts_at < $1::timestamptz + interval '17 days'
      and c.ends_at > $1::timestamptz - interval '3 days'
  )
  -- On the eve and on its days: the eve’s message, signatures, the trainer’s evening.
  select l.id from living l
  where exists (select from half_day h where h.cohort_id = l.id
                and h.starts_at between $1::timestamptz - interval '42 hours' and $1::timestamptz + interval '42 hours')
  union
  -- Joining instructions, then the first questions.
  select l.id from living l join enrolment e on e.cohort_id = l.id and e.status = 'accepted'
  where not exists (select from message m where m.person_id = e.person_id and m.rule = 'joining'
                    and m.occurrence = e.id::text)
    or exists (select from message m where m.person_id = e.person_id and m.rule = 'withdrawn'
               and m.cohort_id = e.cohort_id)
    or (l.starts_at between $1 and $1::timestamptz + interval '9 days'
        and not exists (select from message m where m.person_id = e.person_id
                        and m.rule = 'prepare' and m.occurrence = e.id::text))
  union
  -- Invitations and their repeats.
  select e.cohort_id from enrolment e join cohort c on c.id = e.cohort_id
  where e.status = 'invited' and e.invited_at is not null and c.status in ('open', 'running')
    and coalesce(e.answer_before, c.ends_at) > $1
    and (e.invited_at > $1::timestamptz - interval '3 hours'
      or not exists (select from message m where m.person_id = e.person_id and m.rule = 'invitation'
                     and m.enrolment_id = e.id and m.due_at = e.invited_at)
      or (select count(*) from message m where m.person_id = e.person_id
          and m.rule = 'invitation-again' and m.enrolment_id = e.id and m.due_at > e.invited_at)
         < (e.invited_at < $1::timestamptz - interval '2 days')::int
           + (e.invited_at < $1::timestamptz - interval '6 days')::int)
  union
  -- What changed, until everybody concerned has been told of it.
  select p.cohort_id from past_schedule p join cohort c on c.id = p.cohort_id
  where c.status in ('open', 'running') and exists (
    select from (
      select e.person_id from enrolment e
      where e.cohort_id = c.id and e.status in ('invited', 'accepted')
      union all select t.person_id from cohort_trainer t where t.cohort_id = c.id) r
    where not exists (select from message m where m.person_id = r.person_id and m.cohort_id = c.id
                      and m.status = 'sent' and m.told_revision > p.revision))
  union
  -- What was called off, withdrawn or written.
  select c.id from cohort c
  where c.cancelled_at > $1::timestamptz - interval '4 days'
    or (c.cancelled_at is not null and c.ends_at > $1)
  union
  select e.cohort_id from enrolment e where e.withdrawn_at > $1::timestamptz - interval '4 days'
  union
  select e.cohort_id from cohort c join enrolment e on e.cohort_id = c.id
  where c.ends_at > $1 and c.status in ('open', 'running') and e.withdrawn_at is not null
    and not exists (select from message m where m.person_id = e.person_id and m.rule = 'withdrawn'
                    and m.enrolment_id = e.id and m.due_at = e.withdrawn_at)
  union
  select n.cohort_id from note n where n.written_at > $1::timestamptz - interval '4 days'
  union
  -- Documents issued, during the course or after it.
  select e.cohort_id from certificate d join enrolment e on e.id = d.enrolment_id
  where d.issued_at > $1::timestamptz - interval '32 days'
    and not exists (select from message m where m.person_id = e.person_id and m.rule = 'documents'
                    and m.occurrence = e.id::text)
  union
  select c.id from cohort c join enrolment e on e.cohort_id = c.id
  where c.ends_at between $1::timestamptz - interval '33 days' and $1
    and exists (select from certificate d where d.enrolment_id = e.id)
    and not exists (select from message m where m.person_id = e.person_id and m.rule = 'documents'
                    and m.occurrence = e.id::text)
  union
  -- A document corrected since it was told of.
  select e.cohort_id from certificate d join enrolment e on e.id = d.enrolment_id
  where d.version > 1 and d.issued_at > $1::timestamptz - interval '32 days'
    and not exists (select from message m where m.person_id = e.person_id and m.rule = 'corrected'
                    and m.occurrence = e.id || '/' || d.id)
  union
  -- The first café.
  select c.id from cohort c join enrolment e on e.cohort_id = c.id
  where c.ends_at between $1::timestamptz - interval '32 days' and $1::timestamptz - interval '5 days'
    and e.status = 'completed'
    and not exists (select from cafe k where k.enrolment_id = e.id)
    and not exists (select from message m where m.person_id = e.person_id and m.rule = 'cafe-plan'
                    and m.occurrence = e.id::text)
  union
  -- What became pointless and may be wanted again.
  select m.cohort_id from message m
  where m.status = 'pointless' and m.due_at > $1::timestamptz - interval '31 days'
    and m.expires_at > $1 and m.cohort_id is not null`;
