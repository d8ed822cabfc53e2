import {
  columnsCompleted,
  columnsFrom,
  columnsGuessed,
  columnsLack,
  headingKey,
  headsOthers,
  isHeading,
} from './columns';
import { draftsFrom } from './drafts';
import { judge } from './judge';
import type { KnownAddress } from './judge';
import { looksDamaged, oddness } from './letters';

describe('headings, as people write them', () => {
  test.each([
    ['Prénom;Nom;Courriel;Structure', 'firstName lastName email employer'],
    ['PRENOM;NOM;E-mail;Employeur', 'firstName lastName email employer'],
    ['First name;Last Name;email;Company', 'firstName lastName email employer'],
    ['prenom;nom de famille;Adresse e-mail;organisme', 'firstName lastName email employer'],
    [
      'Nom;Prénom;Email @conseiller-numerique.fr;Nom de la Structure;Email de la structure;Adresse de la structure;Code région de la structure',
      'lastName firstName email employer - - -',
    ],
    [
      'Prénom;Nom;Email;Email @conseiller-numerique.fr;Id de la structure;Nom de la structure;Code Postal;Date de recrutement',
      'firstName lastName email - - employer - -',
    ],
    [
      'prénom;nom;email professionnel;email professionnel secondaire;Dénomination',
      'firstName lastName email - employer',
    ],
    ['Nom d’usage;Nom de naissance;Prénom(s);Adresse e-mail ', 'lastName - firstName email'],
    ["Nom d'usage;Nom de naissance;Prénom(s);Adresse e-mail\u00a0", 'lastName - firstName email'],
    ['NOM Prénom;Courriel', 'fullName email'],
    [
      'Nom;Prénom;Adresse électronique;Structure;État;Séquences',
      'lastName firstName email employer state -',
    ],
    ['Nom du responsable;Mail du responsable;Nom;Prénom;Mél', '- - lastName firstName email'],
  ])('%s', (headings, meaning) => {
    const cells = headings.split(';');
    expect(
      columnsFrom(cells)
        .map((field) => field ?? '-')
        .join(' '),
    ).toBe(meaning);
    expect(isHeading(cells)).toBe(true);
  });

  test('what is missing is named, with what was found', () => {
    const headings = ['Nom', 'Téléphone'];
    const refusal = columnsLack(columnsFrom(headings), headings);
    expect(refusal).toMatchObject({
      code: 'csv-invalid',
      details: { missing: 'prénom et adresse électronique', found: '« Nom », « Téléphone »' },
    });
  });

  test.each([
    ['Noël;Zoé;zoe.noel@asso.example;Le Lien', 'lastName firstName email employer'],
    ['zoe.noel@asso.example;Zoé;Noël', 'email firstName lastName'],
    ['1;06 00 00 00 00;Zoé;Noël;zoe.noel@asso.example', '- - firstName lastName email'],
    ['NOËL Zoé;zoe@asso.example', 'fullName email'],
    ['zoe@asso.example', 'email'],
  ])('without headings, %s', (row, meaning) => {
    const rows = [row.split(';')];
    expect(isHeading(rows[0])).toBe(false);
    expect(
      columnsGuessed(rows)
        ?.map((field) => field ?? '-')
        .join(' '),
    ).toBe(meaning);
  });

  test('what the hub said of a heading comes before what it looks like', () => {
    const known = new Map([
      [headingKey('Contact'), 'email' as const],
      [headingKey('MAIL'), null],
    ]);
    const headings = ['Nom', 'Prénom', 'Mail', 'CONTACT ', 'Structure'];
    expect(columnsFrom(headings, known)).toEqual([
      ...['lastName', 'firstName', null, 'email', 'employer'],
    ]);
    expect(columnsFrom(headings)[2]).toBe('email');
    expect(columnsFrom(['Contact', 'contact'], known)).toEqual(['email', null]);
    expect(isHeading(['Contact', 'Prénom'], known)).toBe(true);
  });

  test('a row of words above addresses names columns, whatever its words', () => {
    const people = [
      ['Noël', 'Zoé', 'zoe@asso.example'],
      ['Petit', 'Ève', 'eve@asso.example'],
    ];
    const rows = [['Patronyme', 'Petit nom', 'Contact'], ...people];
    expect(headsOthers(rows)).toBe(true);
    expect(headsOthers(people)).toBe(false);
    expect(headsOthers([['a'], ['b']])).toBe(false);
    expect(columnsCompleted([null, null, null], people)).toEqual([
      ...['lastName', 'firstName', 'email'],
    ]);
    expect(columnsCompleted(['firstName', null, null], people)[2]).toBe('email');
  });

  test('a table without addresses has nobody in it', () => {
    expect(columnsGuessed([['Noël', 'Zoé']])).toBeNull();
  });
});

