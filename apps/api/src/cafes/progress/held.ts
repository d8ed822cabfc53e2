/**
 * The cafés that stand in the calendar, hosted by who followed the course, in SQL. There are none
 * before the calendar.
 */
export const standingCafes = `(
  select null::uuid as enrolment_id, null::timestamptz as announced_at, null::timestamptz as starts_at,
         null::timestamptz as ends_at, null::timestamptz as told_at where false)`;

/** How many cafés a person held before an instant, in SQL. */
export const heldBy = (person: string, now: string) => `(
  select count(*)::int from ${standingCafes} f join enrolment o on o.id = f.enrolment_id
  where o.person_id = ${person} and f.ends_at <= ${now})`;
