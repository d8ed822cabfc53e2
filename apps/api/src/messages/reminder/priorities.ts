import type { ReminderRule } from '@percolateur/domain';

/** What matters most leaves first: 1 before 10. The rest leaves in the order of the queue. */
const priorities: Partial<Record<ReminderRule, number>> = {
  cancelled: 1,
  changed: 1,
  sign: 2,
  'sign-link': 2,
  withdrawn: 3,
  invitation: 5,
  joining: 5,
  note: 20,
};

export const priorityOf = (rule: ReminderRule): number => priorities[rule] ?? 10;

/** The same in SQL. */
export const prioritySql = (rule: string) =>
  `case ${rule} ${Object.entries(priorities)
    .map(([name, priority]) => `when '${name}' then ${priority}`)
    .join(' ')} else 10 end`;