describe('rows', () => {
  const draft = (headings: string, row: string) =>
    draftsFrom(
      [{ line: 2, cells: row.split(';') }],
      columnsFrom(headings.split(';')),
      headings.split(';'),
    )[0];

  test('lose the guard that an export puts before a formula, and keep their apostrophes', () => {
    const headings = 'Nom;Prénom;Courriel;Structure';
    expect(draft(headings, "D'Angelo;Léa;l@asso.example;'@ctif 59")).toMatchObject({
      lastName: 'D’Angelo',
      employer: '@ctif 59',
    });
    expect(draft(headings, "'Ata;Léa;l@asso.example;'-Solidarité")).toMatchObject({
      lastName: "'Ata",
      employer: '-Solidarité',
    });
  });

  test('say who had left the session they come from', () => {
    const headings = 'Nom;Prénom;Adresse électronique;État';
    const states = ['invitation déclinée', 'retrait', 'inscription acceptée', 'à inviter'];
    expect(states.map((state) => draft(headings, `N;Z;z@asso.example;${state}`).left)).toEqual([
      true,
      true,
      false,
      false,
    ]);
  });

  test.each([
    ['NOM Prénom', 'DE LA TOUR Anne', 'Anne', 'DE LA TOUR'],
    ['Prénom NOM', 'Anne-Marie DE LA TOUR', 'Anne-Marie', 'DE LA TOUR'],
    ['Nom et prénom', 'Noël Zoé', 'Zoé', 'Noël'],
    ['Prénom Nom', 'Zoé Noël', 'Zoé', 'Noël'],
    ['Nom et prénom', 'de la Tour Anne', '', 'de la Tour Anne'],
  ])('%s: %s in two parts', (heading, whole, firstName, lastName) => {
    expect(draft(`${heading};Courriel`, `${whole};a@asso.example`)).toMatchObject({
      firstName,
      lastName,
    });
  });
});

