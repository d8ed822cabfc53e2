import { fraction } from '../fraction';
import type { Fraction } from '../fraction';

/**
 * The share that a percentage stands for: « 33,33 » is a third, as it was meant. Between nothing and
 * everything.
 */
export function shareOfPercent(percent: number): Fraction {
  const share = Math.min(100, Math.max(0, percent)) / 100;
  for (let parts = 1; parts <= 12; parts += 1) {
    const count = Math.round(share * parts);
    if (Math.abs(share * parts - count) < 0.001) return fraction(count, parts);
  }
  return fraction(Math.round(share * 10_000), 10_000);
}
