import { bareWord } from './french';

/** In characters. */
export const passwordLength = { shortest: 12, longest: 128 };
const { shortest, longest } = passwordLength;

/** Said of a password that lists of the commonest ones lead to. */
export const firstTried =
  'Ce mot de passe est parmi les premiers que l’on essaie. Choisissez-en un autre.';

/** Beginnings of the passwords that everybody tries first, without separators nor accents. */
const common = [
  '0123456789',
  '1234567890',
  '1q2w3e4r5t6y',
  'abcdefghijkl',
  'administrateur',
  'azertyuiop',
  'bienvenue',
  'changemoi',
  'changeme',
  'iloveyou',
  'jetaime',
  'letmein',
  'motdepasse',
  'passw0rd',
  'password',
  'percolateur',
  'qwertyuiop',
  'welcome',
];

/** Whether it is a common beginning with hardly anything after it, or one unit said again and again. */
function isCommon(bare: string): boolean {
  return (
    common.some((word) => bare.startsWith(word) && bare.slice(word.length).length <= 6) ||
    /^(.{1,4})\1+$/.test(bare) ||
    common.some((word) => bare.replaceAll(word, '') === '')
  );
}

/**
 * Why this password is not accepted, as a French sentence; null when it is. Length is asked for,
 * 12 to 128 characters, and not a mixture of signs; the very common ones and those made of the
 * person’s own name or address are refused (ANSSI and NIST SP 800-63B).
 */
export function passwordFault(
  password: string,
  { email, name }: { email: string; name: string },
): string | null {
  const length = [...password].length;
  if (length < shortest) {
    return `Choisissez au moins ${shortest} caractères : une courte phrase convient très bien.`;
  }
  if (length > longest) return `Restez sous ${longest} caractères.`;
  const bare = bareWord(password);
  if (isCommon(bare)) {
    return firstTried;
  }
  const own = [email.replace(/@.*/s, ''), name, ...name.split(/\s+/)].map(bareWord);
  const rest = own
    .filter((word) => word.length >= 3)
    .sort((a, b) => b.length - a.length)
    .reduce((left, word) => left.replaceAll(word, ''), bare);
  if (rest !== bare && rest.length < 6) {
    return 'Votre nom ou votre adresse se devinent. Ajoutez d’autres mots.';
  }
  return null;
}
