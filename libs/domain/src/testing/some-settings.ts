import fc from 'fast-check';
import type { Delay, RuleSettings } from '../reminder-facts';
import { reminderLabels } from '../reminder-facts';
import type { ReminderRule } from '../reminder-facts';
import { editable } from '../reminder-rules';

const someTime = ([from, to]: readonly [string, string]) =>
  fc
    .integer({ min: Number(from.slice(0, 2)), max: Number(to.slice(0, 2)) })
    .map((hour) => `${String(hour).padStart(2, '0')}:00`);

/** Delays that a hub may give to a rule. */
function someDelay(rule: ReminderRule): fc.Arbitrary<Delay> | null {
  const { bounds } = editable(rule);
  if (!bounds) return null;
  if ('minutes' in bounds) {
    const [min, max] = bounds.minutes;
    return fc.record({ minutes: fc.integer({ min, max }) });
  }
  const [min, max] = bounds.days;
  return fc.record({ days: fc.integer({ min, max }), time: someTime(bounds.times) });
}

/** What a hub may make of its rules: some edited, some paused, most as shipped. */
export const someSettings: fc.Arbitrary<RuleSettings> = fc.record(
  Object.fromEntries(
    (Object.keys(reminderLabels) as ReminderRule[]).flatMap((rule) => {
      const delay = someDelay(rule);
      if (!delay) return [];
      const setting = fc.record({ delay: fc.option(delay), paused: fc.boolean() });
      return [[rule, fc.option(setting, { nil: undefined, freq: 2 })]];
    }),
  ),
);
