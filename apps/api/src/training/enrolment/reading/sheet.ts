import { columnsFrom, listed, Refusal } from '@percolateur/domain';
import type { KnownHeadings } from '@percolateur/domain';
import { readWorkbook } from '../../../platform/workbook';
import type { Sheet } from '../../../platform/workbook';
import { headed } from './table';
import type { Read } from './table';

/**
 * The sheet of a workbook that lists people: the one whose headings say most of them, or else the first
 * that holds anything. Which one, and what was left aside, is told.
 * @throws Refusal `csv-invalid`, `input-too-large`
 */
export async function sheetOf(bytes: Buffer, known: KnownHeadings): Promise<Read> {
  const sheets = (await readWorkbook(bytes)).filter(({ rows }) => rows.some(holds));
  if (sheets.length === 0) throw new Refusal('csv-invalid', { seen: 'un classeur vide' });
  const [best] = sheets.toSorted((one, other) => means(other, known) - means(one, known));
  const others = sheets.filter((each) => each !== best);
  const { mended, ...table } = headed(
    best.rows.map((cells, at) => ({ line: at + 1, cells })).filter(({ cells }) => holds(cells)),
    known,
  );
  return {
    ...table,
    reading: `classeur Excel, feuille « ${best.name} »`,
    mended: [],
    told: [
      ...mended,
      ...(others.length > 0
        ? [
            `${others.length > 1 ? 'Les feuilles' : 'La feuille'} ${listed(others.map(({ name }) => `« ${name} »`))} ${others.length > 1 ? 'n’ont pas été lues' : 'n’a pas été lue'}.`,
          ]
        : []),
      ...(best.filled
        ? ['Des cellules étaient fusionnées : leur valeur a été lue sur chaque ligne.']
        : []),
      ...best.failed
        .slice(0, 20)
        .map((at) => `Ligne ${at + 1} : une formule en erreur a été lue comme une case vide.`),
    ],
  };
}

const holds = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '');

/** How much of people the likeliest of its first rows says, were it that of the headings. */
const means = ({ rows }: Sheet, known: KnownHeadings) =>
  Math.max(
    ...rows
      .filter(holds)
      .slice(0, 20)
      .map((cells) => columnsFrom(cells.slice(0, 200), known).filter(Boolean).length),
  );
