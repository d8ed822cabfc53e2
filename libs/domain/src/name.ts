/** Marks typed for an apostrophe: straight, opening, prime, accents alone. */
const apostrophes = /(\p{L})['‘′´`](?=\p{L})/gu;

/**
 * A name as it is shown on every page, paper and message: composed (NFC), with the typographic
 * apostrophe. « D'Angelo » and « D’Angelo » are one name.
 */
export function shownName(name: string): string {
  return name.normalize('NFC').replace(apostrophes, '$1’');
}

/** First name, then last name, as they are shown. */
export function fullName({ firstName, lastName }: { firstName: string; lastName: string }): string {
  return shownName(`${firstName} ${lastName}`.trim());
}
