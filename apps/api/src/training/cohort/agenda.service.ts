import { Injectable } from '@nestjs/common';
import { overlaps, Refusal, slotText } from '@percolateur/domain';
import type { Slot } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import type { Cohort } from '../../record/cohort.entity';

/** Half-days that these people teach or follow in other cohorts, from a moment on. */
const elsewhere = `
  select h.starts_at as "startsAt", h.ends_at as "endsAt"
  from half_day h join cohort c on c.id = h.cohort_id
  where c.id <> $1 and c.id is distinct from $5 and c.status <> 'cancelled' and h.ends_at > $2 and (
    exists (select from cohort_trainer t where t.cohort_id = c.id and t.person_id = any($3))
    or exists (select from enrolment e where e.cohort_id = c.id
               and e.person_id in (select records_of(each) from unnest($3::uuid[]) as each)
               and e.status in ('accepted', 'completed', 'not_completed')
               -- A walk-in is somebody else’s word until the person signs on a device of their own.
               and (not $4 or not e.walk_in or exists (
                 select from signature s join half_day d on d.id = s.half_day_id
                 where d.cohort_id = c.id and s.person_id = e.person_id
                   and s.passed_by_id is null))))`;

/** Nobody teaches or learns in two places at once. */
@Injectable()
export class AgendaService {
  /**
   * Checks that people are free during the half-days of a cohort, and keeps their agendas from
   * changing until the transaction ends. `byThemselves`: the person answers, and a room elsewhere
   * where somebody put them does not stand in their way. `leaving`: a cohort that they are about to leave.
   * @throws Refusal `half-day-overlaps`
   */
  async checkFree(
    manager: EntityManager,
    { id: cohortId, timeZone }: Pick<Cohort, 'id' | 'timeZone'>,
    slots: readonly Slot[],
    personIds: readonly string[],
    {
      byThemselves = false,
      leaving = null,
    }: { byThemselves?: boolean; leaving?: string | null } = {},
  ): Promise<void> {
    if (personIds.length === 0 || slots.length === 0) return;
    await manager.query('select id from person where id = any($1) order by id for no key update', [
      personIds,
    ]);
    const from = new Date(Math.min(...slots.map(({ startsAt }) => startsAt.getTime())));
    const busy = await manager.query<Slot[]>(elsewhere, [
      ...[cohortId, from, personIds, byThemselves, leaving],
    ]);
    const taken = slots.find((slot) => busy.some((other) => overlaps(slot, other)));
    // Of the other session nothing is said: it may be somebody else’s.
    if (taken) throw new Refusal('half-day-overlaps', { slot: slotText(taken, timeZone) });
  }
}
