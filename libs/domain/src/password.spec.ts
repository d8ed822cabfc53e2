import { passwordFault } from './password';

const nadia = { email: 'nadia.benali@exemple.fr', name: 'Nadia Benali' };

test.each([
  'le café refroidit vite',
  'correct horse battery staple',
  'Nadia boit trop de café le soir',
  'x7$kQ!m2pR9z',
  'éléphants bleus',
  'mot de passe oublié par la voisine du dessus',
])('%p is accepted', (password) => {
  expect(passwordFault(password, nadia)).toBeNull();
});

test.each([
  ['too short', 'café noir', /12 caractères/],
  ['too long', 'a b'.repeat(50), /128 caractères/],
  ['the keyboard’s first row', 'azertyuiop123', /premiers/],
  ['the word itself', 'Mot de passe 2026!', /premiers/],
  ['digits in order', '123456789012', /premiers/],
  ['one letter', 'aaaaaaaaaaaa', /premiers/],
  ['one syllable', 'toctoctoctoctoc', /premiers/],
  ['a common word twice', 'password password', /premiers/],
  ['only signs', '!!!!!!!!!!!!', /premiers/],
  ['her name', 'nadiabenali76', /nom/],
  ['her address', 'Nadia.Benali@exemple.fr'.slice(0, 12), /nom/],
  ['her name the other way', 'BENALI-Nadia-1', /nom/],
])('%s is refused', (_, password, fault) => {
  expect(passwordFault(password, nadia)).toMatch(fault);
});
