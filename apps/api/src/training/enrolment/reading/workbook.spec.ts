import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Refusal } from '@percolateur/domain';
import { zipSync } from 'fflate';
import { writeXlsx } from 'hucre/xlsx';
import { row, workbook } from '../../../../test/workbook';
import { readList } from './read-list';

const plain = (text: string) => text.replaceAll('\u00a0', ' ');
const read = async (bytes: Buffer) => {
  const { drafts, reading, mended, columns } = await readList(bytes);
  return {
    reading: plain(reading),
    mended: mended.map(plain),
    columns: columns.map(({ field }) => field ?? '-').join(' '),
    people: drafts.map(({ line, firstName, lastName, email, employer }) =>
      [line, firstName, lastName, email, employer].filter((each) => each !== '').join(' | '),
    ),
  };
};
const refused = (bytes: Buffer) =>
  readList(bytes).then(
    () => Promise.reject(new Error('The list was read')),
    (error: unknown) => error as Refusal,
  );

const headings = row(1, 'Nom', 'Prénom', 'Courriel', 'Structure');
const chloe = row(2, 'Œillet', 'Chloé', 'chloe@hub.example', 'Mairie de Flers');
const one = (rows: string, after?: string) => workbook({ Feuille1: { rows, after } });

describe('a workbook', () => {
  test('is read as a CSV is, and its sheet is named', async () => {
    expect(await read(one(headings + chloe))).toEqual({
      reading: 'classeur Excel, feuille « Feuille1 »',
      mended: [],
      columns: 'lastName firstName email employer',
      people: ['2 | Chloé | Œillet | chloe@hub.example | Mairie de Flers'],
    });
  });

  test('has its lines where the spreadsheet has them, whatever is empty or stands above', async () => {
    const title = row(2, 'Liste au 12/01/2027');
    const rows = title + headings.replaceAll('1"', '4"') + chloe.replaceAll('2"', '9"');
    const { people, mended } = await read(one(rows));
    expect(people).toEqual(['9 | Chloé | Œillet | chloe@hub.example | Mairie de Flers']);
    expect(mended).toEqual(['Ce qui précède les en-têtes (ligne 4) n’a pas été lu.']);
  });

  test('gives what its formulas gave, and tells those that failed', async () => {
    const formulas = row(
      2,
      'Noël',
      '<c r="B2" t="str"><f>PROPER("zoé")</f><v>Zoé</v></c>',
      '<c r="C2" t="str"><f>HYPERLINK("mailto:zoe@hub.example")</f><v>zoe@hub.example</v></c>',
      '<c r="D2" t="e"><f>VLOOKUP(1,Z:Z,1)</f><v>#N/A</v></c>',
    );
    expect(await read(one(headings + formulas))).toMatchObject({
      people: ['2 | Zoé | Noël | zoe@hub.example'],
      mended: ['Ligne 2 : une formule en erreur a été lue comme une case vide.'],
    });
  });

  test('shows dates as dates, numbers and truths as they are seen', async () => {
    const rows = [
      ['Nom', 'Prénom', 'Courriel', 'Né le', 'Code postal', 'Présent'],
      ['Noël', 'Zoé', 'zoe@hub.example', new Date(Date.UTC(1990, 0, 15)), 97430, true],
    ];
    const bytes = Buffer.from(await writeXlsx({ sheets: [{ name: 'A', rows }] }));
    const { columns } = await readList(bytes);
    expect(columns.map(({ sample }) => sample)).toEqual([
      ...['Noël', 'Zoé', 'zoe@hub.example', '15/01/1990', '97430', 'VRAI'],
    ]);
  });

  test('says a structure once for several people, its cells merged', async () => {
    const rows =
      headings +
      row(2, 'Noël', 'Zoé', 'zoe@hub.example', 'Le Lien') +
      row(3, 'Petit', 'Ève', 'eve@hub.example') +
      row(4, 'Roy', 'Luc', 'luc@hub.example', 'Mairie');
    const { people, mended } = await read(
      one(
        rows,
        '<mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="D2:D3"/></mergeCells>',
      ),
    );
    expect(people).toEqual([
      '2 | Zoé | Noël | zoe@hub.example | Le Lien',
      '3 | Ève | Petit | eve@hub.example | Le Lien',
      '4 | Luc | Roy | luc@hub.example | Mairie',
    ]);
    expect(mended).toEqual([
      'Des cellules étaient fusionnées : leur valeur a été lue sur chaque ligne.',
    ]);
  });

  test('of several sheets, the one that lists people is read, and the others are named', async () => {
    const book = workbook({
      'Mode d’emploi': { rows: row(1, 'Remplissez la feuille suivante') },
      Vide: { rows: '' },
      Inscrits: { rows: headings + chloe },
      Archives: { rows: headings + chloe.replaceAll('chloe', 'ancienne'), state: 'hidden' },
    });
    expect(await read(book)).toMatchObject({
      reading: 'classeur Excel, feuille « Inscrits »',
      mended: ['La feuille « Mode d’emploi » n’a pas été lue.'],
      people: ['2 | Chloé | Œillet | chloe@hub.example | Mairie de Flers'],
    });
  });

  test('with macros gives its values, and nothing of it is run', async () => {
    const macros = { 'xl/vbaProject.bin': new Uint8Array(3_000).fill(65) };
    const book = workbook({ Feuille1: { rows: headings + chloe } }, macros);
    expect((await read(book)).people).toHaveLength(1);
  });

  test('bits of text in several faces are one text, and its escapes are letters', async () => {
    const rich =
      '<c r="A2" t="inlineStr"><is><r><t>Œil</t></r><r><rPr><b/></rPr><t>let</t></r></is></c>';
    const rows = headings + row(2, rich, 'Chlo&#233;', 'chloe@hub.example', 'A_x000D_&amp;B');
    expect((await read(one(rows))).people).toEqual([
      '2 | Chloé | Œillet | chloe@hub.example | A &B',
    ]);
  });
});

