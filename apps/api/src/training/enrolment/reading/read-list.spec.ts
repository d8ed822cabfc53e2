import { Refusal } from '@percolateur/domain';
import fc from 'fast-check';
import iconv from 'iconv-lite';
import { readList } from './read-list';

const read = async (list: string | Buffer) => {
  const { drafts, reading, mended, columns } = await readList(Buffer.from(list as string));
  return {
    reading: reading.replaceAll('\u00a0', ' '),
    mended: mended.map((each) => each.replaceAll('\u00a0', ' ')),
    columns: columns.map(({ field }) => field ?? '-').join(' '),
    people: drafts.map(({ line, firstName, lastName, email, employer }) =>
      [line, firstName, lastName, email, employer].filter((each) => each !== '').join(' | '),
    ),
  };
};
const refused = async (list: string | Buffer) => {
  try {
    const { lack } = await readList(Buffer.from(list as string));
    if (lack) return lack;
  } catch (error) {
    return error as Refusal;
  }
  throw new Error('The list was read');
};

const text = 'Prénom;Nom;Courriel\r\nChloé;Œillet;chloe@hub.example\r\n';
const chloe = '2 | Chloé | Œillet | chloe@hub.example';

describe('an encoding is found out', () => {
  test.each([
    ['UTF-8', Buffer.from(text), 'UTF-8'],
    ['UTF-8 with its mark', Buffer.from(`\ufeff${text}`), 'UTF-8'],
    ['Windows-1252', iconv.encode(text, 'win1252'), 'Windows-1252'],
    ['the one of old Macs', iconv.encode(text, 'macroman'), 'Mac Roman'],
    [
      'the one of « CSV (MS-DOS) »',
      iconv.encode(text.replace('Œ', 'É'), 'cp850'),
      'CP850 (MS-DOS)',
    ],
    ['UTF-16, little end first', iconv.encode(`\ufeff${text}`, 'utf-16le'), 'UTF-16'],
    ['UTF-16, big end first', iconv.encode(`\ufeff${text}`, 'utf-16be'), 'UTF-16'],
    ['UTF-16 without its mark', iconv.encode(text, 'utf-16le'), 'UTF-16'],
  ])('%s', async (_, bytes, encoding) => {
    const { people, reading, mended } = await read(bytes);
    expect(people[0].replace('Éillet', 'Œillet')).toBe(chloe);
    expect(reading).toBe(`${encoding}, séparateur ;`);
    expect(mended).toEqual([]);
  });

  test('an old Mac’s list, its lines ended by CR alone, its headings without accents', async () => {
    const list = 'Nom;Prenom;Courriel\rLeclère;Hélène;h2@asso.example\rNoël;Zoé;z@asso.example\r';
    const { people, reading } = await read(iconv.encode(list, 'macroman'));
    expect(reading).toBe('Mac Roman, séparateur ;');
    expect(people).toEqual([
      '2 | Hélène | Leclère | h2@asso.example',
      '3 | Zoé | Noël | z@asso.example',
    ]);
  });

  test('œ and ’ of Windows-1252', async () => {
    const list =
      'Nom;Prénom;Courriel\r\nLecœur;Anaïs;h3@asso.example\r\nD’Angelo;Léa;h4@asso.example\r\n';
    expect((await read(iconv.encode(list, 'win1252'))).people).toEqual([
      '2 | Anaïs | Lecœur | h3@asso.example',
      '3 | Léa | D’Angelo | h4@asso.example',
    ]);
  });

  test('accents encoded twice are put right, and it is said', async () => {
    const list =
      'Nom;Prénom;Courriel\nLeclère;Hélène;h1@asso.example\nŒillet;D’Éon;h@asso.example\n';
    const once = Buffer.from(list);
    for (const wrong of [once.toString('latin1'), iconv.decode(once, 'win1252')]) {
      const { people, mended } = await read(wrong);
      expect(people[0]).toBe('2 | Hélène | Leclère | h1@asso.example');
      expect(mended).toEqual([
        expect.stringMatching(/^Des accents étaient encodés deux fois \(« .* » pour « é »\)/),
      ]);
    }
    expect((await read(Buffer.from(once.toString('latin1')).toString('latin1'))).people[1]).toBe(
      '3 | D’Éon | Œillet | h@asso.example',
    );
  });

  test('two files pasted together are read each in its own way', async () => {
    const mixed = Buffer.concat([
      Buffer.from('Nom;Prénom;Courriel\nNoël;Zoé;h5@asso.example\n'),
      iconv.encode('Noël;Zoé;h6@asso.example\n', 'win1252'),
    ]);
    const { people, mended } = await read(mixed);
    expect(people).toEqual([
      '2 | Zoé | Noël | h5@asso.example',
      '3 | Zoé | Noël | h6@asso.example',
    ]);
    expect(mended).toEqual([
      'Deux encodages se mêlaient : ligne 3 en Windows-1252, remise en ordre.',
    ]);
  });

  test('decomposed letters are composed', async () => {
    const nfd =
      'Nom;Pre\u0301nom;Courriel;Structure\nNoe\u0308l;Zoe\u0301;nfd@asso.example;Me\u0301diathe\u0300que d’Albi\n';
    expect((await read(nfd)).people).toEqual([
      '2 | Zoé | Noël | nfd@asso.example | Médiathèque d’Albi',
    ]);
  });
});

