import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EditableGathering, gatheringRoutes } from '@percolateur/contract';
import { gatheringSlot, localDate, localTime, may, Refusal } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import { DataSource, LessThanOrEqual, MoreThan } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import type { Asked } from '../../platform/serve';
import { Gathering } from '../../record/gathering.entity';
import { GatheringSeries } from '../../record/gathering-series.entity';
import { kept } from './gathering.service';
import { upcoming } from './gathering-plan';
import type { Planned } from './gathering-plan';

type Body<R extends keyof typeof gatheringRoutes> = Asked<(typeof gatheringRoutes)[R]>['body'];

/** What the nation edits at once: those to come, and the past ones whose notes are still awaited. */
const ahead = 12;
const daysBack = 120;

const counts = `
  select gathering_id as id, count(signed_up_at)::int as "signedUp", count(came_at)::int as came
  from gathering_seat where gathering_id = any($1) group by 1`;

/** Whether it was not there: of two that arrive at once, one adds it. */
async function added(
  manager: EntityManager,
  series: Omit<GatheringSeries, 'revision'>,
): Promise<boolean> {
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(GatheringSeries)
    .values(series)
    .orIgnore()
    .returning('id')
    .execute();
  return raw.length > 0;
}

/** Rhythms and gatherings, as the nation sets them. */
@Injectable()
export class GatheringEditService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal `forbidden` */
  series(caller: Caller): Promise<GatheringSeries[]> {
    mustBeNation(caller);
    return this.db.manager.find(GatheringSeries, { order: { title: 'ASC', id: 'ASC' } });
  }

  /**
   * Adds a rhythm, or changes it. Gatherings that somebody signed up for keep their dates.
   * @throws Refusal `forbidden`, `not-found`, `stale-edit`
   */
  async keepSeries(
    caller: Caller,
    id: string,
    { revision, ...fields }: Body<'keepSeries'>,
  ): Promise<void> {
    mustBeNation(caller);
    await this.db.transaction(async (manager) => {
      const known = await manager.findOne(GatheringSeries, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!known && revision > 0) throw new Refusal('not-found');
      if (known && sameFields(known, fields)) return;
      if (known && known.revision !== revision) throw new Refusal('stale-edit');
      if (known) await manager.save(GatheringSeries, Object.assign(known, fields));
      else if (!(await added(manager, { id, ...fields }))) return;
      await this.audit.record(manager, {
        ...{ actorId: caller.id, action: 'gathering.series-kept' },
        ...{ objectType: 'gathering-series', objectId: id },
      });
    });
  }

  /** The last past ones, then those to come. @throws Refusal `forbidden`, `not-found` */
  async editable(caller: Caller, seriesId: string): Promise<EditableGathering[]> {
    mustBeNation(caller);
    const { manager } = this.db;
    const series = await manager.findOneBy(GatheringSeries, { id: seriesId });
    if (!series) throw new Refusal('not-found');
    const now = this.clock.now();
    const gone = await manager.find(Gathering, {
      where: { seriesId, endsAt: LessThanOrEqual(now), startsAt: MoreThan(subDays(now, daysBack)) },
      order: { startsAt: 'DESC' },
    });
    const planned: Planned[] = [
      ...gone.map((one) => ({ ...one, series })).reverse(),
      ...(await upcoming(manager, { now, count: ahead }, seriesId)),
    ];
    const ids = planned.flatMap(({ id }) => id ?? []);
    type Counts = { id: string; signedUp: number; came: number };
    const seats = await manager.query<Counts[]>(counts, [ids]);
    return planned.map((one) => ({
      ...{ signedUp: 0, came: 0, ...seats.find(({ id }) => id === one.id) },
      ...{ seriesId, day: one.day, title: series.title, timeZone: series.timeZone },
      ...{ startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString() },
      ...hoursOf(one),
      ...{ theme: one.theme, host: one.host, link: one.link, notes: one.notes },
      ...{ cancelled: one.cancelledAt && one.cancellationReason, revision: one.revision },
    }));
  }

  /**
   * Says what one is about, moves it, calls it off or puts it back. Who signed up is told.
   * @throws Refusal `forbidden`, `not-found`, `gathering-over`, `stale-edit`
   */
  async edit(
    caller: Caller,
    { seriesId, day }: Record<'seriesId' | 'day', string>,
    { revision, ...asked }: Body<'edit'>,
  ): Promise<void> {
    mustBeNation(caller);
    const now = this.clock.now();
    await this.db.transaction(async (manager) => {
      const before = await kept(manager, seriesId, day);
      const fields = {
        ...{ theme: asked.theme, host: asked.host, link: asked.link },
        ...gatheringSlot({ ...asked, timeZone: before.series.timeZone }, asked.on),
        cancelledAt: asked.cancelled === null ? null : (before.cancelledAt ?? now),
        cancellationReason: asked.cancelled ?? '',
      };
      if (sameFields(before, fields)) return;
      if (before.endsAt <= now || fields.endsAt <= now) throw new Refusal('gathering-over');
      // Nothing was said of it when it was read: written down only now.
      if (before.revision !== Math.max(revision, 1)) throw new Refusal('stale-edit');
      const { startsAt, endsAt, link, cancelledAt } = fields;
      const told = sameFields(before, { startsAt, endsAt, link, cancelledAt }) ? 0 : 1;
      await manager.update(
        Gathering,
        { id: before.id },
        { ...fields, schedule: before.schedule + told },
      );
      await this.audit.record(manager, {
        ...{ actorId: caller.id, action: 'gathering.edited' },
        ...{ objectType: 'gathering', objectId: before.id },
      });
    });
  }

  /** Publishes what was said. @throws Refusal `forbidden`, `not-found`, `gathering-not-begun`, `stale-edit` */
  async note(
    caller: Caller,
    { seriesId, day }: Record<'seriesId' | 'day', string>,
    { notes, revision }: Body<'note'>,
  ): Promise<void> {
    mustBeNation(caller);
    await this.db.transaction(async (manager) => {
      const before = await kept(manager, seriesId, day);
      if (before.notes === notes) return;
      if (before.startsAt > this.clock.now()) throw new Refusal('gathering-not-begun');
      if (before.revision !== Math.max(revision, 1)) throw new Refusal('stale-edit');
      await manager.update(Gathering, { id: before.id }, { notes });
    });
  }
}

const hoursOf = ({ startsAt, endsAt, series: { timeZone } }: Planned) => ({
  on: localDate(startsAt, timeZone),
  opensAt: localTime(startsAt, timeZone),
  closesAt: localTime(endsAt, timeZone),
});

/** Whether a thing already has these fields: the same again is no change. */
function sameFields<T extends object>(thing: T, fields: Partial<T>): boolean {
  const plain = (value: unknown) => (value instanceof Date ? value.getTime() : value);
  return (Object.keys(fields) as (keyof T)[]).every(
    (name) => plain(thing[name]) === plain(fields[name]),
  );
}

/** @throws Refusal `forbidden` */
function mustBeNation(caller: Caller): void {
  if (!may(caller, 'gathering.write', { organisationId: '', personId: caller.id })) {
    throw new Refusal('forbidden');
  }
}