describe('a workbook as others write it', () => {
  const written = (name: string) =>
    readFileSync(fileURLToPath(new URL(`../../../../test/lists/${name}.xlsx`, import.meta.url)));

  test('LibreOffice, from the list of a hub: a title, dates, a sentence for an address', async () => {
    const { people, mended, columns } = await read(written('libreoffice'));
    expect(columns).toBe('lastName firstName email employer - -');
    expect(people).toEqual([
      '4 | Zélie | Hoareau | zelie.hoareau@cnum.example | Cyber-base du Tampon',
      '5 | Noé | Payet | compte COOP non créé | Mairie de Salazie',
      '6 | Chloé | D’Angelo | chloe.dangelo@cnum.example | L’« Îlot » ; annexe',
    ]);
    expect(mended).toEqual(['Ce qui précède les en-têtes (ligne 3) n’a pas été lu.']);
  });

  test('as Excel does: shared texts, a filter, a link, a formula, merged cells, a second sheet', async () => {
    const { people } = await read(written('excel-like'));
    expect(people).toEqual([
      '2 | Chloé | Œillet | chloe@hub.example | Le Lien',
      '3 | Zoé | Noël | zoe@hub.example | Le Lien',
      '4 | Anne | Roy | anne@hub.example | =Égalité',
    ]);
  });
});

describe('a workbook that means harm', () => {
  /** The size that a ZIP archive declares of its parts, told smaller than it is. */
  const lying = (bytes: Buffer, size: number, told: number) => {
    const lie = Buffer.from(bytes);
    const [true32, told32] = [Buffer.alloc(4), Buffer.alloc(4)];
    true32.writeUInt32LE(size);
    told32.writeUInt32LE(told);
    for (let at = lie.indexOf(true32); at >= 0; at = lie.indexOf(true32, at + 4)) {
      told32.copy(lie, at);
    }
    return lie;
  };
  const bomb = workbook(
    { Feuille1: { rows: headings } },
    { 'xl/sharedStrings.xml': new Uint8Array(60_000_000).fill(32) },
  );

  test.each([
    ['a bomb', bomb, 'input-too-large'],
    ['a million rows', one(row(1, 'a').repeat(1_000_000)), 'input-too-large'],
    [
      'ten thousand people',
      one(
        headings +
          Array.from({ length: 10_000 }, (_, at) => row(at + 2, 'N', 'Z', 'z@a.fr')).join(''),
      ),
      'input-too-large',
    ],
    [
      'too many sheets',
      workbook(
        Object.fromEntries(Array.from({ length: 21 }, (_, at) => [`F${at}`, { rows: headings }])),
      ),
      'input-too-large',
    ],
    [
      'too many parts',
      Buffer.from(
        zipSync(
          Object.fromEntries(
            Array.from({ length: 1_100 }, (_, at) => [`xl/workbook.xml${at || ''}`, Buffer.of(1)]),
          ),
        ),
      ),
      'input-too-large',
    ],
    ['no letter', one(''), 'csv-invalid'],
    ['a column beyond all', one('<row r="1"><c r="ZZZZZZ1"><v>1</v></c></row>'), 'csv-invalid'],
    ['one cell at the far corner', one(row(1, '<c r="XFD1048576"><v>1</v></c>')), 'csv-invalid'],
    ['XML that never ends', one('<row><c>'.repeat(100_000)), 'csv-invalid'],
    ['half of one', one(headings + chloe).subarray(0, 500), 'csv-invalid'],
  ])('%s is refused in words', async (_, bytes, code) => {
    expect(await refused(bytes)).toMatchObject({ code });
  });

  test('a bomb that says it is small is not unpacked further than it says', async () => {
    const before = process.memoryUsage().rss;
    const small = lying(bomb, 60_000_000, 1_000);
    await readList(small).catch((error: unknown) => expect(error).toBeInstanceOf(Refusal));
    expect(process.memoryUsage().rss - before).toBeLessThan(50_000_000);
  });

  test('no entity of XML is followed', async () => {
    const sheet = `<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/hostname"><!ENTITY l "ha"><!ENTITY m "&l;&l;&l;">]><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${headings}${row(2, 'Noël', '&f;&m;', 'zoe@hub.example')}</sheetData></worksheet>`;
    const { drafts } = await readList(
      workbook({ F: { rows: '' } }, { 'xl/worksheets/s0.xml': Buffer.from(sheet) }),
    );
    expect(drafts[0].firstName).toBe('&f;&m;');
  });

  test.each([
    ['an archive', Buffer.from(zipSync({ 'photo.txt': Buffer.of(1) })), 'une archive'],
    [
      'a LibreOffice document',
      Buffer.from(zipSync({ 'content.xml': Buffer.of(1) })),
      'un document LibreOffice',
    ],
    ['a PDF under another name', Buffer.from('%PDF-1.7\n…'), 'un document PDF'],
    [
      'an old workbook, or one with a password',
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      'un classeur Excel ancien (.xls), ou protégé par un mot de passe',
    ],
    ['an empty workbook', one(''), 'un classeur vide'],
    ['bytes after its mark', Buffer.from('PK\x03\x04 et rien'), 'un classeur abîmé'],
  ])('%s is told', async (_, bytes, seen) => {
    expect(await refused(bytes)).toMatchObject({ code: 'csv-invalid', details: { seen } });
  });
});
