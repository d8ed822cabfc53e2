import type { ImportColumn } from '@percolateur/contract';
import {
  checkColumns,
  columnsFrom,
  columnsGuessed,
  draftsFrom,
  otherAddresses,
  Refusal,
  typeset,
} from '@percolateur/domain';
import type { Columns, PersonDraft } from '@percolateur/domain';
import { decode } from '../../../platform/decode';
import { tableOf } from './table';

/** A list of people, and how it was read. */
export interface ReadList {
  drafts: PersonDraft[];
  /** In French: « UTF-8, séparateur ; ». */
  reading: string;
  /** What was put right on the way, in French. */
  mended: string[];
  columns: ImportColumn[];
}

/**
 * Reads the bytes of a list as people really have them. `meant` says what the columns mean, in their
 * order, when somebody has corrected what was found.
 * @throws Refusal `csv-invalid`, saying what was seen or which columns are missing; `input-too-large`
 */
export function readList(bytes: Buffer, meant?: Columns): ReadList {
  const { text, encoding, mended } = decode(bytes);
  const table = tableOf(text);
  const { headings, rows, separator } = table;
  const guessed = headings ? columnsFrom(headings) : columnsGuessed(rows.map(({ cells }) => cells));
  const columns = meant ?? guessed;
  const above = headings ?? rows[0]?.cells ?? [];
  checkColumns(columns ?? [], above);
  if (rows.length === 0)
    throw new Refusal('csv-invalid', { seen: 'des en-têtes, et personne en dessous' });
  const width = Math.max(above.length, ...rows.slice(0, 50).map(({ cells }) => cells.length));
  const taken = above[columns!.indexOf('email')];
  const others = headings && !meant ? otherAddresses(headings, columns!) : [];
  const said = [
    ...mended,
    ...(others.length > 0
      ? [
          `Plusieurs colonnes d’adresses : « ${taken} » a été prise, pas « ${others.join(' », « ')} ».`,
        ]
      : []),
    ...(headings || meant
      ? []
      : ['Aucune ligne d’en-têtes : le sens des colonnes a été deviné. Vérifiez-le.']),
    ...table.mended,
  ];
  return {
    drafts: draftsFrom(rows, columns!, headings),
    reading: typeset(`${encoding}, séparateur ${separator === '\t' ? 'tabulation' : separator}`),
    mended: said.map(typeset),
    columns: Array.from({ length: Math.min(width, 60) }, (_, at) => ({
      heading: (headings?.[at] ?? '').trim().slice(0, 80),
      sample: (rows.map(({ cells }) => cells[at]?.trim()).find(Boolean) ?? '').slice(0, 80),
      field: columns![at] ?? null,
    })),
  };
}
