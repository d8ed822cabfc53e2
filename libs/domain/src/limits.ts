/**
 * How long what people write may be, in characters. The contract holds requests to it and forms say
 * it beforehand: one figure for both.
 */
export const limits = {
  /** A title, a place, an employer, a note: on one line. */
  line: 200,
  /** As many lines as one likes. */
  lines: 4000,
  /** What was said at an online gathering. */
  notes: 20_000,
  /** The rules of a hub: as much Markdown as is read. */
  houseRules: 10_000,
  postalAddress: 300,
  phone: 30,
  activityNumber: 20,
  /** The subject of a message. */
  subject: 120,
  /** Why something out of the ordinary was done. */
  reason: 500,
  /** The question of a first café. */
  question: 500,
  /** The words by which a café presents itself. */
  cafeWords: 1500,
  search: 100,
  /** A word to find a question by. */
  tag: 40,
} as const;

/** « 200 caractères au plus. » */
export const atMost = (characters: number) => `${characters}\u00a0caractères au plus.`;
