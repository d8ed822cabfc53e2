import { Refusal } from '@percolateur/domain';
import { readCsv } from './read-csv';

const text = 'Prénom;Nom;Courriel\r\nChloé;Œillet;chloe@hub.test\r\n';
const row = { Prénom: 'Chloé', Nom: 'Œillet', Courriel: 'chloe@hub.test' };

const windows1252 = (value: string) =>
  Buffer.from([...value].map((letter) => (letter === 'Œ' ? 0x8c : letter.charCodeAt(0))));
const utf16 = (value: string) => Buffer.from(`\ufeff${value}`, 'utf16le');

describe('reading a CSV', () => {
  test.each([
    ['UTF-8', Buffer.from(text), 'UTF-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'UTF-8'],
    ['Windows-1252', windows1252(text), 'Windows-1252'],
    ['UTF-16, little end first', utf16(text), 'UTF-16'],
    ['UTF-16, big end first', utf16(text).swap16(), 'UTF-16'],
  ])('in %s', (_, bytes, encoding) => {
    const { rows, reading } = readCsv(bytes);
    expect(rows[0]).toEqual(row);
    expect(reading).toBe(`${encoding}, séparateur\u00a0;`);
  });

  test.each([
    [',', 'UTF-8, séparateur\u00a0,'],
    [';', 'UTF-8, séparateur\u00a0;'],
    ['\t', 'UTF-8, séparateur\u00a0tabulation'],
  ])('separated by %j', (separator, reading) => {
    const table = readCsv(Buffer.from(text.replaceAll(';', separator)));
    expect(table.rows[0]).toEqual(row);
    expect(table.reading).toBe(reading);
  });

  test('separators and line ends inside quotes are text', () => {
    const quoted = 'Prénom;Nom;Structure\nAnne;"Roy, dite\nAnnie";"Mairie; annexe, Flers"\n';
    expect(readCsv(Buffer.from(quoted)).rows[0]).toEqual({
      Prénom: 'Anne',
      Nom: 'Roy, dite\nAnnie',
      Structure: 'Mairie; annexe, Flers',
    });
  });

  test('blank lines keep their place', () => {
    const { rows } = readCsv(Buffer.from('Nom;Prénom\n\nRoy;Anne\n'));
    expect(rows[1]).toEqual({ Nom: 'Roy', Prénom: 'Anne' });
  });

  test.each([
    ['nothing', Buffer.alloc(0)],
    ['a spreadsheet file', Buffer.from('PK\x03\x04\x14\0\x06\0', 'latin1')],
    ['a quote never closed', Buffer.from('Nom;Prénom\n"Roy;Anne\nLe Goff;Inès\n')],
  ])('%s is not a list', (_, bytes) => {
    expect(() => readCsv(bytes)).toThrow(new Refusal('csv-invalid'));
  });

  test('a thousand lines are enough', () => {
    const lines = (count: number) => Buffer.from(`Nom;Prénom\n${'Roy;Anne\n'.repeat(count)}`);
    expect(readCsv(lines(1_000)).rows).toHaveLength(1_000);
    expect(() => readCsv(lines(1_001))).toThrow(new Refusal('input-too-large'));
  });
});
