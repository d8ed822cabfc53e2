import { classify, train, type Model, type Outcome } from './nearest-centroid';

export type Kind = 'cup' | 'glass';

/** A drawn object; height and width in centimetres. */
export interface Drawn {
  kind: Kind;
  handle: boolean;
  height: number;
  width: number;
}

const cup = (handle: boolean, height: number, width: number): Drawn => {
  return { kind: 'cup', handle, height, width };
};
const glass = (handle: boolean, height: number, width: number): Drawn => {
  return { kind: 'glass', handle, height, width };
};

/** The twenty-four to choose from: twice as many of the two common groups. */
export const shelf: readonly Drawn[] = [
  cup(true, 7, 9),
  glass(false, 13, 7),
  cup(true, 8, 8),
  glass(false, 12, 6),
  cup(false, 8, 9),
  glass(false, 14, 7),
  cup(true, 9, 9),
  glass(true, 13, 8),
  cup(true, 6, 8),
  glass(false, 15, 6),
  cup(false, 7, 8),
  glass(false, 11, 7),
  cup(true, 10, 9),
  glass(false, 9, 6),
  cup(true, 8, 10),
  glass(true, 14, 9),
  glass(false, 13, 8),
  cup(false, 6, 9),
  cup(true, 7, 8),
  glass(true, 12, 7),
  glass(false, 12, 7),
  cup(false, 9, 8),
  cup(true, 9, 8),
  glass(true, 15, 8),
];

/** Twenty-five others, never learned from; the rare groups are rare here too. */
export const exam: readonly Drawn[] = [
  cup(true, 7, 10),
  cup(true, 8, 9),
  cup(true, 6, 9),
  cup(true, 9, 10),
  cup(true, 8, 8),
  cup(true, 10, 9),
  cup(true, 7, 9),
  cup(true, 9, 8),
  cup(true, 8, 10),
  cup(true, 7, 7),
  cup(true, 12, 7),
  cup(false, 7, 9),
  cup(false, 8, 8),
  glass(false, 12, 7),
  glass(false, 14, 6),
  glass(false, 13, 7),
  glass(false, 11, 6),
  glass(false, 15, 7),
  glass(false, 12, 8),
  glass(false, 10, 6),
  glass(false, 9, 7),
  glass(false, 13, 6),
  glass(false, 14, 8),
  glass(false, 7, 8),
  glass(true, 13, 8),
];

export const groups = [
  { name: 'Tasses avec anse', kind: 'cup', handle: true },
  { name: 'Tasses sans anse', kind: 'cup', handle: false },
  { name: 'Verres sans anse', kind: 'glass', handle: false },
  { name: 'Verres avec anse', kind: 'glass', handle: true },
] as const;
export type Group = (typeof groups)[number];

export const isIn = (group: Group) => (object: Drawn) =>
  object.kind === group.kind && object.handle === group.handle;

/** The five first of each common group, as one would pick without thinking. */
export const usual: ReadonlySet<number> = new Set(
  [groups[0], groups[2]].flatMap((group) =>
    shelf.flatMap((object, index) => (isIn(group)(object) ? [index] : [])).slice(0, 5),
  ),
);

/** All that the machine knows of an object: the handle, the height, the width, each about 0 to 1. */
export function features({ handle, height, width }: Drawn): number[] {
  return [handle ? 1 : 0, (height - 5) / 10, (width - 5) / 5];
}

/** One training on objects of the shelf, and what it gives for each group of the exam. */
export interface Trial {
  learned: readonly Drawn[];
  model: Model<Kind>;
  outcomes: readonly (Outcome<Drawn> & { group: Group })[];
}

export function tryOut(learned: readonly Drawn[]): Trial {
  const model = train(
    learned.map((object) => ({ label: object.kind, features: features(object) })),
  );
  const outcomes = groups.map((group) => {
    const tried = exam.filter(isIn(group));
    const wrong = tried.filter((object) => classify(model, features(object)) !== object.kind);
    return { group, tried: tried.length, wrong };
  });
  return { learned, model, outcomes };
}
