import { Refusal } from '@percolateur/domain';
import Papa from 'papaparse';

const mostLines = 1_000;
const separators: Record<string, string> = { ',': ',', ';': ';', '\t': 'tabulation' };

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
  const { text, encoding } = decode(bytes);
  // A spreadsheet file, a picture… holds what no text does.
  if (text.includes('\0') || text.trim() === '') throw new Refusal('csv-invalid');
  const { data, errors, meta } = Papa.parse<Record<string, string>>(text, {
    header: true,
    delimitersToGuess: Object.keys(separators),
    transformHeader: (heading) => heading.trim(),
  });
  if (errors.some(({ type }) => type === 'Quotes')) throw new Refusal('csv-invalid');
  if (data.length > mostLines) throw new Refusal('input-too-large');
  const separator = separators[meta.delimiter] ?? meta.delimiter;
  return { rows: data, reading: `${encoding}, séparateur\u00a0${separator}` };
}

/** Old Excel writes Windows-1252 without saying so; its accents are not valid UTF-8. */
function decode(bytes: Buffer): { text: string; encoding: string } {
  const begins = (...mark: number[]) => mark.every((byte, index) => bytes[index] === byte);
  if (begins(0xff, 0xfe))
    return { text: new TextDecoder('utf-16le').decode(bytes), encoding: 'UTF-16' };
  if (begins(0xfe, 0xff))
    return { text: new TextDecoder('utf-16be').decode(bytes), encoding: 'UTF-16' };
  try {
    return { text: new TextDecoder('utf-8', { fatal: true }).decode(bytes), encoding: 'UTF-8' };
  } catch {
    return { text: new TextDecoder('windows-1252').decode(bytes), encoding: 'Windows-1252' };
  }
}
