import { formulaStart } from '@percolateur/domain';

/** A row of a table that is taken away: what the screen shows, keyed by its heading. */
export type ExportRow = Record<string, string | number>;

/** Excel keeps no longer name for a sheet, and not these signs in it. */
const sheetName = (name: string) => name.replace(/[\\/?*:[\]]/g, ' ').slice(0, 31);

/**
 * Rows as a CSV that French spreadsheets open: semicolons, CRLF, decimal commas, a byte order mark. A
 * cell that a spreadsheet would run as a formula is made plain text.
 */
export async function toCsv(rows: readonly ExportRow[]): Promise<string> {
  // A CommonJS module: the bundle hands it over as its default.
  const { default: papa } = await import('papaparse');
  const layout = { delimiter: ';', newline: '\r\n', escapeFormulae: formulaStart };
  const cells = rows.map((row) =>
    Object.fromEntries(Object.entries(row).map(([heading, cell]) => [heading, inFrench(cell)])),
  );
  return '\ufeff' + papa.unparse(cells, layout);
}

const inFrench = (cell: string | number) =>
  typeof cell === 'string' || Number.isInteger(cell) ? cell : String(cell).replace('.', ',');

/**
 * The same rows as an Excel workbook of one sheet: its headings stay in view, and figures are figures.
 * What looks like a formula is kept as text, and no spreadsheet runs that.
 */
export async function toWorkbook(
  rows: readonly ExportRow[],
  name: string,
): Promise<Uint8Array<ArrayBuffer>> {
  const { writeXlsx } = await import('hucre/xlsx');
  const headings = Object.keys(rows[0] ?? {});
  const cells = rows.map((row) => headings.map((heading) => row[heading] ?? ''));
  const bold = headings.map(
    (_, at) => [`0,${at}`, { style: { font: { bold: true } } }] satisfies [string, unknown],
  );
  const bytes = await writeXlsx({
    sheets: [
      {
        name: sheetName(name),
        columns: headings.map(() => ({ autoWidth: true })),
        rows: [headings, ...cells],
        cells: new Map(bold),
        freezePane: { rows: 1 },
      },
    ],
  });
  return new Uint8Array(bytes);
}

const kinds = {
  csv: async (rows: readonly ExportRow[]) =>
    new Blob([await toCsv(rows)], { type: 'text/csv;charset=utf-8' }),
  xlsx: async (rows: readonly ExportRow[], name: string) =>
    new Blob([await toWorkbook(rows, name)], {
      type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    }),
};
export type ExportKind = keyof typeof kinds;

/** Hands a table to the person as a file, under a name without its extension. */
export async function download(
  kind: ExportKind,
  name: string,
  rows: readonly ExportRow[],
): Promise<void> {
  const url = URL.createObjectURL(await kinds[kind](rows, name));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}.${kind}`;
  link.click();
  URL.revokeObjectURL(url);
}
