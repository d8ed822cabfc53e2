import { Injectable } from '@nestjs/common';
import { overlaps, Refusal } from '@percolateur/domain';
import type { Slot } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';

/** Half-days that these people teach or follow in other cohorts, from a moment on. */
const elsewhere = `
  select h.starts_at as "startsAt", h.ends_at as "endsAt"
  from half_day h join cohort c on c.id = h.cohort_id
  where c.id <> $1 and c.status <> 'cancelled' and h.ends_at > $2 and (
    exists (select from cohort_trainer t where t.cohort_id = c.id and t.person_id = any($3))
    or exists (select from enrolment e where e.cohort_id = c.id and e.person_id = any($3)
               and e.status in ('accepted', 'completed', 'not_completed')))`;

/** Nobody teaches or learns in two places at once. */
@Injectable()
export class AgendaService {
  /**
   * Checks that people are free during the half-days of a cohort, and keeps their agendas from
   * changing until the transaction ends.
   * @throws Refusal `half-day-overlaps`
   */
  async checkFree(
    manager: EntityManager,
    cohortId: string,
    slots: readonly Slot[],
    personIds: readonly string[],
  ): Promise<void> {
    if (personIds.length === 0 || slots.length === 0) return;
    await manager.query('select id from person where id = any($1) order by id for no key update', [
      personIds,
    ]);
    const from = new Date(Math.min(...slots.map(({ startsAt }) => startsAt.getTime())));
    const busy = await manager.query<Slot[]>(elsewhere, [cohortId, from, personIds]);
    if (busy.some((other) => slots.some((slot) => overlaps(slot, other)))) {
      throw new Refusal('half-day-overlaps');
    }
  }
}
