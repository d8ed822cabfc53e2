import { cameIn } from '../cafe-account';
import type { CafeAges } from '../cafe-account';
import { fewestOutside, suppressed } from '../statistics/suppression';

/** Cafés that were held, those of them that were told, and who came to these. */
export interface CafeSum extends CafeAges {
  cafes: number;
  told: number;
}

/** The same, as it may be read by others: null for people so few that they would be known. */
export interface CafeGroup {
  name: string;
  cafes: number;
  told: number;
  came: number | null;
  ages: CafeAges | null;
}

const add = (one: CafeSum, other: CafeSum): CafeSum => ({
  cafes: one.cafes + other.cafes,
  told: one.told + other.told,
  under25: one.under25 + other.under25,
  adults: one.adults + other.adults,
  over60: one.over60 + other.over60,
});

/** The smallest number of people of an age, where there are any; 0 where nobody came. */
const fewestOfAnAge = ({ under25, adults, over60 }: CafeAges): number => {
  const some = [under25, adults, over60].filter((count) => count > 0);
  return some.length > 0 ? Math.min(...some) : 0;
};

const agesOf = ({ under25, adults, over60 }: CafeAges): CafeAges => ({ under25, adults, over60 });

/**
 * Sums by name, in the order of names. Groups of fewer than five people are not told, nor ages of
 * which there are so few; and a neighbour with them, so that the total gives nothing away.
 */
function groupsOf(rows: readonly (CafeSum & { name: string })[]): CafeGroup[] {
  const sums = [...Map.groupBy(rows, ({ name }) => name)]
    .map(([name, each]) => ({ name, ...each.reduce<CafeSum>(add, none) }))
    .sort((one, other) => (one.name < other.name ? -1 : 1));
  const few = suppressed(sums.map(cameIn));
  const fewOfAnAge = suppressed(sums.map(fewestOfAnAge));
  return sums.map((sum, place) => ({
    ...{ name: sum.name, cafes: sum.cafes, told: sum.told },
    came: few[place] ? null : cameIn(sum),
    ages: few[place] || fewOfAnAge[place] ? null : agesOf(sum),
  }));
}

const none: CafeSum = { cafes: 0, told: 0, under25: 0, adults: 0, over60: 0 };

/** What became of a year of cafés: in all, by month, by département. */
export function cafeFigures(rows: readonly (CafeSum & { month: string; departement: string })[]): {
  total: CafeGroup;
  months: CafeGroup[];
  departements: CafeGroup[];
} {
  const sum = rows.reduce<CafeSum>(add, none);
  const [came, fewest] = [cameIn(sum), fewestOfAnAge(sum)];
  const told = (count: number) => count === 0 || count >= fewestOutside;
  return {
    total: {
      ...{ name: '', cafes: sum.cafes, told: sum.told },
      came: told(came) ? came : null,
      ages: told(came) && told(fewest) ? agesOf(sum) : null,
    },
    months: groupsOf(rows.map((row) => ({ ...row, name: row.month }))),
    departements: groupsOf(rows.map((row) => ({ ...row, name: row.departement }))),
  };
}
