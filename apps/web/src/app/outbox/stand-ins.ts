import type { Entry, StandIns } from './entry';

/** The keys of the entries that a value speaks of by their stand-ins: they leave before it. */
export function spokenOf(value: unknown, entries: readonly Entry[]): string[] {
  const makers = entries.filter(({ standIns }) => standIns);
  if (makers.length === 0) return [];
  const text = JSON.stringify(value);
  return makers
    .filter(({ standIns }) => Object.keys(standIns!).some((id) => text.includes(id)))
    .map(({ key }) => key);
}

/** The same value, with the ids that the server answered in place of their stand-ins. */
export function withActual<Value>(value: Value, standIns: StandIns, answer: unknown): Value {
  const answered = answer as Record<string, string>;
  const text = Object.entries(standIns).reduce(
    (said, [id, field]) => said.replaceAll(id, answered[field]!),
    JSON.stringify(value),
  );
  return JSON.parse(text) as Value;
}
