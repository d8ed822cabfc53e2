/** Marks typed for an apostrophe: straight, opening, prime, accents alone. */
const apostrophes = /(\p{L})['‘′´`](?=\p{L})/gu;

/** Scripts whose letters are joined, or kept apart, by a mark that shows nothing itself (RFC 5892, appendix A.1). */
const joined = [
  ...['Arabic', 'Syriac', 'Mongolian', 'Nko', 'Mandaic', 'Adlam'],
  ...['Devanagari', 'Bengali', 'Gurmukhi', 'Gujarati', 'Oriya', 'Tamil', 'Telugu', 'Kannada'],
  ...['Malayalam', 'Sinhala', 'Khmer', 'Myanmar', 'Tibetan'],
]
  .map((script) => `\\p{Script=${script}}`)
  .join('');

/** A joiner between two letters that it joins, or within one drawing. */
const needed = `(?<=[${joined}])[\\u200c\\u200d](?=[${joined}])|(?<=\\p{Extended_Pictographic}\\ufe0f?)\\u200d(?=\\p{Extended_Pictographic})|(?<=\\p{Extended_Pictographic})\\ufe0f`;
const invisible = new RegExp(`(${needed})|\\p{Default_Ignorable_Code_Point}|\\p{Cf}`, 'gu');

/**
 * Text without what shows nothing: zero-width characters, soft hyphens, marks that turn the direction
 * of what follows (Unicode TR 36). Joiners stay where the letters around them need them.
 */
export function withoutInvisible(text: string): string {
  return text.replace(invisible, (_, kept: string | undefined) => kept ?? '');
}

/** What was typed or pasted as it is kept: composed (NFC), nothing invisible, no space at its ends. */
export function cleanText(text: string): string {
  return withoutInvisible(text.normalize('NFC')).normalize('NFC').trim();
}

/**
 * A name as it is kept, whatever the door it came by: composed, nothing invisible, one kind of space,
 * one apostrophe. Cleaning twice changes nothing.
 */
export function cleanName(name: string): string {
  return cleanText(name)
    .replace(/[\p{Zs}]+/gu, ' ')
    .replace(apostrophes, '$1’')
    .trim();
}

const longest = 100;
/** Marks on one letter, beyond any alphabet’s. */
const heaped = /\p{M}{7}/u;
let letters: Intl.Segmenter | undefined;

function lettersIn(text: string): number {
  letters ??= new Intl.Segmenter('fr', { granularity: 'grapheme' });
  return [...letters.segment(text)].length;
}

/**
 * What is wrong with a cleaned name, as the end of a French sentence; null when it may be kept. A
 * single letter is a name; a sign alone is not.
 */
export function nameFault(name: string): string | null {
  if (name === '') return 'le nom manque';
  if (/[\n\r]/.test(name)) return 'il tient sur une seule ligne';
  if (/\p{Cc}/u.test(name)) return 'il contient un caractère invisible : retapez-le';
  if (name.includes('\ufffd')) return 'une lettre en a été perdue (« \ufffd ») : retapez-le';
  if (!/\p{L}/u.test(name)) return 'il n’a aucune lettre';
  if (heaped.test(name)) return 'trop de signes sont posés sur une seule lettre';
  // A letter may be several characters; not many, whatever the script.
  if (name.length > 4 * longest || lettersIn(name) > longest) {
    return `il est trop long : ${longest} lettres au plus`;
  }
  return null;
}

/**
 * A name as it is shown on every page, paper and message: composed (NFC), with the typographic
 * apostrophe. « D'Angelo » and « D’Angelo » are one name.
 */
export function shownName(name: string): string {
  return name.normalize('NFC').replace(apostrophes, '$1’');
}

interface Named {
  firstName: string;
  lastName: string;
}

/** First name, then last name, as they are shown. */
export function fullName({ firstName, lastName }: Named): string {
  return shownName(`${firstName} ${lastName}`.trim());
}

/** A vowel to the ear at the start of a name, its accent aside; « y » is one before a consonant alone. */
const vowelFirst = /^(?:[aeiouœæø]|y(?![aeiouy]))/;

/**
 * « de » before a name, elided as French has it: « d’Aline », « d’Yves », « de Yann ». An h is left as
 * it is written: nothing tells « Hugo » from « Hélène ».
 */
export function ofName(name: string): string {
  const bare = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return vowelFirst.test(bare) ? `d’${name}` : `de ${name}`;
}

/** « d’Aline Petit », « de Paul Martin ». */
export const ofPerson = (person: Named): string => ofName(fullName(person));

/** The first name and the initial of the last: « Nadia B. ». A name in one word stays whole. */
export function discreetName({ firstName, lastName }: Named): string {
  if (!firstName.trim() || !lastName.trim()) return fullName({ firstName, lastName });
  const letters = new Intl.Segmenter('fr', { granularity: 'grapheme' });
  const [initial] = letters.segment(shownName(lastName.trim()));
  return `${shownName(firstName.trim())} ${initial?.segment.toLocaleUpperCase('fr')}.`;
}

/** The order of a list of people, as French has it: by last name, then by first name. */
export const byName = (one: Named, other: Named): number =>
  one.lastName.localeCompare(other.lastName, 'fr') ||
  one.firstName.localeCompare(other.firstName, 'fr');
