/** Where the mean example of each label lies. */
export type Model<Label> = ReadonlyMap<Label, readonly number[]>;

export interface Example<Label> {
  label: Label;
  features: readonly number[];
}

/** How many of a group were tried, and which of them were taken for something else. */
export interface Outcome<Item> {
  tried: number;
  wrong: Item[];
}

/** Learns one mean per label met; a label without an example is not known at all. */
export function train<Label>(examples: readonly Example<Label>[]): Model<Label> {
  const labels = new Set(examples.map(({ label }) => label));
  return new Map(
    [...labels].map((label) => {
      const own = examples.filter((example) => example.label === label);
      const sums = own[0].features.map((_, index) =>
        own.reduce((sum, { features }) => sum + features[index], 0),
      );
      return [label, sums.map((sum) => sum / own.length)];
    }),
  );
}

/** The label whose mean is the nearest; the first learned when two are as near. */
export function classify<Label>(model: Model<Label>, features: readonly number[]): Label {
  const distance = (mean: readonly number[]) =>
    mean.reduce((sum, value, index) => sum + (value - features[index]) ** 2, 0);
  const [[label]] = [...model].sort(([, a], [, b]) => distance(a) - distance(b));
  return label;
}

/** The share that is wrong, in whole percent rounded half up; 0 when nothing was tried. */
export function errorRate({ tried, wrong }: Outcome<unknown>): number {
  return tried === 0 ? 0 : Math.round((100 * wrong.length) / tried);
}
