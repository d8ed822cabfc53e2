import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { NationalDashboard } from '@percolateur/contract';
import {
  departementName,
  departementOf,
  fewestOutside,
  may,
  Refusal,
  sumOf,
  toldAlone,
  toldTogether,
} from '@percolateur/domain';
import type { CohortStatus, GroupSums } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Organisation } from '../../record/organisation.entity';

type Row = Omit<GroupSums, 'cohorts'> & {
  status: CohortStatus;
  count: number;
  year: number;
  organisationId: string;
  departement: string;
};

const sumsByStatus = `status, count(*)::int as count, sum(learners)::int as learners,
  sum(completed)::int as completed, sum(signed)::int as signed, sum(cafes)::int as cafes,
  sum(answers)::int as answers, sum(satisfied)::int as satisfied`;

type Named = readonly [name: string, sums: GroupSums, key: string];

/** The sums of rows that have the same key, each group under its name, in the order of names. */
function grouped(
  rows: readonly Row[],
  keyOf: (row: Row) => string,
  nameOf: (key: string) => string = String,
): Named[] {
  const named = [...Map.groupBy(rows, keyOf)].map(([key, own]): Named => [
    nameOf(key),
    sumOf(own.map(({ status, count, ...rest }) => ({ ...rest, cohorts: { [status]: count } }))),
    key,
  ]);
  return named.sort(([one], [other]) => one.localeCompare(other, 'fr'));
}

/** Groups whose total is told beside them. */
function told(groups: readonly Named[]) {
  const each = toldTogether(groups.map(([, sums]) => sums));
  return groups.map(([name], place) => ({ name, ...each[place] }));
}

/** The figures of every hub, for the nation. */
@Injectable()
export class DashboardService {
  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /** Of the sessions that end in `year`. @throws Refusal `forbidden` */
  async national(caller: Caller, year: number): Promise<NationalDashboard> {
    const everywhere = { organisationId: '', personId: caller.id };
    if (!may(caller, 'nation.read', everywhere)) throw new Refusal('forbidden');
    const [rows, years, [{ waiting }], organisations] = await Promise.all([
      this.db.query<Row[]>(
        `select organisation_id as "organisationId", departement, ${sumsByStatus} from cohort_sum
         where year = $1 group by organisation_id, departement, status`,
        [year],
      ),
      this.db.query<Row[]>(
        `select year, ${sumsByStatus} from cohort_sum where year is not null group by year, status`,
      ),
      // Looked at no further than a page would say.
      this.db.query<{ waiting: number }[]>(
        `select count(distinct cohort_id)::int as waiting
         from (select cohort_id from cohort_touched limit 1000) touched`,
      ),
      this.db.manager.find(Organisation, {
        select: { id: true, name: true, address: true },
      }),
    ]);
    const hubs = new Map(organisations.map((each) => [each.id, each]));
    const hubOf = ({ organisationId }: Row) => organisationId;
    const placeOf = ({ departement, organisationId }: Row) =>
      departement || departementOf(hubs.get(organisationId)?.address ?? '');
    const byHub = grouped(rows, hubOf, (id) => hubs.get(id)?.name ?? '');
    const places = grouped(rows, placeOf, departementName);
    const total = sumOf(byHub.map(([, each]) => each));
    return {
      fewest: fewestOutside,
      total: { name: String(year), ...toldAlone(total) },
      hubs: told(byHub),
      departements: told(places).map((each, at) => ({ code: places[at][2], ...each })),
      years: grouped(years, (row) => String(row.year)).map(([name, each]) => ({
        name,
        ...toldAlone(each),
      })),
      waiting,
    };
  }
}
