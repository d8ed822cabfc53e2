/** La Poste, the one company whose establishments are too many for the key of Luhn. */
const laPoste = '356000000';

/** A SIRET as it is kept: its digits alone, whatever spaces or dots it was typed with. */
export const cleanSiret = (typed: string) => typed.replace(/[\s.\u00a0\u202f-]/gu, '');

/**
 * What is wrong with a cleaned SIRET, in French; null when it is right. Fourteen digits whose last is
 * the key of Luhn (ISO/IEC 7812-1); at La Poste, the sum of the digits may be a multiple of five
 * instead (INSEE, Sirene).
 */
export function siretFault(siret: string): string | null {
  if (!/^\d{14}$/.test(siret)) return 'Le SIRET compte quatorze chiffres.';
  if (/^0+$/.test(siret)) return 'Ce SIRET n’existe pas.';
  const digits = [...siret].map(Number);
  const sum = (numbers: readonly number[]) => numbers.reduce((total, each) => total + each, 0);
  // From the right, every second digit counts twice; the two digits of a double are added up.
  const luhn = digits.map((digit, index) =>
    index % 2 ? digit : sum([...`${digit * 2}`].map(Number)),
  );
  const right = sum(luhn) % 10 === 0 || (siret.startsWith(laPoste) && sum(digits) % 5 === 0);
  return right ? null : 'Ce SIRET ne peut pas exister\u00a0: un chiffre au moins est à corriger.';
}
