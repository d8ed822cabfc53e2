import { cleanEmail, emailFault } from '../email';
import { bareWord, listed } from '../french';
import { Refusal } from '../refusal';

/** What a column of a list of people may mean. */
export const importFields = {
  lastName: 'nom',
  firstName: 'prénom',
  fullName: 'nom et prénom ensemble',
  email: 'adresse électronique',
  employer: 'structure',
  state: 'état dans une autre session',
} as const;
export type ImportField = keyof typeof importFields;

/** The meaning of each column of a table, by its place; null for those that are left alone. */
export type Columns = readonly (ImportField | null)[];

/** A wider table is no list of people. */
export const mostColumns = 200;

const fields = Object.keys(importFields) as ImportField[];
const ofTheStructure = /structure|organisme|employeu|entreprise|association|etablissement/;
const ofAnother = /responsable|superieur|manager|referent|tuteur|drh|service/;
const notItsName =
  /mail|courriel|^mel|adresse|^code|^id|siret|siren|tel|type|region|postal|ville|commune|statut|date/;

/** Headings without case, accents or separators, the likeliest first. */
const likely: Record<ImportField, readonly string[]> = {
  lastName: [
    ...['nomdusage', 'nomusuel', 'nomusage', 'nom', 'noms', 'nomdefamille', 'nommarital'],
    ...['lastname', 'surname', 'familyname', 'nompatronymique', 'nomdenaissance'],
  ],
  firstName: ['prenomdusage', 'prenomusuel', 'prenom', 'prenoms', 'firstname', 'givenname'],
  fullName: [
    ...['nomprenom', 'prenomnom', 'nometprenom', 'prenometnom', 'nomprenoms', 'nomcomplet'],
    ...['fullname', 'identite', 'participant', 'stagiaire', 'apprenant', 'personne'],
  ],
  email: [
    ...['email', 'mail', 'mel', 'courriel', 'emails', 'adresseemail', 'adressemail'],
    ...['adresseelectronique', 'adressecourriel', 'adressedecourriel', 'adressedemessagerie'],
    ...['emailaddress'],
  ],
  employer: [
    ...['structure', 'nomdelastructure', 'nomstructure', 'structureemployeuse', 'employeur'],
    ...['denomination', 'raisonsociale', 'organisme', 'organisation', 'entreprise', 'association'],
    ...['company', 'employer', 'organization', 'etablissement', 'collectivite'],
  ],
  state: ['etat'],
};

/** How far a heading is from meaning this; null when it does not. */
function distance(heading: string, field: ImportField): number | null {
  const bare = bareWord(heading);
  const exact = likely[field].indexOf(bare);
  if (exact >= 0) return exact;
  const beyond = likely[field].length;
  const theirs = !ofTheStructure.test(bare) && !ofAnother.test(bare);
  switch (field) {
    case 'email': {
      if (!theirs || !/mail|courriel|messagerie|electronique/.test(bare)) return null;
      const other = /secondaire|autre|2$/.test(bare) ? 10 : 0;
      const kinds = [/pro/, /conseillernumerique/, /perso|prive/];
      const kind = kinds.findIndex((each) => each.test(bare));
      return beyond + other + (kind < 0 ? kinds.length : kind);
    }
    case 'lastName':
      return theirs && /^nom(du|dela|stagiaire|participant|agent)/.test(bare) ? beyond : null;
    case 'firstName':
      return theirs && bare.startsWith('prenom') && !bare.includes('nometp') ? beyond : null;
    case 'employer':
      return ofTheStructure.test(bare) && !notItsName.test(bare) ? beyond : null;
    default:
      return null;
  }
}

/** What a hub said of headings before, as `headingKey` keeps them; null for those to leave alone. */
export type KnownHeadings = ReadonlyMap<string, ImportField | null>;
const noneKnown: KnownHeadings = new Map();

/** A heading as it is remembered: without case, accents or separators. */
export const headingKey = (heading: string): string => bareWord(heading).slice(0, 80);

/**
 * What each heading means: what the hub said of it, or else each meaning goes to the column that is
 * nearest to it.
 */
export function columnsFrom(
  headings: readonly string[],
  known: KnownHeadings = noneKnown,
): Columns {
  const told = headings.map((heading) => known.get(headingKey(heading)));
  const columns: (ImportField | null)[] = told.map((field, at) =>
    field && told.indexOf(field) === at ? field : null,
  );
  const nearest = fields.flatMap((field) =>
    headings.flatMap((heading, at) => {
      const far = told[at] === undefined ? distance(heading, field) : null;
      return far === null ? [] : [{ field, at, far }];
    }),
  );
  for (const { field, at } of nearest.sort((a, b) => a.far - b.far)) {
    if (columns[at] === null && !columns.includes(field)) columns[at] = field;
  }
  // Both parts of a name leave nothing to a column that would hold the whole.
  return columns.includes('lastName') && columns.includes('firstName')
    ? columns.map((field) => (field === 'fullName' ? null : field))
    : columns;
}

