import fc from 'fast-check';
import { cleanEmail, emailFault, looksShared } from './email';

describe('an address, as people write it', () => {
  test.each([
    ['Jean.DUPONT+cafe@Asso.EXAMPLE', 'jean.dupont+cafe@asso.example'],
    ['\u200blea@asso.example', 'lea@asso.example'],
    ['\ufefflea@asso.example ', 'lea@asso.example'],
    ['lea\u00a0@asso.example', 'lea@asso.example'],
    ['lea@asso.example\u2060', 'lea@asso.example'],
    ['mailto:lea@asso.example', 'lea@asso.example'],
    ['lea@asso。example。', 'lea@asso.example'],
    ['<mailto:lea@asso.example?subject=Bonjour>', 'lea@asso.example'],
    ['"Léa Noël" <lea@asso.example>', 'lea@asso.example'],
    ['lea@asso.example.', 'lea@asso.example'],
    ['lea@asso.example;', 'lea@asso.example'],
    ['o’neill@asso.example', "o'neill@asso.example"],
    ["o'neill@asso.example", "o'neill@asso.example"],
    ['r&d@mairie.example', 'r&d@mairie.example'],
    ['accueil@crécy-la-forêt.example', 'accueil@xn--crcy-la-fort-cebx.example'],
    ['accueil@XN--crcy-la-fort-cebx.example', 'accueil@xn--crcy-la-fort-cebx.example'],
    ['accueil@cre\u0301cy-la-fore\u0302t.example', 'accueil@xn--crcy-la-fort-cebx.example'],
    [`${'a'.repeat(64)}@${'b'.repeat(63)}.${'c'.repeat(63)}.${'d'.repeat(53)}.example`, null],
  ])('%j is kept as %j', (typed, kept) => {
    expect(cleanEmail(typed)).toBe(kept ?? typed);
    expect(emailFault(cleanEmail(typed))).toBeNull();
  });

  test.each([
    ['', 'l’adresse manque'],
    ['compte COOP non créé', '« compte COOP non créé » n’est pas une adresse électronique'],
    ['léa@asso.example', /une lettre que les messageries refusent avant le @ \(« é »\)/],
    [
      'lea@asso.example ; eve@asso.example',
      'il y a plusieurs adresses : gardez celle de la personne',
    ],
    [`${'a'.repeat(65)}@exemple.fr`, 'l’adresse est trop longue'],
    ['lea@asso', 'l’adresse est incomplète'],
    ['lea@', 'l’adresse est incomplète'],
    ['@exemple.fr', 'l’adresse est incomplète'],
    ['lea@exemple..fr', 'l’adresse est incomplète'],
    ['.lea@exemple.fr', 'l’adresse est incomplète'],
    ['lea@-exemple.fr', 'l’adresse est incomplète'],
    ['lea@exemple.123', 'l’adresse est incomplète'],
    ['lea@xn--\u0000.fr', 'l’adresse est incomplète'],
  ])('%j is none', (typed, fault) => {
    expect(emailFault(cleanEmail(typed))).toEqual(
      typeof fault === 'string' ? fault : expect.stringMatching(fault),
    );
  });

  const typed = fc.oneof(
    fc.string({ unit: 'grapheme' }),
    fc.emailAddress(),
    fc
      .tuple(fc.string({ unit: 'grapheme' }), fc.string({ unit: 'grapheme' }))
      .map((parts) => parts.join('@')),
    fc.tuple(fc.constantFrom('<', '"', 'mailto:', '\u200b', ' '), fc.emailAddress()).map(String),
  );

  test('cleaned again changes nothing, and what is none has words for it', () => {
    fc.assert(
      fc.property(typed, (text) => {
        const once = cleanEmail(text);
        expect(cleanEmail(once)).toBe(once);
        if (emailFault(once) === null) expect(once).toMatch(/^[!-~]+@[a-z0-9.-]+$/);
      }),
    );
  });

  test.each([
    ['accueil@asso.example', true],
    ['france.services@mairie.example', true],
    ['contact2@asso.example', true],
    ['lea.accueil@asso.example', false],
  ])('%s looks like a team’s: %p', (email, yes) => {
    expect(looksShared(email)).toBe(yes);
  });
});
