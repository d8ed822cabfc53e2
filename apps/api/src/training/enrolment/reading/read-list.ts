import type { ImportColumn } from '@percolateur/contract';
import {
  columnsCompleted,
  columnsFrom,
  columnsLack,
  draftsFrom,
  headingKey,
  otherAddresses,
  Refusal,
  typeset,
} from '@percolateur/domain';
import type { Columns, KnownHeadings, PersonDraft } from '@percolateur/domain';
import { decode } from '../../../platform/decode';
import { isArchive } from '../../../platform/workbook';
import { sheetOf } from './sheet';
import { tableOf } from './table';
import type { Read } from './table';

/** More text than this is no list of people, in bytes; a workbook may carry a logo. */
const longestText = 2 * 1024 * 1024;

/** A list of people, and how it was read. */
export interface ReadList {
  drafts: PersonDraft[];
  /** `csv-invalid`, with what no column was found to say; null where each was. */
  lack: Refusal | null;
  /** In French: « UTF-8, séparateur ; », « classeur Excel, feuille « Inscrits » ». */
  reading: string;
  /** What was put right on the way, in French. */
  mended: string[];
  columns: ImportColumn[];
}

/**
 * Reads the bytes of a list as people really have them: a CSV, a table that was copied, or an Excel
 * workbook, whatever its name says. `meant` says what the columns mean, in their order, when somebody
 * has corrected what was found; `known` what the hub said of headings before. Where the columns do not
 * tell who people are, nobody is listed, and `lack` says why.
 * @throws Refusal `csv-invalid`, saying what was seen; `input-too-large`
 */
export async function readList(
  bytes: Buffer,
  meant?: Columns,
  known: KnownHeadings = new Map(),
): Promise<ReadList> {
  const { reading, mended, headings, rows, told } = isArchive(bytes)
    ? await sheetOf(bytes, known)
    : textOf(bytes, known);
  const cells = rows.map((row) => row.cells);
  const above = headings ?? cells[0] ?? [];
  const width = Math.max(above.length, ...cells.slice(0, 50).map(({ length }) => length));
  const named = headings && columnsFrom(headings, known);
  const unknown = named !== null && columnsLack(named, above) !== null;
  const found = named && !unknown ? named : columnsCompleted(named ?? [], cells);
  const columns = meant ?? found;
  const lack = columnsLack(columns, above);
  if (lack && width < 2) throw lack;
  if (rows.length === 0)
    throw new Refusal('csv-invalid', { seen: 'des en-têtes, et personne en dessous' });
  const others = headings && !meant ? otherAddresses(headings, columns) : [];
  const said = [
    ...mended,
    ...(others.length > 0
      ? [
          `Plusieurs colonnes d’adresses : « ${above[columns.indexOf('email')]} » a été prise, pas « ${others.join(' », « ')} ».`,
        ]
      : []),
    ...(meant || (headings && !unknown)
      ? []
      : [
          headings
            ? 'Des en-têtes ne nous sont pas connus : le sens de ces colonnes a été deviné d’après ce qu’elles contiennent. Vérifiez-le.'
            : 'Aucune ligne d’en-têtes : le sens des colonnes a été deviné. Vérifiez-le.',
        ]),
    ...told,
  ];
  return {
    drafts: lack ? [] : draftsFrom(rows, columns, headings),
    lack,
    reading: typeset(reading),
    mended: said.map(typeset),
    columns: Array.from({ length: Math.min(width, 60) }, (_, at) => ({
      heading: (headings?.[at] ?? '').trim().slice(0, 80),
      sample: samplesOf(cells.map((row) => row[at] ?? '')),
      field: columns[at] ?? null,
      remembered: !meant && headings !== null && known.has(headingKey(headings[at] ?? '')),
    })),
  };
}

/** The first few values of a column, for who must say what it is. */
const samplesOf = (cells: readonly string[]) =>
  [...new Set(cells.map((cell) => cell.trim().slice(0, 80)).filter(Boolean))]
    .slice(0, 3)
    .join(' · ');

function textOf(bytes: Buffer, known: KnownHeadings): Read {
  if (bytes.length > longestText) throw new Refusal('input-too-large');
  const { text, encoding, mended } = decode(bytes);
  const { separator, mended: told, ...table } = tableOf(text, known);
  const between = separator === '\t' ? 'tabulation' : separator;
  return { ...table, reading: `${encoding}, séparateur ${between}`, mended, told };
}
