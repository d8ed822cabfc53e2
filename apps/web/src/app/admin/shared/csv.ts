/** A row of an export: what a spreadsheet shows, keyed by its heading. */
export type CsvRow = Record<string, string | number>;

/**
 * Rows as a CSV that French spreadsheets open: semicolons, CRLF, a byte order mark. A cell that a
 * spreadsheet would run as a formula (OWASP, CSV injection) is made plain text.
 */
export async function toCsv(rows: CsvRow[]): Promise<string> {
  // A CommonJS module: the bundle hands it over as its default.
  const { default: papa } = await import('papaparse');
  return '\ufeff' + papa.unparse(rows, { delimiter: ';', newline: '\r\n', escapeFormulae: true });
}

/** Hands a CSV to the person, under a name without its extension. */
export async function downloadCsv(name: string, rows: CsvRow[]): Promise<void> {
  const url = URL.createObjectURL(new Blob([await toCsv(rows)], { type: 'text/csv' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.csv`;
  link.click();
  URL.revokeObjectURL(url);
}
