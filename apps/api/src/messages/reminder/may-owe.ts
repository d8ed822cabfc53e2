/** The rules of each hub as they stand: the last version of each. */
export const standingRules = `
  select distinct on (v.organisation_id, v.rule) v.organisation_id, v.rule, v.delay, v.paused
  from rule_version v order by v.organisation_id, v.rule, v.number desc`;

/** How many days a hub put into the delay of a rule; else as shipped. */
const days = (rule: string, shipped: number) => `coalesce((
  select (r.delay ->> 'days')::int from standing r
  where r.organisation_id = c.organisation_id and r.rule = '${rule}'), ${shipped})`;

/** Whether the hub let the rule speak. */
const speaks = (rule: string) => `not exists (
  select from standing r
  where r.organisation_id = c.organisation_id and r.rule = '${rule}' and r.paused)`;

/** Whether somebody was not yet owed what is said once a person. */
const unsaid = (rule: string) => `not exists (
  select from message m
  where m.person_id = e.person_id and m.rule = '${rule}' and m.occurrence = e.id::text)`;

/** So many days before the instant $1. */
const ago = (count: string) => `$1::timestamptz - (${count}) * interval '1 day'`;

/**
 * Ids of the cohorts that may owe a message at the instant $1: more than do owe one, far fewer than
 * there are. Each part looks at one kind of cause through an index, as far as any hub may set the
 * delay, then at the delay of its hub, with a margin of a day or so around what the rules of the
 * domain say.
 */
