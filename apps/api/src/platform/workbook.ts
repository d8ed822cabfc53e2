import { Refusal } from '@percolateur/domain';

/** Unpacked, in bytes, of what is read of a workbook: a list of a thousand people takes a tenth. */
const mostUnpacked = 6 * 1024 * 1024;
const mostParts = 1_000;
const mostSheets = 20;
/** The first column that is one too many is read, so that a table too wide is seen to be. */
const lookedAt = 'A1:GS1048576';

/** A visible sheet, each cell as the text that the spreadsheet shows, by row from 0. */
export interface Sheet {
  name: string;
  rows: string[][];
  /** Whether a value stands for several rows: it was written in each. */
  filled: boolean;
  /** Rows, from 0, where a formula had failed: its cell is read as empty. */
  failed: number[];
}

/** Whether these bytes are those of a ZIP archive, as workbooks are (ECMA-376, part 2). */
export const isArchive = (bytes: Buffer) =>
  bytes.subarray(0, 4).equals(Buffer.from('PK\x03\x04', 'latin1'));

/**
 * Reads the visible sheets of an Excel workbook: values alone, of formulas what they gave last; macros,
 * pictures and links are not opened, entities of XML not followed. What it takes once unpacked is
 * counted before anything is.
 * @throws Refusal `csv-invalid`, `details.seen` saying what the archive is instead; `input-too-large`
 */
export async function readWorkbook(bytes: Buffer): Promise<Sheet[]> {
  await checkUnpacked(bytes);
  const { readXlsx } = await import('hucre/xlsx');
  const sheets = (info: { hidden?: boolean; veryHidden?: boolean }) =>
    !info.hidden && !info.veryHidden;
  const book = await readXlsx(bytes, { sheets, range: lookedAt }).catch(() => null);
  if (!book) throw new Refusal('csv-invalid', { seen: 'un classeur abîmé, ou protégé' });
  if (book.sheets.length > mostSheets) throw new Refusal('input-too-large');
  return book.sheets.map(({ name, rows, merges }) => {
    const cells = rows.map((row) => row.map(shown));
    return {
      name,
      failed: cells.flatMap((row, at) => (row.some(isFault) ? [at] : [])),
      ...filledDown(
        cells.map((row) => row.map((cell) => (isFault(cell) ? '' : cell))),
        merges ?? [],
      ),
    };
  });
}

/** @throws Refusal as `readWorkbook` does: sizes are those declared, and nothing longer is unpacked. */
async function checkUnpacked(bytes: Buffer): Promise<void> {
  const { unzipSync } = await import('fflate');
  const parts: { name: string; originalSize: number }[] = [];
  try {
    unzipSync(bytes, {
      filter: (part) => {
        if (parts.length <= mostParts) parts.push(part);
        return false;
      },
    });
  } catch {
    throw new Refusal('csv-invalid', { seen: 'un classeur abîmé' });
  }
  const named = (name: string) => parts.some((part) => part.name === name);
  if (!named('xl/workbook.xml')) {
    const other = named('content.xml') ? 'un document LibreOffice' : 'une archive';
    throw new Refusal('csv-invalid', { seen: other });
  }
  const opened = parts.filter(({ name }) => /\.(xml|rels)$/i.test(name));
  const unpacked = opened.reduce((sum, { originalSize }) => sum + originalSize, 0);
  if (unpacked > mostUnpacked || parts.length > mostParts) throw new Refusal('input-too-large');
}

/** What the spreadsheet shows of a value, in French. */
function shown(value: unknown): string {
  if (value instanceof Date) {
    const [year, month, day] = value.toISOString().slice(0, 10).split('-');
    return `${day}/${month}/${year}`;
  }
  if (typeof value === 'boolean') return value ? 'VRAI' : 'FAUX';
  return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
}

/** What a formula that failed shows, in English in the file whatever the language (ECMA-376, 18.17.3). */
const isFault = (cell: string) =>
  /^#(REF!|N\/A|NAME\?|VALUE!|DIV\/0!|NUM!|NULL!|SPILL!|CALC!)$/.test(cell);

interface Merge {
  startRow: number;
  endRow: number;
  startCol: number;
  endCol: number;
}

/** A structure written once for its people, its cells merged downwards, is that of each of them. */
function filledDown(rows: string[][], merges: readonly Merge[]): Pick<Sheet, 'rows' | 'filled'> {
  let filled = false;
  for (const { startRow, endRow, startCol, endCol } of merges.slice(0, 1_000)) {
    const value = rows[startRow]?.[startCol] ?? '';
    if (startCol !== endCol || value === '') continue;
    for (const row of rows.slice(startRow + 1, endRow + 1)) {
      if (row.every((cell) => cell === '')) continue;
      while (row.length <= startCol) row.push('');
      row[startCol] = value;
      filled = true;
    }
  }
  return { rows, filled };
}
