import { cleanEmail } from '../email';
import { bareWord } from '../french';
import { cleanName, cleanText } from '../name';
import { enrolmentWords } from '../seats';
import type { Columns, ImportField } from './columns';

/** A row of a table of people, as it was read. */
export interface TableRow {
  /** Line of the file where it begins, the first being 1. */
  line: number;
  cells: readonly string[];
}

/** Somebody as a list writes them down: cleaned, not judged. */
export interface PersonDraft {
  line: number;
  email: string;
  firstName: string;
  lastName: string;
  employer: string;
  /** Whether the list says that they had left the session it comes from. */
  left: boolean;
  /** Whether the row has not as many cells as there are headings: a value may stand under its neighbour’s. */
  uneven: boolean;
}

/** Longer cells than this are not somebody’s name. */
const longestCell = 1000;
const gone = [enrolmentWords.declined, enrolmentWords.withdrawn].map(bareWord);

/** A cell without what keeps a spreadsheet from running it as a formula: our own export writes it. */
const unguarded = (cell: string) => cell.replace(/^'(?=[=+\-@\t\r])/, '');

/** The people of a table whose columns are known; rows where nobody stands are left out. */
export function draftsFrom(
  rows: readonly TableRow[],
  columns: Columns,
  headings: readonly string[] | null,
): PersonDraft[] {
  const at = (field: ImportField) => columns.indexOf(field);
  const order = /^noms?(et)?prenom/.test(bareWord(headings?.[at('fullName')] ?? ''))
    ? 'last-first'
    : 'first-last';
  return rows.flatMap(({ line, cells }) => {
    const cell = (field: ImportField) =>
      unguarded(
        (cells[at(field)] ?? '')
          .slice(0, longestCell)
          .replace(/[\s\u00a0]+/gu, ' ')
          .trim(),
      );
    const whole = at('fullName') < 0 ? null : parted(cleanName(cell('fullName')), order);
    const draft = {
      line,
      email: cleanEmail(cell('email')),
      firstName: whole?.firstName ?? cleanName(cell('firstName')),
      lastName: whole?.lastName ?? cleanName(cell('lastName')),
      employer: cleanText(cell('employer')).slice(0, 200),
      left: gone.includes(bareWord(cell('state'))),
      uneven: headings !== null && isUneven(cells, headings),
    };
    const { email, firstName, lastName, employer } = draft;
    return [email, firstName, lastName, employer].every((each) => each === '') ? [] : [draft];
  });
}

function isUneven(cells: readonly string[], headings: readonly string[]): boolean {
  return (
    cells.length < headings.length ||
    cells.slice(headings.length).some((each) => each.trim() !== '')
  );
}

/**
 * A whole name in two parts: « DE LA TOUR Anne » says by its capitals which is which; two words are
 * one of each; else all of it is the last name, and somebody must say.
 */
function parted(
  whole: string,
  order: 'first-last' | 'last-first',
): { firstName: string; lastName: string } {
  const words = whole.split(' ');
  const isCapitals = (word: string) => /\p{Lu}{2}/u.test(word) && word === word.toUpperCase();
  const capitals = words.filter(isCapitals);
  const others = words.filter((word) => !isCapitals(word));
  const together = capitals.join(' ');
  if (others.length > 0 && together !== '' && whole.includes(together)) {
    return { firstName: others.join(' '), lastName: together };
  }
  const [one, two, ...more] = words;
  if (one === undefined || two === undefined || more.length > 0) {
    return { firstName: '', lastName: whole };
  }
  return order === 'first-last'
    ? { firstName: one, lastName: two }
    : { firstName: two, lastName: one };
}
