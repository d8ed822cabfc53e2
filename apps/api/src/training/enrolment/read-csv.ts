import { Refusal } from '@percolateur/domain';
import Papa from 'papaparse';

const mostLines = 1_000;
const separators = [
  { delimiter: ',', name: ',' },
  { delimiter: ';', name: ';' },
  { delimiter: '\t', name: 'tabulation' },
];

/** A list of people as spreadsheets save it. */
export interface CsvTable {
  /** One object a line, keyed by heading; blank lines kept, so that lines keep their numbers. */
  rows: Record<string, string>[];
  /** How the bytes were read, in French: « UTF-8, séparateur ; ». */
  reading: string;
}

/**
 * Reads the bytes of a CSV: UTF-8, UTF-16 with its mark or else Windows-1252; comma, semicolon or
 * tab.
 * @throws Refusal `csv-invalid` for anything else, `input-too-large` beyond a thousand lines
 */
export function readCsv(bytes: Buffer): CsvTable {
  const { text: whole, encoding } = decode(bytes);
  const text = whole.trimEnd();
  // A spreadsheet file, a picture… holds what no text does.
  if (text.includes('\0') || text === '') throw new Refusal('csv-invalid');
  const { delimiter, name } = separatorOf(text);
  const { data, errors } = Papa.parse<Record<string, string>>(text, { header: true, delimiter });
  if (errors.some(({ type }) => type === 'Quotes')) throw new Refusal('csv-invalid');
  if (data.length > mostLines) throw new Refusal('input-too-large');
  return { rows: data, reading: `${encoding}, séparateur\u00a0${name}` };
}

/** The one that makes the most headings; text further down may hold the others. */
function separatorOf(text: string): (typeof separators)[number] {
  const headings = ({ delimiter }: (typeof separators)[number]) =>
    Papa.parse<string[]>(text, { delimiter, preview: 1 }).data[0]?.length ?? 0;
  return separators.reduce((best, each) => (headings(each) > headings(best) ? each : best));
}

/** Old Excel writes Windows-1252 without saying so; its accents are not valid UTF-8. */
function decode(bytes: Buffer): { text: string; encoding: string } {
  const read = (label: string) => new TextDecoder(label).decode(bytes);
  const begins = (...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (begins(0xff, 0xfe)) return { text: read('utf-16le'), encoding: 'UTF-16' };
  if (begins(0xfe, 0xff)) return { text: read('utf-16be'), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: read('windows-1252'), encoding: 'Windows-1252' };
  }
}