/** « Email @conseiller-numerique.fr » is a heading. */
const isAddress = (cell: string) =>
  cell.includes('@') && !/\s@/.test(cell) && emailFault(cleanEmail(cell)) === null;

/** Whether a row names columns rather than somebody. */
export function isHeading(cells: readonly string[], known: KnownHeadings = noneKnown): boolean {
  if (cells.length > mostColumns) return false;
  return !cells.some(isAddress) && columnsFrom(cells, known).filter(Boolean).length >= 2;
}

/**
 * Whether the first of these rows names columns in words of its own: no address stands in it, and one
 * stands under it in most rows.
 */
export function headsOthers([first, ...rows]: readonly (readonly string[])[]): boolean {
  if (!first || rows.length === 0 || first.length > mostColumns || first.some(isAddress)) {
    return false;
  }
  return first.some(
    (cell, at) =>
      cell.trim() !== '' &&
      rows.filter((cells) => isAddress(cells[at] ?? '')).length > rows.length / 2,
  );
}

/** Columns, where those of which nothing is known are guessed by what they hold. */
export function columnsCompleted(columns: Columns, rows: readonly (readonly string[])[]): Columns {
  const guessed = columnsGuessed(rows) ?? [];
  const named = columns.includes('firstName') || columns.includes('lastName');
  return Array.from({ length: Math.max(columns.length, guessed.length) }, (_, at) => {
    const field = guessed[at] ?? null;
    const free = field !== null && !columns.includes(field) && !(named && field === 'fullName');
    return columns[at] ?? (free ? field : null);
  });
}

/**
 * What the columns of a table without headings hold, as far as its rows tell: the addresses, then
 * what has letters and no digit, read as name, first name and structure. Null where no column holds
 * addresses.
 */
export function columnsGuessed(rows: readonly (readonly string[])[]): Columns | null {
  const width = Math.min(mostColumns, Math.max(0, ...rows.map(({ length }) => length)));
  const places = Array.from({ length: width }, (_, at) => at);
  const share = (at: number, holds: (cell: string) => boolean) =>
    rows.filter((cells) => holds(cells[at] ?? '')).length;
  const addresses = places.map((at) => share(at, isAddress));
  const most = Math.max(0, ...addresses);
  if (most === 0) return null;
  const email = addresses.indexOf(most);
  const words = places.filter(
    (at) =>
      at !== email &&
      share(at, (cell) => /\p{L}/u.test(cell)) > rows.length / 2 &&
      share(at, (cell) => /[\d@]/.test(cell)) < rows.length / 2,
  );
  const [first, second, third] = words;
  const columns = places.map((at): ImportField | null => (at === email ? 'email' : null));
  if (first === undefined || second === undefined) {
    if (first !== undefined) columns[first] = 'fullName';
    return columns;
  }
  // Addresses most often begin with the first name.
  const begins = (at: number) =>
    share(at, (cell) => cell !== '') &&
    rows.filter((cells) =>
      bareWord(cells[email] ?? '').startsWith(bareWord(cells[at] ?? '').slice(0, 12) || '?'),
    ).length;
  const firstNames = begins(first) > begins(second) ? first : second;
  columns[first] = columns[second] = 'lastName';
  columns[firstNames] = 'firstName';
  if (third !== undefined) columns[third] = 'employer';
  return columns;
}

/** Headings of other columns that hold addresses of the people themselves, and were left alone. */
export function otherAddresses(headings: readonly string[], columns: Columns): string[] {
  return headings.filter(
    (heading, at) => columns[at] === null && distance(heading, 'email') !== null,
  );
}

/**
 * Why these columns do not tell who people are; null when they do.
 * @returns Refusal `csv-invalid`: `details.missing` names what is not there, `details.found` what is
 */
export function columnsLack(columns: Columns, headings: readonly string[]): Refusal | null {
  const named = columns.includes('fullName');
  const missing = (['firstName', 'lastName', 'email'] as const).filter(
    (field) => !columns.includes(field) && !(named && field !== 'email'),
  );
  if (missing.length === 0) return null;
  const found = headings.filter((heading) => heading.trim() !== '').slice(0, 20);
  return new Refusal('csv-invalid', {
    missing: listed(missing.map((field) => importFields[field])),
    found: found.map((heading) => `« ${heading.trim().slice(0, 40)} »`).join(', '),
  });
}