describe('the same list, byte for byte as each program saves it', () => {
  const rows = [
    ['Nom', 'Prénom', 'Courriel', 'Structure'],
    ['Œillet', 'Chloé', 'chloe@hub.example', 'Mairie d’Évreux ; annexe, salle 2'],
    ['D’Angelo', 'Léa', 'lea@hub.example', 'Le "Garage"'],
    ['Noël-Ça', 'Zoë', 'zoe@hub.example', ''],
  ];
  const people = [
    '2 | Chloé | Œillet | chloe@hub.example | Mairie d’Évreux ; annexe, salle 2',
    '3 | Léa | D’Angelo | lea@hub.example | Le "Garage"',
    '4 | Zoë | Noël-Ça | zoe@hub.example',
  ];
  const written = (separator: string, end: string, quoted: (cell: string) => boolean) =>
    rows
      .map((row) =>
        row
          .map((cell) => (quoted(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
          .join(separator),
      )
      .join(end);
  /** A cell is quoted where it holds the separator, a quote or an end of line. */
  const asNeeded = (separator: string) => (cell: string) =>
    cell.includes(separator) || /["\r\n]/.test(cell);
  const excel = (separator: string, end = '\r\n') =>
    written(separator, end, asNeeded(separator)) + end;

  test.each<[string, Buffer, string]>([
    [
      'Excel on Windows, « CSV (séparateur : point-virgule) »',
      iconv.encode(excel(';'), 'win1252'),
      'Windows-1252, séparateur ;',
    ],
    ['Excel, « CSV UTF-8 »', Buffer.from(`\ufeff${excel(';')}`), 'UTF-8, séparateur ;'],
    [
      'Excel, « Texte Unicode »',
      iconv.encode(`\ufeff${excel('\t')}`, 'utf-16le'),
      'UTF-16, séparateur tabulation',
    ],
    ['Excel on a Mac, « CSV »', iconv.encode(excel(';'), 'macroman'), 'Mac Roman, séparateur ;'],
    [
      'Excel on a Mac, « CSV (Macintosh) »',
      iconv.encode(excel(';', '\r'), 'macroman'),
      'Mac Roman, séparateur ;',
    ],
    [
      'LibreOffice as it proposes: commas, quotes where needed',
      Buffer.from(written(',', '\n', asNeeded(',')) + '\n'),
      'UTF-8, séparateur ,',
    ],
    [
      'LibreOffice, every text quoted',
      Buffer.from(written(',', '\n', (cell) => cell !== '') + '\n'),
      'UTF-8, séparateur ,',
    ],
    [
      'LibreOffice, semicolons, Windows-1252',
      iconv.encode(written(';', '\n', asNeeded(';')) + '\n', 'win1252'),
      'Windows-1252, séparateur ;',
    ],
    [
      'Google Sheets, no end after the last line',
      Buffer.from(written(',', '\r\n', asNeeded(','))),
      'UTF-8, séparateur ,',
    ],
    [
      'Google Sheets, « TSV »',
      Buffer.from(written('\t', '\r\n', () => false)),
      'UTF-8, séparateur tabulation',
    ],
  ])('%s', async (_, bytes, how) => {
    const found = await read(bytes);
    expect(found.reading).toBe(how);
    expect(found.mended).toEqual([]);
    expect(found.columns).toBe('lastName firstName email employer');
    expect(found.people).toEqual(people);
  });
});

describe('lists of the trade', () => {
  test('the export of a hub: one field more than the headings, a sentence for an address', async () => {
    const { people, columns } = await read(
      'Nom;Prénom;Email @conseiller-numerique.fr;Nom de la Structure;Email de la structure;Adresse de la structure;Code région de la structure\nHoareau;Zélie;zelie.hoareau@cnum.example;Cyber-base du Tampon;accueil@cyberbase.example;12 RUE DES LETCHIS 97430 LE TAMPON;04;\nPayet;Noé;compte COOP non créé;Mairie de Salazie;mairie@salazie.example;1 PLACE DE LA MAIRIE 97433 SALAZIE;04;\n',
    );
    expect(columns).toBe('lastName firstName email employer - - - -');
    expect(people).toEqual([
      '2 | Zélie | Hoareau | zelie.hoareau@cnum.example | Cyber-base du Tampon',
      '3 | Noé | Payet | compte COOP non créé | Mairie de Salazie',
    ]);
  });

  test('ten fields under eleven headings: the row is told apart', async () => {
    const { drafts, columns, mended } = await readList(
      Buffer.from(
        'Prénom;Nom;Email;Email @conseiller-numerique.fr;Id de la structure;Nom de la structure;Code Postal;Date de recrutement;Date de fin de formation;Certification;Activé\nZélie;Hoareau;zelie.perso@mail.example;zelie.hoareau@cnum.example;Cyber-base du Tampon;97430;2024-01-15;2024-06-30;oui;oui\n',
      ),
    );
    expect(drafts[0]).toMatchObject({
      email: 'zelie.perso@mail.example',
      employer: '97430',
      uneven: true,
    });
    expect(mended).toEqual([
      expect.stringContaining(
        '« Email » a été prise, pas « Email @conseiller-numerique.fr »'.replaceAll(
          /(?<=«) | (?=»)/g,
          '\u00a0',
        ),
      ),
    ]);
    expect(columns.slice(2, 4)).toEqual([
      { heading: 'Email', sample: 'zelie.perso@mail.example', field: 'email', remembered: false },
      {
        heading: 'Email @conseiller-numerique.fr',
        sample: 'zelie.hoareau@cnum.example',
        field: null,
        remembered: false,
      },
    ]);
  });

  test('headings in words of its own: what the columns hold tells, and it is said', async () => {
    const { people, columns, mended } = await read(
      'Patronyme;Petit nom;Contact\nNoël;Zoé;zoe.noel@asso.example\nPetit;Ève;eve.petit@asso.example\n',
    );
    expect(columns).toBe('lastName firstName email');
    expect(people[0]).toBe('2 | Zoé | Noël | zoe.noel@asso.example');
    expect(mended).toEqual([expect.stringContaining('Des en-têtes ne nous sont pas connus')]);
  });

  test('what the columns mean may be said', async () => {
    const list = Buffer.from('A;B;C\nZoé;Noël;zoe@asso.example\n');
    const { drafts } = await readList(list, ['firstName', 'lastName', 'email']);
    expect(drafts).toMatchObject([
      { firstName: 'Zoé', lastName: 'Noël', email: 'zoe@asso.example' },
    ]);
  });
});

describe('what stands above the people', () => {
  test.each([
    ['sep=', 'sep=;\r\nNom;Prénom;Courriel\r\nNoël;Zoé;z1@asso.example\r\n', 3, []],
    [
      'sep= with a mark',
      '\ufeffsep=;\r\nNom;Prénom;Courriel\r\nNoël;Zoé;z1@asso.example\r\n',
      3,
      [],
    ],
    [
      'a mark and quotes',
      '\ufeff"Nom";"Prénom";"Courriel"\r\n"Noël";"Zoé";"z1@asso.example"\r\n',
      2,
      [],
    ],
    [
      'a title',
      'Liste des inscrits au 12/01/2027\r\n;;\r\nNom;Prénom;Courriel\r\nNoël;Zoé;z1@asso.example\r\n',
      4,
      ['Ce qui précède les en-têtes (ligne 3) n’a pas été lu.'],
    ],
    [
      'nothing at all',
      'Noël\tZoé\tz1@asso.example',
      1,
      ['Aucune ligne d’en-têtes : le sens des colonnes a été deviné. Vérifiez-le.'],
    ],
  ])('%s', async (_, list, line, said) => {
    const { people, mended } = await read(list);
    expect(people).toEqual([`${line} | Zoé | Noël | z1@asso.example`]);
    expect(mended).toEqual(said);
  });

  test.each([
    [';', 'UTF-8, séparateur ;'],
    [',', 'UTF-8, séparateur ,'],
    ['\t', 'UTF-8, séparateur tabulation'],
  ])('separated by %j', async (separator, reading) => {
    const list = await read(text.replaceAll(';', separator));
    expect([list.people[0], list.reading]).toEqual([chloe, reading]);
  });

  test('headings that span lines', async () => {
    const list = 'Nom;Prénom;"Adresse\nélectronique"\nNoël;Zoé;z@asso.example\n';
    expect((await read(list)).people).toEqual(['3 | Zoé | Noël | z@asso.example']);
  });

  test('the name that one uses, not the one of birth', async () => {
    for (const apostrophe of ["'", '’']) {
      const list = `Nom d${apostrophe}usage;Nom de naissance;Prénom(s);Adresse e-mail\u00a0\r\nDurand;Martin;Léa;z5@asso.example\r\n`;
      expect((await read(list)).people).toEqual(['2 | Léa | Durand | z5@asso.example']);
    }
  });
});

describe('quotes', () => {
  const stray = 'Ligne 2 : un guillemet isolé a été lu comme un simple signe.';
  test.each([
    [
      'after which something stands',
      'Nom;Prénom;Courriel;Structure\nNoël;Zoé;q1@asso.example;"Le Lien" Albi\nPetit;Ève;q2@asso.example;Mairie\n',
      [
        '2 | Zoé | Noël | q1@asso.example | Le Lien Albi',
        '3 | Ève | Petit | q2@asso.example | Mairie',
      ],
      [stray],
    ],
    [
      'never closed',
      'Nom;Prénom;Courriel;Structure\nNoël;Zoé;q3@asso.example;"Le Lien\nPetit;Ève;q4@asso.example;Mairie\n',
      ['2 | Zoé | Noël | q3@asso.example | Le Lien', '3 | Ève | Petit | q4@asso.example | Mairie'],
      [stray],
    ],
    [
      'closed on somebody else’s line',
      'Nom;Prénom;Courriel;Structure\nNoël;Zoé;q3@asso.example;"Le Lien\nPetit;Ève;q4@asso.example;Mairie"\n',
      ['2 | Zoé | Noël | q3@asso.example | Le Lien', '3 | Ève | Petit | q4@asso.example | Mairie'],
      [stray, stray.replace('2', '3')],
    ],
    [
      'around separators and line ends',
      'Nom;Prénom;Courriel;Structure\nNoël;"Zoé\nMarie";q5@asso.example;"Le Lien;\n81000 Albi"\nPetit;Ève;q6@asso.example;"Mairie, annexe"\n',
      [
        '2 | Zoé Marie | Noël | q5@asso.example | Le Lien; 81000 Albi',
        '5 | Ève | Petit | q6@asso.example | Mairie, annexe',
      ],
      [
        'Des cellules tiennent sur plusieurs lignes : les numéros sont ceux des lignes du fichier, pas des rangs du tableur.',
      ],
    ],
  ])('%s', async (_, list, people, mended) => {
    expect(await read(list)).toMatchObject({ people, mended });
  });

  test('too many are no list', async () => {
    const list = `Nom;Prénom;Courriel\n${'"Noël" x;Zoé;z@asso.example\n'.repeat(60)}`;
    expect((await refused(list)).details?.seen).toBe('des guillemets mal placés dès la ligne 2');
  });
});

describe('whatever comes', () => {
  const cell = fc
    .array(fc.constantFrom('Noël', 'Zoé', '"', '""', ' ', "'", '=', 'é', ','), { maxLength: 5 })
    .map((parts) => parts.join(''));
  const written = fc.array(fc.tuple(cell, cell, cell), { minLength: 1, maxLength: 20 });

  test('bytes are read, or refused in words', async () => {
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 300 }),
      fc.string({ unit: 'binary', maxLength: 200 }).map((text) => Buffer.from(text)),
      fc
        .string({ unit: 'grapheme' })
        .map((text) => iconv.encode(`Nom;Prénom;Mail\n${text}`, 'utf-16le')),
    );
    await fc.assert(
      fc.asyncProperty(bytes, async (list) => {
        try {
          await readList(Buffer.from(list));
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
    );
  });

  test('no line is lost for a quote too many, nor told twice', async () => {
    await fc.assert(
      fc.asyncProperty(written, async (rows) => {
        const lines = rows.map(
          ([lastName, firstName, employer], index) =>
            `${lastName};${firstName};z${index}@asso.example;${employer}`,
        );
        const { drafts } = await readList(
          Buffer.from(`Nom;Prénom;Courriel;Structure\n${lines.join('\n')}`),
        );
        expect(drafts.map(({ line }) => line)).toEqual(rows.map((_, index) => index + 2));
      }),
      { numRuns: 200 },
    );
  });
});

describe('what is no list is said', () => {
  test.each([
    ['nothing', '', 'un fichier vide'],
    ['spaces', ' \r\n ', 'un fichier vide'],
    ['a PDF', '%PDF-1.7', 'un document PDF'],
    [
      'bytes',
      Buffer.from([1, 65, 0, 66, 0, 0, 0, 67, 8, 0, 70, 71, 72]),
      'autre chose que du texte',
    ],
    ['headings alone', 'Nom;Prénom;Courriel\n', 'des en-têtes, et personne en dessous'],
    ['a line without end', 'a'.repeat(1_800_000), 'une ligne de plus de 20 000 caractères'],
  ])('%s', async (_, list, seen) => {
    expect(await refused(list)).toMatchObject({ code: 'csv-invalid', details: { seen } });
  });

  test('columns that are not there, with those that are', async () => {
    expect((await refused('Prénom;Nom;Téléphone\nAnne;Roy;06\n')).details).toEqual({
      missing: 'adresse électronique',
      found: '« Prénom », « Nom », « Téléphone »',
    });
  });

  test('one cell that holds a whole book, or a line of ten thousand cells, keeps nobody waiting', async () => {
    const book = `Nom;Prénom;Courriel\n"${'a\n'.repeat(900_000)}";b;c\n`;
    expect((await read(book)).people).toHaveLength(1);
    const wide = `${'Nom;'.repeat(4_000)}\n`.repeat(60);
    expect((await refused(wide)).code).toBe('csv-invalid');
  });

  test('a thousand lines are enough', async () => {
    const lines = (count: number) =>
      Buffer.from(`Nom;Prénom;Mail\n${'R;A;r@a.fr\n'.repeat(count)}`);
    expect((await readList(lines(1_000))).drafts).toHaveLength(1_000);
    expect((await refused(lines(1_001))).code).toBe('input-too-large');
  });
});
