import { gatheringDays, gatheringSlot, localDate } from '@percolateur/domain';
import { MoreThan, MoreThanOrEqual } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Gathering } from '../../record/gathering.entity';
import { GatheringSeries } from '../../record/gathering-series.entity';

/** A gathering, whether or not anything was said of it. */
export type Planned = Omit<Gathering, 'id' | 'series' | 'search'> & {
  id: string | null;
  series: GatheringSeries;
};

/** One of which nothing was said: as its series has it. */
export function bare(series: GatheringSeries, day: string): Planned {
  return {
    ...{ id: null, series, seriesId: series.id, day, ...gatheringSlot(series, day) },
    ...{ cancelledAt: null, cancellationReason: '', theme: '', host: '', link: '', notes: '' },
    ...{ schedule: 1, revision: 0 },
  };
}

/** Every gathering of these series that ends after `now`, `count` at most of each, the next first. */
export async function upcoming(
  manager: EntityManager,
  { now, count }: { now: Date; count: number },
  seriesId?: string,
): Promise<Planned[]> {
  const series = await manager.find(GatheringSeries, {
    where: seriesId ? { id: seriesId } : {},
    order: { title: 'ASC', id: 'ASC' },
  });
  const planned = await Promise.all(
    series.map(async (each) => {
      const today = localDate(now, each.timeZone);
      const said = await manager.find(Gathering, {
        where: [
          { seriesId: each.id, endsAt: MoreThan(now) },
          { seriesId: each.id, day: MoreThanOrEqual(today) },
        ],
      });
      const known = new Set(said.map(({ day }) => day));
      const days = gatheringDays(each, today, count + known.size);
      return [
        ...said.map((one): Planned => ({ ...one, series: each })),
        ...days.filter((day) => !known.has(day)).map((day) => bare(each, day)),
      ]
        .filter(({ endsAt }) => endsAt > now)
        .sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime())
        .slice(0, count);
    }),
  );
  return planned.flat().sort((one, other) => one.startsAt.getTime() - other.startsAt.getTime());
}

/** The next one that takes place; null when there is none. */
export async function nextGathering(manager: EntityManager, now: Date): Promise<Planned | null> {
  const planned = await upcoming(manager, { now, count: 4 });
  return planned.find(({ cancelledAt }) => cancelledAt === null) ?? null;
}
