import type { Rule } from '@percolateur/contract';

/** A rule as its form holds it: how many days or minutes, without a sign, at what hour, in which words. */
export interface RuleDraft {
  count: string;
  time: string;
  paused: boolean;
  subject: string;
  opening: string;
}

export function draftOf({ delay, paused, words }: Rule): RuleDraft {
  return {
    count: delay ? String(Math.abs('minutes' in delay ? delay.minutes : delay.days)) : '',
    time: delay && 'time' in delay ? delay.time : '',
    paused,
    subject: words?.subject ?? '',
    opening: words?.opening ?? '',
  };
}

/** The delay that a draft says; null where the rule has none, or where it is as shipped. */
export function delayIn({ count, time }: RuleDraft, { shippedDelay, bounds }: Rule): Rule['delay'] {
  if (!bounds || !shippedDelay) return null;
  const said =
    'minutes' in shippedDelay
      ? { minutes: Number(count) }
      : { days: shippedDelay.days < 0 ? -Number(count) : Number(count), time };
  return JSON.stringify(said) === JSON.stringify(shippedDelay) ? null : said;
}

/** The words that a draft says; null where they are as shipped. */
export function wordsIn({ subject, opening }: RuleDraft, { shippedWords }: Rule): Rule['words'] {
  if (!shippedWords) return null;
  const same = subject === shippedWords.subject && opening === shippedWords.opening;
  return same ? null : { subject, opening };
}