export const cohortsThatMayOwe = `
  with standing as materialized (${standingRules}),
  living as materialized (
    select c.id, c.organisation_id, c.starts_at from cohort c
    where c.status in ('open', 'running') and c.starts_at < $1::timestamptz + interval '32 days'
      and c.ends_at > $1::timestamptz - interval '3 days'
  ),
  -- After the course, as long as anything may be asked of those who were there.
  past as materialized (
    select c.id, c.organisation_id, c.ends_at from cohort c
    where c.status in ('open', 'running', 'closed', 'archived')
      and c.ends_at between $1::timestamptz - interval '143 days' and $1::timestamptz + interval '1 day'
  )
  -- On the eve and on its days: the eve’s message, the welcome, signatures, the trainer’s evening.
  select l.id from living l
  where exists (select from half_day h where h.cohort_id = l.id
                and h.starts_at between $1::timestamptz - interval '42 hours' and $1::timestamptz + interval '42 hours')
  union
  -- Joining instructions, then the first questions.
  select c.id from living c join enrolment e on e.cohort_id = c.id and e.status = 'accepted'
  where c.starts_at < ${ago(`${days('joining', -15)} - 2`)}
    and (${unsaid('joining')}
      or exists (select from message m where m.person_id = e.person_id and m.rule = 'withdrawn'
                 and m.cohort_id = e.cohort_id))
    or (c.starts_at between $1 and $1::timestamptz + interval '9 days' and ${unsaid('prepare')}
        and ${speaks('prepare')})
  union
  -- Invitations and their repeats.
  select e.cohort_id from enrolment e join cohort c on c.id = e.cohort_id
  where e.status = 'invited' and e.invited_at is not null and c.status in ('open', 'running')
    and coalesce(e.answer_before, c.ends_at) > $1
    and (e.invited_at > $1::timestamptz - interval '3 hours'
      or not exists (select from message m where m.person_id = e.person_id and m.rule = 'invitation'
                     and m.enrolment_id = e.id and m.due_at = e.invited_at)
      ${[
        ['invitation-again', days('invitation-again', 3), '17'],
        ['invitation-last', days('invitation-last', 7), '24'],
      ]
        .map(
          ([rule, delay, most]) => `
      or (e.invited_at between ${ago(most)} and ${ago(`${delay} - 1`)} and ${speaks(rule)}
          and not exists (select from message m where m.person_id = e.person_id
                          and m.rule = '${rule}' and m.enrolment_id = e.id
                          and m.due_at > e.invited_at))`,
        )
        .join('')})
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
  -- Personal links to sign, asked for and not sent.
  select h.cohort_id from signing_link l join half_day h on h.id = l.half_day_id
  where h.ends_at > $1::timestamptz - interval '4 days'
    and not exists (select from message m where m.enrolment_id = l.enrolment_id
                    and m.rule = 'sign-link' and m.occurrence = l.id::text)
  union
  select n.cohort_id from note n where n.written_at > $1::timestamptz - interval '4 days'
  union
  -- Documents issued, during the course or after it.
  select e.cohort_id from certificate d join enrolment e on e.id = d.enrolment_id
  where d.issued_at > $1::timestamptz - interval '32 days' and ${unsaid('documents')}
  union
  select c.id from past c join enrolment e on e.cohort_id = c.id
  where c.ends_at > ${ago('40')}
    and exists (select from certificate d where d.enrolment_id = e.id) and ${unsaid('documents')}
  union
  -- Documents that the team asked to send, and that are not sent.
  select e.cohort_id from document_sending d join enrolment e on e.id = d.enrolment_id
  where d.asked_at > $1::timestamptz - interval '5 days'
    and not exists (select from message m where m.person_id = e.person_id
                    and m.rule = 'documents-sent' and m.occurrence = d.id::text)
  union
  -- A document corrected since it was told of.
  select e.cohort_id from certificate d join enrolment e on e.id = d.enrolment_id
  where d.version > 1 and d.issued_at > $1::timestamptz - interval '32 days'
    and not exists (select from message m where m.person_id = e.person_id and m.rule = 'corrected'
                    and m.occurrence = e.id || '/' || d.id)
  union
  -- The surveys that follow the course.
  select c.id from past c join enrolment e on e.cohort_id = c.id
  where e.status in ('accepted', 'completed', 'not_completed')
    and ((not exists (select from survey_answer s where s.enrolment_id = e.id and s.kind = 'hot')
          and (c.ends_at between ${ago(`${days('satisfaction-again', 4)} + 2`)}
                         and ${ago(`${days('satisfaction', 1)} - 1`)}
               and ${unsaid('satisfaction')} and ${speaks('satisfaction')}
            or c.ends_at between ${ago(`${days('satisfaction-again', 4)} + 12`)}
                         and ${ago(`${days('satisfaction-again', 4)} - 1`)}
               and ${unsaid('satisfaction-again')} and ${speaks('satisfaction-again')}))
      or (c.ends_at between ${ago(`${days('cold', 60)} + 23`)} and ${ago(`${days('cold', 60)} - 1`)}
          and not exists (select from survey_answer s where s.enrolment_id = e.id and s.kind = 'cold')
          and ${unsaid('cold')} and ${speaks('cold')}))
  union
  -- The first café: asked for, announced, held.
  select c.id from past c join enrolment e on e.cohort_id = c.id
  where e.status = 'completed' and not exists (select from cafe k where k.enrolment_id = e.id)
    and (c.ends_at between ${ago(`${days('cafe-again', 30)} + 2`)}
                   and ${ago(`${days('cafe-plan', 7)} - 1`)}
         and ${unsaid('cafe-plan')} and ${speaks('cafe-plan')}
      or c.ends_at between ${ago(`${days('cafe-again', 30)} + 16`)}
                   and ${ago(`${days('cafe-again', 30)} - 1`)}
         and ${unsaid('cafe-again')} and ${speaks('cafe-again')})
  union
  select e.cohort_id from cafe k join enrolment e on e.id = k.enrolment_id
  where k.updated_at > $1::timestamptz - interval '4 days' and ${unsaid('cafe-announced')}
    or k.planned_on between ($1::timestamptz - interval '16 days')::date
                        and ($1::timestamptz + interval '1 day')::date
       and not exists (select from message m where m.person_id = e.person_id
                       and m.rule = 'cafe-held' and m.occurrence = e.id || '/' || k.planned_on)
  union
  -- What the course corrected in the quarter that has just ended.
  select c.id from claim_correction k join course_version v on v.slug = k.slug and v.imported_at < k.at
  join cohort c on c.course_version_id = v.id and c.status in ('running', 'closed', 'archived')
  join enrolment e on e.cohort_id = c.id and e.status in ('completed', 'not_completed')
  where $1::timestamptz between date_trunc('quarter', k.at) + interval '3 months' - interval '1 day'
                            and date_trunc('quarter', k.at) + interval '3 months' + interval '62 days'
    and ${speaks('claims-corrected')}
    and not exists (select from message m
                    where m.person_id = e.person_id and m.rule = 'claims-corrected'
                      and m.due_at > date_trunc('quarter', k.at) + interval '3 months' - interval '1 day')
  union
  -- What became pointless and may be wanted again.
  select m.cohort_id from message m
  where m.status = 'pointless' and m.due_at > $1::timestamptz - interval '46 days'
    and m.expires_at > $1 and m.cohort_id is not null`;
