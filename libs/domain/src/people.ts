import { cleanEmail, emailFault } from './email';
import { bareWord, typeset } from './french';
import { cleanName, cleanText, nameFault } from './name';
import { Refusal } from './refusal';

/** A line of an imported file, and what would become of it. */
export interface ParsedPerson {
  /** Line in the file, the header being line 1. */
  line: number;
  /** `existing`: known to us, not in this cohort; `enrolled`: already in it. */
  outcome: 'new' | 'existing' | 'enrolled' | 'duplicate' | 'invalid';
  email: string;
  firstName: string;
  lastName: string;
  employer: string;
  /** Why the line is left out, in French; null when it is not. */
  fault: string | null;
}

type Field = 'email' | 'firstName' | 'lastName' | 'employer';

/** Headings as people write them, without case, accents or separators. */
const headings: Record<Field, readonly string[]> = {
  email: [
    'email',
    'emailaddress',
    'emails',
    'mail',
    'mel',
    'courriel',
    'adresseelectronique',
    'adresseemail',
    'adressemail',
    'adressecourriel',
  ],
  firstName: ['prenom', 'prenoms', 'firstname', 'givenname'],
  lastName: ['nom', 'nomdefamille', 'nomdusage', 'lastname', 'surname', 'familyname'],
  employer: [
    'structure',
    'employeur',
    'organisation',
    'organisme',
    'entreprise',
    'association',
    'employer',
    'company',
    'organization',
  ],
};

const inFrench = { email: 'adresse électronique', firstName: 'prénom', lastName: 'nom' } as const;

function columnsOf(rows: readonly Record<string, string>[]): Record<Field, string | undefined> {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  const find = (field: Field) =>
    headings[field]
      .map((heading) => columns.find((column) => bareWord(column) === heading))
      .find((column) => column !== undefined);
  const found = {
    email: find('email'),
    firstName: find('firstName'),
    lastName: find('lastName'),
    employer: find('employer'),
  };
  const missing = (['firstName', 'lastName', 'email'] as const).filter((field) => !found[field]);
  if (missing.length > 0) {
    throw new Refusal('csv-invalid', { missing: missing.map((each) => inFrench[each]).join(', ') });
  }
  return found;
}

function faultOf(person: { email: string; firstName: string; lastName: string }): string | null {
  if (person.firstName === '') return 'le prénom manque';
  if (person.lastName === '') return 'le nom manque';
  return nameFault(person.firstName) ?? nameFault(person.lastName) ?? emailFault(person.email);
}

/**
 * Reads the rows of an import, one object a line keyed by heading, blank lines included so that
 * lines keep their numbers (they are skipped here). `known` are the addresses of people already in
 * the system, `enrolled` those already in the cohort.
 * @throws Refusal `csv-invalid` when a column is missing; `details.missing` names it.
 */
export function parsePeople(
  rows: readonly Record<string, string>[],
  { known, enrolled }: { known: ReadonlySet<string>; enrolled: ReadonlySet<string> },
): ParsedPerson[] {
  const columns = columnsOf(rows);
  const firstLineOf = new Map<string, number>();
  return rows.flatMap((row, index): ParsedPerson[] => {
    const line = index + 2;
    const value = (column?: string) =>
      column ? (row[column] ?? '').trim().replace(/\s+/g, ' ') : '';
    const person = {
      email: cleanEmail(value(columns.email)),
      firstName: cleanName(value(columns.firstName)),
      lastName: cleanName(value(columns.lastName)),
      employer: cleanText(value(columns.employer)).slice(0, 200),
    };
    if (Object.values(person).every((each) => each === '')) return [];
    const leftOut = (outcome: 'invalid' | 'duplicate', fault: string) => [
      { line, outcome, ...person, fault: typeset(`Ligne ${line} : ${fault}.`) },
    ];
    const fault = faultOf(person);
    if (fault) return leftOut('invalid', fault);
    const earlier = firstLineOf.get(person.email);
    if (earlier) return leftOut('duplicate', `même adresse qu’à la ligne ${earlier}`);
    firstLineOf.set(person.email, line);
    if (enrolled.has(person.email)) return [{ line, outcome: 'enrolled', ...person, fault: null }];
    return [
      { line, outcome: known.has(person.email) ? 'existing' : 'new', ...person, fault: null },
    ];
  });
}
