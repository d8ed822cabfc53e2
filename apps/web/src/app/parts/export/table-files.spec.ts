import { type ExportRow, toCsv, toWorkbook } from './table-files';

it('opens in a French spreadsheet: byte order mark, semicolons, CRLF', async () => {
  expect(await toCsv([{ Nom: 'Benali', Ville: 'Caen ; Bayeux' }])).toBe(
    '\ufeffNom;Ville\r\nBenali;"Caen ; Bayeux"',
  );
});

it.each(['=1+1', '+33 6', '-2', '@SUM(A1)', '\tx', '\rx', '=1\n+1'])(
  'makes plain text of what would run as a formula: %j',
  async (text) => {
    expect(await toCsv([{ Nom: text }])).toContain(`'${text}`);
  },
);

it('writes figures as French spreadsheets read them', async () => {
  expect(await toCsv([{ Heures: 10.5, Personnes: 3 }])).toBe('\ufeffHeures;Personnes\r\n10,5;3');
});

describe('a workbook', () => {
  const written = async (rows: ExportRow[], name = 'personnes') => {
    const { readXlsx } = await import('hucre/xlsx');
    return (await readXlsx(await toWorkbook(rows, name), { readStyles: true })).sheets[0]!;
  };

  it('holds what the screen shows, figures as figures', async () => {
    const { name, rows } = await written([
      { Nom: 'Œillet', Heures: 10.5 },
      { Nom: 'D’Angelo', Heures: 3 },
    ]);
    expect([name, rows]).toEqual([
      'personnes',
      [
        ['Nom', 'Heures'],
        ['Œillet', 10.5],
        ['D’Angelo', 3],
      ],
    ]);
  });

  it('keeps as text what looks like a formula', async () => {
    const { rows, cells } = await written([{ Nom: '=1+1', Ville: '+33', Note: '@a', Écart: '-2' }]);
    expect(rows[1]).toEqual(['=1+1', '+33', '@a', '-2']);
    expect([...(cells?.values() ?? [])].some(({ formula }) => formula)).toBe(false);
  });

  it('of nobody opens all the same, whatever its name', async () => {
    expect((await written([], 'bpf: 2026/2027 [hub] et tout le reste de son nom')).name).toBe(
      'bpf  2026 2027  hub  et tout le',
    );
  });
});
