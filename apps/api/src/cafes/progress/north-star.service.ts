import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NorthStar, Star } from '@percolateur/contract';
import { fewestOutside, firstCafeDays, suppressed } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { surveyResultsOf } from '../../training/survey/survey-results';
import { certified } from './cafe-facts';
import { standingCafes } from './held';
import { hubOrNation } from './hub-or-nation';

/** Of a year $1, at $2; the rule is `heldInTime`, and a spec compares. */
const stars = (group: string, where: string) => `
  select ${group} as name, count(*)::int as certified,
    count(*) filter (where k.held)::int as held,
    count(*) filter (where not k.held and d.at + interval '${firstCafeDays} days' > $2)::int as running
  from (${certified}) d join enrolment e on e.id = d.id join cohort c on c.id = e.cohort_id
  join organisation o on o.id = c.organisation_id
  cross join lateral (
    select exists (
      select from ${standingCafes} f where f.enrolment_id = e.id
        and f.ends_at <= least($2::timestamptz, d.at + interval '${firstCafeDays} days')) as held) k
  where extract(year from d.at at time zone 'Europe/Paris') = $1 and ${where}
  group by 1 order by 1`;

type Row = Star & { name: string };

/** Whether what was learnt becomes cafés: of those certified, how many held one within sixty days. */
@Injectable()
export class NorthStarService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /**
   * Of a hub, quarter by quarter; of the nation, hub by hub.
   * @throws Refusal `not-found`, `forbidden`
   */
  async read(caller: Caller, organisationId: string, year: number): Promise<NorthStar> {
    const { manager } = this.db;
    const { name: title, national } = await hubOrNation(
      manager,
      this.access,
      caller,
      organisationId,
    );
    const now = this.clock.now();
    const quarter = `to_char(d.at at time zone 'Europe/Paris', '"T"Q')`;
    const rows = national
      ? await manager.query<Row[]>(stars('o.name', 'true'), [year, now])
      : await manager.query<Row[]>(stars(quarter, 'c.organisation_id = $3'), [
          ...[year, now, organisationId],
        ]);
    const hidden = suppressed(rows.map((row) => row.certified));
    const total = rows.reduce<Star>(
      (sum, row) => ({
        certified: sum.certified + row.certified,
        held: sum.held + row.held,
        running: sum.running + row.running,
      }),
      { certified: 0, held: 0, running: 0 },
    );
    const few = total.certified > 0 && total.certified < fewestOutside;
    const ended = `extract(year from c.ends_at at time zone c.time_zone) = $1`;
    const { surveys } = await surveyResultsOf(manager, title, {
      where: national
        ? `isfinite(c.ends_at) and ${ended}`
        : `isfinite(c.ends_at) and ${ended} and c.organisation_id = $2`,
      values: national ? [year] : [year, organisationId],
    });
    return {
      ...{ title, fewest: fewestOutside, days: firstCafeDays, surveys },
      total: few ? null : total,
      groups: rows.map(({ name, certified: count, held, running }, place) => ({
        name,
        star: hidden[place] ? null : { certified: count, held, running },
      })),
    };
  }
}
