import { columnsFrom, headsOthers, isHeading, Refusal } from '@percolateur/domain';
import type { KnownHeadings, TableRow } from '@percolateur/domain';
import Papa from 'papaparse';

const mostLines = 1_000;
/** Beyond it, a line is no list of people; and reading it would keep everybody waiting. */
const longestLine = 20_000;
const mostStrayQuotes = 50;
/** Rows looked at to find the separator and the headings. */
const looked = 20;
const separators = [';', ',', '\t', '|'];

/** A list of people as a spreadsheet shows it. */
export interface Table {
  /** Null where the list begins with somebody. */
  headings: readonly string[] | null;
  /** Those below the headings that hold anything. */
  rows: TableRow[];
  /** What was put right on the way, in French. */
  mended: string[];
}

/** A list, and how its bytes were read, in French: `mended` before its columns were known, `told` after. */
export interface Read extends Pick<Table, 'headings' | 'rows'> {
  reading: string;
  mended: string[];
  told: string[];
}

/**
 * Cuts the text of a CSV in rows and cells: the separator that `sep=` tells, or else the one that makes
 * headings; what stands above them is passed over. A quote that opens a cell and is not closed is read
 * as a sign like any other, and told.
 * @throws Refusal `csv-invalid` where no line is of a sensible length; `input-too-large`
 */
export function tableOf(whole: string, known: KnownHeadings): Table & { separator: string } {
  const text = whole
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .trimEnd();
  // Spreadsheets would read it too: RFC 4180 knows nothing of it, Excel does.
  const told = /^"?sep=([;,\t|])"?[;,\t|]*\n/i.exec(text);
  const from = told ? { at: told[0].length, line: 2 } : { at: 0, line: 1 };
  if (text.split('\n').some(({ length }) => length > longestLine)) {
    throw new Refusal('csv-invalid', { seen: 'une ligne de plus de 20 000 caractères' });
  }
  const separator = told?.[1] ?? separatorOf(text.slice(from.at), known);
  const { rows: all, stray } = rowsOf(text, separator, from);
  const table = headed(all, known);
  return {
    ...table,
    separator,
    mended: [
      ...table.mended,
      ...(table.rows.some(({ cells }) => cells.some((cell) => cell.includes('\n')))
        ? [
            'Des cellules tiennent sur plusieurs lignes : les numéros sont ceux des lignes du fichier, pas des rangs du tableur.',
          ]
        : []),
      ...stray.map((line) => `Ligne ${line} : un guillemet isolé a été lu comme un simple signe.`),
    ],
  };
}

/**
 * Parts the headings from the people below them; what stands above is passed over, and told.
 * @throws Refusal `input-too-large`
 */
export function headed(all: readonly TableRow[], known: KnownHeadings): Table {
  const rows = all.filter(({ cells }) => cells.some((cell) => cell.trim() !== ''));
  const first = rows.slice(0, looked).map(({ cells }) => cells);
  const named = first.findIndex((cells) => isHeading(cells, known));
  const top = named < 0 && headsOthers(first) ? 0 : named;
  const kept = rows.slice(top + 1);
  if (kept.length > mostLines) throw new Refusal('input-too-large');
  const above = top > 0 && `Ce qui précède les en-têtes (ligne ${rows[top].line}) n’a pas été lu.`;
  return {
    headings: top < 0 ? null : rows[top].cells,
    rows: kept,
    mended: above ? [above] : [],
  };
}

/** The one that makes headings, or else the one that cuts most of the first rows. */
function separatorOf(text: string, known: KnownHeadings): string {
  const made = separators.map((delimiter) => {
    const { data } = Papa.parse<string[]>(text, { delimiter, newline: '\n', preview: looked });
    const headings = data
      .filter((cells) => isHeading(cells, known))
      .map((cells) => columnsFrom(cells, known).filter(Boolean).length);
    return 1_000 * Math.max(0, ...headings) + data.filter(({ length }) => length > 1).length;
  });
  return separators[made.indexOf(Math.max(...made))];
}

/**
 * Whether a stray quote has swallowed the line of somebody: a cell then holds an address and the end of
 * a line, or stands between two addresses, or the row is wider than any before it.
 */
function swallowed(cells: readonly string[], widest: number): boolean {
  const spans = (cell: string) => cell.includes('\n');
  const isAddress = (cell: string) => cell.includes('@');
  const first = cells.findIndex(spans);
  if (first < 0) return false;
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return (
    cells.some((cell) => spans(cell) && isAddress(cell)) ||
    (cells.slice(0, first).some(isAddress) && cells.slice(first).some(isAddress)) ||
    (widest > 0 && last >= widest)
  );
}

/** A quote that closes what another line opened, or opens what none closes. */
const withoutLoneQuote = (cell: string) =>
  cell.split('"').length === 2 ? cell.replace(/^"|"$/, '') : cell;

/** Every row with the line where it begins, and the lines where a quote was out of place. */
function rowsOf(text: string, delimiter: string, from: { at: number; line: number }) {
  const rows: TableRow[] = [];
  const stray: number[] = [];
  let { at, line } = from;
  let widest = 0;
  while (at < text.length && stray.length <= mostStrayQuotes) {
    const rest = text.slice(at);
    let done = 0;
    let fault = false;
    Papa.parse<string[]>(rest, {
      delimiter,
      newline: '\n',
      step: ({ data, errors, meta: { cursor } }, parser) => {
        fault = errors.some(({ type }) => type === 'Quotes') || swallowed(data, widest);
        if (fault) return parser.abort();
        const cells = data.map(withoutLoneQuote);
        rows.push({ line, cells });
        widest = Math.max(widest, cells.length);
        if (cells.some((cell, index) => cell !== data[index])) stray.push(line);
        line += rest.slice(done, cursor).split('\n').length - 1;
        done = cursor;
        if (rows.length > 2 * mostLines) throw new Refusal('input-too-large');
      },
    });
    at += done;
    if (!fault) break;
    const end = text.indexOf('\n', at);
    const cut = text.slice(at, end < 0 ? text.length : end);
    rows.push({ line, cells: cut.split(delimiter).map((cell) => cell.replaceAll('"', '')) });
    stray.push(line);
    at += cut.length + 1;
    line += 1;
  }
  if (stray.length > mostStrayQuotes) {
    throw new Refusal('csv-invalid', {
      seen: `des guillemets mal placés dès la ligne ${stray[0]}`,
    });
  }
  return { rows, stray };
}
