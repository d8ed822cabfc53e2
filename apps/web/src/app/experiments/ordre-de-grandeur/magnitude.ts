import {
  FRENCH_GRID,
  type Figure,
  figures,
  type Measure,
  type ScopeId,
  type UseId,
} from './figures';

/**
 * The published figures of a use, smallest first. Where only energy was published, carbon is that
 * energy times French electricity, and says so; water stays unknown.
 */
export function figuresOf(use: UseId, measure: Measure): readonly Figure[] {
  const published = figures.filter((figure) => figure.use === use && figure.measure === measure);
  const known = published.length > 0 || measure !== 'carbon' ? published : inFrenchCarbon(use);
  return [...known].sort((a, b) => a.value - b.value);
}

/** The figures whose scope is switched on, for so many uses. */
export function counting(
  all: readonly Figure[],
  scopes: ReadonlySet<ScopeId>,
  times: number,
): readonly Figure[] {
  return all
    .filter((figure) => scopes.has(figure.scope))
    .map((figure) => ({ ...figure, value: figure.value * times }));
}

/** « à peu près autant », « environ 3 fois plus », « environ 40 fois moins ». The ratio is positive. */
export function inTimes(ratio: number): string {
  if (ratio < 1) return inTimes(1 / ratio).replace('plus', 'moins');
  if (ratio < 1.5) return 'à peu près autant';
  return `environ ${french(rounded(ratio))} fois plus`;
}

/**
 * Place of a value on a logarithmic scale, from 0 to 100. A scale goes from one power of ten to
 * another; both are exponents.
 */
export function placeOf(value: number, [from, to]: readonly [number, number]): number {
  return ((Math.log10(value) - from) / (to - from)) * 100;
}

/** The powers of ten that hold all the values: exponents, at least one apart. */
export function powersAround(values: readonly number[]): readonly [number, number] {
  const from = Math.floor(Math.log10(Math.min(...values)));
  return [from, Math.max(from + 1, Math.ceil(Math.log10(Math.max(...values))))];
}

const units: Record<Measure, readonly (readonly [size: number, name: string])[]> = {
  energy: [
    [1e9, 'GWh'],
    [1e6, 'MWh'],
    [1e3, 'kWh'],
    [1, 'Wh'],
  ],
  carbon: [
    [1e6, 't'],
    [1e3, 'kg'],
    [1, 'g'],
  ],
  water: [
    [1e6, 'm³'],
    [1e3, 'L'],
    [1, 'mL'],
  ],
};

/** « 9,6 Wh », « 1,5 kg »: two significant digits, more would be a false precision after a sum. */
export function inUnits(value: number, measure: Measure, digits = 2): string {
  const kept = Number(value.toPrecision(digits));
  const [size, name] = units[measure].find(([one]) => kept >= one) ?? [
    1,
    units[measure].at(-1)?.[1],
  ];
  return `${french(kept / size, digits)}\u00a0${name}`;
}

function inFrenchCarbon(use: UseId): readonly Figure[] {
  return figuresOf(use, 'energy').map((figure) => ({
    ...figure,
    measure: 'carbon',
    value: (figure.value * FRENCH_GRID) / 1000,
    confidence: 'R',
  }));
}

/** 3, 40, 75, 170: as one says it. */
function rounded(ratio: number): number {
  if (ratio < 10) return Math.round(ratio);
  return ratio < 100 ? Math.round(ratio / 5) * 5 : Number(ratio.toPrecision(2));
}

/** A comma, and U+00A0 where Intl puts U+202F. */
function french(value: number, digits = 2): string {
  const options = { maximumSignificantDigits: digits };
  return new Intl.NumberFormat('fr-FR', options).format(value).replace(/\u202f/g, '\u00a0');
}
