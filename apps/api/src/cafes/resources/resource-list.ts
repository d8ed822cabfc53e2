import { pageSize } from '../../record/searched';

interface Filter {
  search?: string;
  kind?: string;
  status?: string;
  dead?: boolean;
  after?: string;
}

/** As anybody reads one. */
export const viewed = `
  r.id, r.title, r.kind, r.url, r.summary, r.author, r.partner, r.licence,
  r.minutes_least as "minutesLeast", r.minutes_most as "minutesMost", r.publics,
  r.checked_on::text as "checkedOn", r.link_state = 'dead' as dead,
  (select count(*)::int from resource_use u where u.resource_id = r.id) as used`;

/** What narrows a list of resources, and the query of one page of it, by title. */
export function narrowed({ search, kind, status, dead, after }: Filter) {
  const values: unknown[] = [];
  const conditions: string[] = [];
  const where = (condition: string, value: unknown) => {
    if (value === undefined || value === '') return;
    values.push(value);
    conditions.push(condition.replace('?', `$${values.length}`));
  };
  where('r.status = ?', status);
  where('r.kind = ?', kind);
  where(`(r.link_state = 'dead') = ?`, dead);
  where(`r.search @@ websearch_to_tsquery('french', without_accents(?))`, search);
  const title = 'title collate "und-x-icu"';
  where(`(r.${title}, r.id) > (select ${title}, id from resource where id = ?)`, after);
  const sql = (columns: string, joined = ''): [string, unknown[]] => [
    `select ${columns} from resource r ${joined}
     where ${conditions.join(' and ') || 'true'} order by r.${title}, r.id limit ${pageSize + 1}`,
    values,
  ];
  return { where, sql };
}
