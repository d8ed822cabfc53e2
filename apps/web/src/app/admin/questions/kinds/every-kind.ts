import type { KindForms } from '../fields/kind-fields';

const choices = () => import('./choices/choices-fields').then((m) => m.ChoicesFields);

/** One folder a kind, each a chunk of its own; the two of choices are written alike. */
export const everyKind: KindForms = {
  single: choices,
  multiple: choices,
  'true-false': () => import('./true-false/true-false-fields').then((m) => m.TrueFalseFields),
  ordering: () => import('./ordering/ordering-fields').then((m) => m.OrderingFields),
  matching: () => import('./matching/matching-fields').then((m) => m.MatchingFields),
  short: () => import('./short/short-fields').then((m) => m.ShortFields),
  numeric: () => import('./numeric/numeric-fields').then((m) => m.NumericFields),
  gap: () => import('./gap/gap-fields').then((m) => m.GapFields),
  scenario: () => import('./scenario/scenario-fields').then((m) => m.ScenarioFields),
  open: () => import('./open/open-fields').then((m) => m.OpenFields),
};
