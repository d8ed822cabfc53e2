import { toCsv } from './csv';

it('opens in a French spreadsheet: byte order mark, semicolons, CRLF', async () => {
  expect(await toCsv([{ Nom: 'Benali', Ville: 'Caen ; Bayeux' }])).toBe(
    '\ufeffNom;Ville\r\nBenali;"Caen ; Bayeux"',
  );
});

it.each(['=1+1', '+33 6', '-2', '@SUM(A1)', '\tx', '\rx'])(
  'makes plain text of what would run as a formula: %j',
  async (text) => {
    expect(await toCsv([{ Nom: text }])).toContain(`'${text}`);
  },
);
