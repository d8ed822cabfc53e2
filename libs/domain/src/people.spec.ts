import { parsePeople } from './people';
import { refusalOf } from './testing/refusal-of';

const nobody = { known: new Set<string>(), enrolled: new Set<string>() };
const row = (firstName: string, lastName: string, email: string, employer = '') => ({
  Prénom: firstName,
  Nom: lastName,
  'Adresse électronique': email,
  Structure: employer,
});

describe('headings, as people write them', () => {
  test.each<Record<string, string>>([
    { Prénom: 'Ada', Nom: 'Lovelace', Courriel: 'ada@exemple.fr', Structure: 'Hub' },
    { PRENOM: 'Ada', NOM: 'Lovelace', 'E-mail': 'ada@exemple.fr', Employeur: 'Hub' },
    { 'First name': 'Ada', 'Last Name': 'Lovelace', email: 'ada@exemple.fr', Company: 'Hub' },
    {
      prenom: 'Ada',
      'nom de famille': 'Lovelace',
      'Adresse e-mail': 'ada@exemple.fr',
      organisme: 'Hub',
    },
    {
      ' prénom ': 'Ada',
      'Nom d’usage': 'Lovelace',
      'adresse électronique': 'ada@exemple.fr',
      entreprise: 'Hub',
    },
  ])('%j', (line) => {
    expect(parsePeople([line], nobody)).toEqual([
      {
        line: 2,
        outcome: 'new',
        email: 'ada@exemple.fr',
        firstName: 'Ada',
        lastName: 'Lovelace',
        employer: 'Hub',
        fault: null,
      },
    ]);
  });

  test('the employer may be left out, not the rest', () => {
    const [person] = parsePeople([{ nom: 'L', prénom: 'A', mail: 'a@exemple.fr' }], nobody);
    expect(person).toMatchObject({ outcome: 'new', employer: '' });
    const refusal = refusalOf(() => parsePeople([{ nom: 'L', téléphone: '02' }], nobody));
    expect(refusal).toMatchObject({
      code: 'csv-invalid',
      details: { missing: 'prénom, adresse électronique' },
    });
  });

  test('an empty file has no heading', () => {
    expect(refusalOf(() => parsePeople([], nobody)).code).toBe('csv-invalid');
  });
});

describe('a line of the file', () => {
  const known = new Set(['grace@exemple.fr', 'alan@exemple.fr']);
  const enrolled = new Set(['alan@exemple.fr']);
  const lines = parsePeople(
    [
      row('Ada', 'Lovelace', 'ada@exemple.fr'),
      row('', '', ''),
      row('Grace', 'Hopper', ' Grace@Exemple.FR '),
      row('Alan', 'Turing', 'alan@exemple.fr'),
      row('Ada', 'Byron', 'ADA@exemple.fr'),
      row('Émile', 'Baudot', 'emile@exemple'),
      row('', 'Ampère', 'ampere@exemple.fr'),
      row('André', '', 'andre@exemple.fr'),
      row('Marie', 'Curie', ''),
    ],
    { known, enrolled },
  );
  const said = lines.map(({ line, outcome, fault }) => [
    line,
    outcome,
    fault?.replaceAll('\u00a0', ' ') ?? null,
  ]);

  test('keeps its number, tells its outcome and, left out, why', () => {
    expect(said).toEqual([
      [2, 'new', null],
      [4, 'existing', null],
      [5, 'enrolled', null],
      [6, 'duplicate', 'Ligne 6 : même adresse qu’à la ligne 2.'],
      [7, 'invalid', 'Ligne 7 : l’adresse est incomplète.'],
      [8, 'invalid', 'Ligne 8 : le prénom manque.'],
      [9, 'invalid', 'Ligne 9 : le nom manque.'],
      [10, 'invalid', 'Ligne 10 : l’adresse manque.'],
    ]);
  });

  test('left out, it still shows what was read', () => {
    expect(lines[4]).toMatchObject({
      firstName: 'Émile',
      lastName: 'Baudot',
      email: 'emile@exemple',
    });
  });
});
