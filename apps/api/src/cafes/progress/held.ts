/** The cafés that stand in the calendar, hosted by who followed the course, in SQL. */
export const standingCafes = `(
  select c.enrolment_id, coalesce(c.decided_at, c.created_at) as announced_at, c.starts_at, c.ends_at, a.told_at,
    c.departement, c.time_zone
  from public_cafe c left join cafe_account a on a.cafe_id = c.id
  where c.enrolment_id is not null and c.hidden_at is null and c.state in ('announced', 'told'))`;

/** How many cafés a person held before an instant, in SQL. */
export const heldBy = (person: string, now: string) => `(
  select count(*)::int from ${standingCafes} f join enrolment o on o.id = f.enrolment_id
  where o.person_id = ${person} and f.ends_at <= ${now})`;

/**
 * Where a person held their last café of a département before an instant, in SQL: latitude and
 * longitude in JSON, null where there is none whose place is known.
 */
export const lastHeldBy = (person: string, departement: string, now: string) => `(
  select json_build_object('latitude', k.latitude, 'longitude', k.longitude)
  from public_cafe k join enrolment o on o.id = k.enrolment_id
  where o.person_id = ${person} and k.departement = ${departement} and k.latitude is not null
    and k.hidden_at is null and k.state in ('announced', 'told') and k.ends_at <= ${now}
  order by k.starts_at desc limit 1)`;
