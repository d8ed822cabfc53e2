import { formulaStart } from '@percolateur/domain';

/** A row of an export: what a spreadsheet shows, keyed by its heading. */
export type CsvRow = Record<string, string | number>;

/**
 * Rows as a CSV that French spreadsheets open: semicolons, CRLF, a byte order mark. A cell that a
 * spreadsheet would run as a formula is made plain text.
 */
export async function csvOf(rows: readonly CsvRow[]): Promise<string> {
  const { default: papa } = await import('papaparse');
  const layout = { delimiter: ';', newline: '\r\n', escapeFormulae: formulaStart };
  return `\ufeff${papa.unparse([...rows], layout)}\r\n`;
}
