/** An exact share: integers, reduced, the denominator above zero. */
export interface Fraction {
  numerator: number;
  denominator: number;
}

const gcd = (a: number, b: number): number => (b === 0 ? Math.abs(a) : gcd(b, a % b));

/** The reduced fraction of two integers; the denominator must be above zero. */
export function fraction(numerator: number, denominator = 1): Fraction {
  const common = gcd(numerator, denominator);
  return { numerator: numerator / common, denominator: denominator / common };
}

/** The exact sum, reduced. */
export function addFractions(a: Fraction, b: Fraction): Fraction {
  return fraction(
    a.numerator * b.denominator + b.numerator * a.denominator,
    a.denominator * b.denominator,
  );
}

/** The nearest decimal number, for display and for the wire; never for a comparison. */
export function asNumber({ numerator, denominator }: Fraction): number {
  return numerator / denominator;
}