describe('what becomes of a line', () => {
  const of = (fields: Partial<Parameters<typeof judge>[0][number]> = {}, line = 2) => ({
    line,
    firstName: 'Paul',
    lastName: 'Durand',
    email: 'paul@asso.example',
    employer: '',
    left: false,
    uneven: false,
    yes: [],
    ...fields,
  });
  const nobody = () => null;
  const stranger: KnownAddress = {
    personId: 'marie',
    enrolled: null,
    verdict: 'same',
    name: null,
    staff: false,
  };
  const judged = (
    fields: Partial<ReturnType<typeof of>> = {},
    known: Partial<KnownAddress> | null = null,
    namesake: string | null = null,
  ) =>
    judge(
      [of(fields)],
      () => known && { ...stranger, ...known },
      () => namesake,
    )[0];

  test('somebody known by two addresses is listed once', () => {
    const two = [of({}), { ...of({ email: 'marie@perso.example' }), line: 3 }];
    const lines = judge(
      two,
      () => stranger,
      () => null,
    );
    expect(lines.map(({ outcome, fault }) => [outcome, fault])).toEqual([
      ['existing', null],
      ['duplicate', expect.stringContaining('même personne qu’à la ligne 2')],
    ]);
  });

  test('somebody new, known, or there', () => {
    expect(judged().outcome).toBe('new');
    expect(judged({}, {}).outcome).toBe('existing');
    expect(judged({}, { enrolled: 'here' }).outcome).toBe('enrolled');
  });

  test.each([
    [{ firstName: '' }, 'Ligne 2 : le prénom manque.'],
    [{ lastName: ' ' }, 'Ligne 2 : le nom manque.'],
    [{ email: '' }, 'Ligne 2 : l’adresse manque.'],
    [
      { email: 'compte COOP non créé' },
      'Ligne 2 : « compte COOP non créé » n’est pas une adresse électronique.',
    ],
    [{ firstName: 'Anne\u0007' }, 'Ligne 2 : il contient un caractère invisible : retapez-le.'],
  ])('%j is left aside, and why', (fields, fault) => {
    const line = judged(fields);
    expect([line.outcome, line.fault?.replaceAll('\u00a0', ' ')]).toEqual(['invalid', fault]);
  });

  test.each([
    ['damaged', { firstName: 'HŽlène' }, null, 'des lettres semblent abîmées'],
    ['shifted', { employer: '97430', uneven: true }, null, 'la structure lue est « 97430 »'],
    ['left', { left: true }, null, 'avait décliné ou quitté l’autre session'],
    ['gone', {}, { enrolled: 'gone' }, 'a décliné cette session ou en a été retirée'],
    [
      'known-address',
      {},
      { verdict: 'ask', name: 'Marie Petit' },
      'cette adresse est celle de Marie Petit ; votre liste dit Paul Durand',
    ],
    ['known-address', {}, { verdict: 'ask' }, 'cette adresse est connue d’un autre hub'],
  ] as const)('%s is asked, and waits for a yes of its own', (question, fields, known, said) => {
    const asked = judged(fields, known);
    expect(asked).toMatchObject({ outcome: 'ask', question });
    expect(asked.fault?.replaceAll('\u00a0', ' ')).toContain(said);
    expect(
      judged({ ...fields, yes: ['gone', 'left', 'damaged', 'shifted', 'known-address'] }, known),
    ).toMatchObject({ outcome: known ? 'existing' : 'new', fault: null });
  });

  test('an address of somebody who is there is no place for somebody else', () => {
    const there = { enrolled: 'here', verdict: 'ask', name: 'Marie Petit' } as const;
    expect(judged({}, there)).toMatchObject({ outcome: 'ask', question: 'known-address' });
    expect(judged({ yes: ['known-address'] }, there).outcome).toBe('enrolled');
  });

  test('a yes to one question is no yes to another', () => {
    const line = judged({ left: true, yes: ['left'] }, { verdict: 'ask', name: 'Marie Petit' });
    expect(line.question).toBe('known-address');
  });

  test('two people at one address are told apart, with what to do', () => {
    const [one, same, other] = judge(
      [of(), of({}, 3), of({ firstName: 'Marie', lastName: 'Petit' }, 4)],
      nobody,
      nobody,
    );
    expect([one.outcome, same.outcome, other.outcome]).toEqual(['new', 'duplicate', 'duplicate']);
    expect(same.fault).toContain('même adresse qu’à la ligne 2.');
    expect(other.fault).toContain('pour une autre personne. Donnez à chacune la sienne');
  });

  test('what is worth knowing holds nothing up', () => {
    expect(judged({ email: 'accueil@asso.example' }).notice).toContain('semble partagée');
    expect(judged({}, null, 'paul.durand@autre.example').notice).toContain(
      'déjà connue à l’adresse paul.durand@autre.example',
    );
    const [, twin] = judge([of(), of({ email: 'p@autre.example' }, 3)], nobody, nobody);
    expect(twin).toMatchObject({ outcome: 'new' });
    expect(twin.notice).toContain('Même nom qu’à la ligne 2');
    const yes = judged({ yes: ['known-address'] }, { verdict: 'ask', name: 'Marie Petit' });
    expect(yes.notice).toContain('au nom de Marie Petit');
  });

  test('who runs the session learns elsewhere', () => {
    expect(judged({}, { staff: true })).toMatchObject({ outcome: 'invalid' });
  });

  test('a line corrected by hand is cleaned as at every door', () => {
    expect(judged({ email: ' <Paul@Asso.EXAMPLE>', lastName: "D'Ar\u200bc" })).toMatchObject({
      email: 'paul@asso.example',
      lastName: 'D’Arc',
    });
  });
});

describe('letters', () => {
  test.each(['HŽlène', 'HÃ©lÃ¨ne', 'LeclË‡re', 'Zo\u008e', 'PrÈnom', 'Zo\ufffd', 'donâ€™t'])(
    '%s looks damaged',
    (name) => {
      expect(looksDamaged(name)).toBe(true);
    },
  );

  test.each([
    ...['Hélène', 'ÉLÉONORE', 'HéLENE', 'Žižka', 'Dvořák', 'D’Angelo', 'Nguyễn Thị Ánh', 'Łukasz'],
    ...[
      'Jean-Éric',
      'L’Île',
      'Коваленко',
      'محمد بن علي',
      'علی\u200cرضا',
      'Œillet',
      'formateur·rices',
      'McÉwan'.slice(0, 2),
    ],
  ])('%s does not', (name) => {
    expect(looksDamaged(name)).toBe(false);
  });

  test('French read right is less odd than read wrong', () => {
    expect(oddness('Prénom Hélène Noël D’Angelo Œillet')).toBe(0);
    expect(oddness('PrŽnom')).toBeGreaterThan(0);
    expect(oddness('Pr‚nom')).toBeGreaterThan(0);
  });
});
