import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Gathering as GatheringView, PastGathering } from '@percolateur/contract';
import { isGatheringDay, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Gathering } from '../../record/gathering.entity';
import { GatheringSeries } from '../../record/gathering-series.entity';
import { pageFrom, pageSize } from '../../record/searched';
import { admitAlumni } from './alumni';
import { bare, upcoming } from './gathering-plan';
import type { Planned } from './gathering-plan';

/** Of each series, how many to come are shown. */
const shown = 6;

const seatsOf = `
  select gathering_id as id, count(*)::int as people, bool_or(person_id = any($2)) as mine
  from gathering_seat where gathering_id = any($1) and signed_up_at is not null group by 1`;

/**
 * A page of those that took place, searched in French words, the last first. $1: now; $2: my records;
 * $3: what is looked for, or null; $4: the last of the page before, or null.
 */
const past = `
  select g.id, s.title, g.starts_at as "startsAt", g.ends_at as "endsAt",
         s.time_zone as "timeZone", g.theme, coalesce(nullif(g.host, ''), s.host) as host, g.notes,
         (select count(*)::int from gathering_seat p
          where p.gathering_id = g.id and p.came_at is not null) as people,
         exists (select from gathering_seat p where p.gathering_id = g.id
                 and p.person_id = any($2) and p.came_at is not null) as came
  from gathering g join gathering_series s on s.id = g.series_id
  where g.starts_at <= $1 and g.cancelled_at is null
    and ($3::text is null or g.search @@ websearch_to_tsquery('french', without_accents($3)))
    and ($4::uuid is null
      or (g.starts_at, g.id) < (select starts_at, id from gathering where id = $4))
  order by g.starts_at desc, g.id desc limit ${pageSize + 1}`;

/** The online gatherings of those who host, for those who may come. */
@Injectable()
export class GatheringService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** The next ones. @throws Refusal `not-found` for who never followed the course */
  async upcoming(caller: Caller): Promise<GatheringView[]> {
    const { manager } = this.db;
    await admitAlumni(manager, caller);
    const planned = await upcoming(manager, { now: this.clock.now(), count: shown });
    return this.views(manager, caller, planned);
  }

  /** @throws Refusal `not-found` */
  async past(caller: Caller, { search, after }: { search?: string; after?: string }) {
    await admitAlumni(this.db.manager, caller);
    const values = [this.clock.now(), caller.records, search || null, after ?? null];
    type Row = Omit<PastGathering, 'startsAt' | 'endsAt'> & { startsAt: Date; endsAt: Date };
    const read = await this.db.query<Row[]>(past, values);
    const rows = read.map(({ startsAt, endsAt, ...row }): PastGathering => ({
      ...{ ...row, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
    }));
    return pageFrom(rows, ({ id }) => id);
  }

  /**
   * Signs up; again, it changes nothing.
   * @throws Refusal `not-found`, `gathering-over` for one that is over or called off
   */
  async signUp(caller: Caller, seriesId: string, day: string): Promise<GatheringView> {
    const now = this.clock.now();
    return this.db.transaction(async (manager) => {
      await admitAlumni(manager, caller);
      const gathering = await kept(manager, seriesId, day);
      if (gathering.endsAt <= now || gathering.cancelledAt) throw new Refusal('gathering-over');
      await manager.query(
        `insert into gathering_seat (id, gathering_id, person_id, signed_up_at) values ($1, $2, $3, $4)
         on conflict (gathering_id, person_id) do update set signed_up_at = $4, told_schedule = null
         where gathering_seat.signed_up_at is null`,
        [uuidv7(), gathering.id, caller.id, now],
      );
      return this.view(manager, caller, gathering);
    });
  }

  /** @throws Refusal `not-found` */
  async signOff(caller: Caller, seriesId: string, day: string): Promise<GatheringView> {
    return this.db.transaction(async (manager) => {
      await admitAlumni(manager, caller);
      const gathering = await kept(manager, seriesId, day);
      await manager.query(
        `update gathering_seat set signed_up_at = null, reminded_at = null
         where gathering_id = $1 and person_id = any($2)`,
        [gathering.id, caller.records],
      );
      return this.view(manager, caller, gathering);
    });
  }

  /** « J’y étais », or not after all. @throws Refusal `not-found`, `gathering-not-begun` */
  async presence(caller: Caller, gatheringId: string, came: boolean): Promise<void> {
    const { manager } = this.db;
    await admitAlumni(manager, caller);
    const gathering = await manager.findOneBy(Gathering, { id: gatheringId });
    if (!gathering || gathering.cancelledAt) throw new Refusal('not-found');
    const now = this.clock.now();
    if (gathering.startsAt > now) throw new Refusal('gathering-not-begun');
    const seat = { gatheringId, personId: caller.id, cameAt: came ? now : null };
    await manager.query(
      `insert into gathering_seat (id, gathering_id, person_id, came_at) values ($1, $2, $3, $4)
       on conflict (gathering_id, person_id) do update set came_at = $4
       where (gathering_seat.came_at is null) <> ($4::timestamptz is null)`,
      [uuidv7(), seat.gatheringId, seat.personId, seat.cameAt],
    );
  }

  private async view(manager: EntityManager, caller: Caller, one: Planned): Promise<GatheringView> {
    const [view] = await this.views(manager, caller, [one]);
    return view!;
  }

  private async views(
    manager: EntityManager,
    caller: Caller,
    planned: readonly Planned[],
  ): Promise<GatheringView[]> {
    const ids = planned.flatMap(({ id }) => id ?? []);
    type Seats = { id: string; people: number; mine: boolean };
    const seats = await manager.query<Seats[]>(seatsOf, [ids, caller.records]);
    const byId = new Map(seats.map((each) => [each.id, each]));
    return planned.map(({ id, series, ...one }) => {
      const { people = 0, mine = false } = byId.get(id ?? '') ?? {};
      const usual = bare(series, one.day);
      return {
        ...{ seriesId: series.id, day: one.day, title: series.title, timeZone: series.timeZone },
        ...{ startsAt: one.startsAt.toISOString(), endsAt: one.endsAt.toISOString() },
        ...{ theme: one.theme, host: one.host || series.host, people, signedUp: mine },
        cancelled: one.cancelledAt ? one.cancellationReason : null,
        moved: one.startsAt.getTime() !== usual.startsAt.getTime(),
        link: mine ? one.link || series.link : null,
      };
    });
  }
}

/**
 * The gathering of a day, written down if nothing was said of it yet: from then on its hours are its
 * own. Locked until the transaction ends.
 * @throws Refusal `not-found` for a day that the series does not have
 */
export async function kept(
  manager: EntityManager,
  seriesId: string,
  day: string,
): Promise<Planned & { id: string }> {
  const series = await manager.findOneBy(GatheringSeries, { id: seriesId });
  if (!series) throw new Refusal('not-found');
  const find = () =>
    manager.findOne(Gathering, {
      where: { seriesId, day },
      lock: { mode: 'pessimistic_write' },
    });
  const known = await find();
  if (known) return { ...known, series };
  if (!isGatheringDay(series, day)) throw new Refusal('not-found');
  const { startsAt, endsAt } = bare(series, day);
  await manager.query(
    `insert into gathering (id, series_id, day, starts_at, ends_at, revision)
     values ($1, $2, $3, $4, $5, 1) on conflict do nothing`,
    [uuidv7(), seriesId, day, startsAt, endsAt],
  );
  return { ...(await find())!, series };
}
