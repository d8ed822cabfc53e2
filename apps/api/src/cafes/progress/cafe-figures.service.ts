import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CafeFigures } from '@percolateur/contract';
import { cafeFigures, fewestOutside } from '@percolateur/domain';
import type { CafeSum } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { hubOrNation } from './hub-or-nation';

/** Of a year $1, over at $2, where the café was. */
const sums = (where: string) => `
  select to_char(c.starts_at at time zone c.time_zone, 'YYYY-MM') as month, c.departement,
    count(*)::int as cafes, count(a.cafe_id)::int as told,
    coalesce(sum(a.under25), 0)::int as under25, coalesce(sum(a.adults), 0)::int as adults,
    coalesce(sum(a.over60), 0)::int as over60
  from public_cafe c left join cafe_account a on a.cafe_id = c.id
  where c.state in ('announced', 'told') and c.hidden_at is null and c.ends_at <= $2
    and extract(year from c.starts_at at time zone c.time_zone) = $1 and ${where}
  group by 1, 2`;

/** How many cafés were held, and who came, by broad age. */
@Injectable()
export class CafeFiguresService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
  ) {}

  /** Of the territory of a hub, or of all. @throws Refusal `not-found`, `forbidden` */
  async read(caller: Caller, organisationId: string, year: number): Promise<CafeFigures> {
    const { manager } = this.db;
    const { name, national } = await hubOrNation(manager, this.access, caller, organisationId);
    const asked = [year, this.clock.now()];
    const rows = await manager.query<(CafeSum & { month: string; departement: string })[]>(
      sums(national ? 'true' : 'c.organisation_id = $3'),
      national ? asked : [...asked, organisationId],
    );
    const { total, ...groups } = cafeFigures(rows);
    return { fewest: fewestOutside, total: { ...total, name }, ...groups };
  }
}
