import { isGuessable } from './guessable';

const guessable = (password: string) =>
  isGuessable({ password, own: ['lucie.martin@percolateur.test', 'Lucie', 'Martin'] });

test.each([
  'azerty123456',
  'soleil123456',
  'doudou123456',
  'bonjour12345',
  'chocolat1234',
  'jetaimemaman',
  'marseille13000',
  'motdepasse12',
  'iloveyou2023',
  'footballclub',
  'Percolateur2026',
  'toctoctoctoc',
])('%s is among the first tried', async (password) => {
  expect(await guessable(password)).toBe(true);
});

test.each([
  'une phrase assez longue',
  'le café refroidit vite',
  'éléphants bleus',
  'x7$kQ!m2pR9z',
  'correct horse battery staple',
  'é1aA!zZ2'.repeat(16),
])('%s is not', async (password) => {
  expect(await guessable(password)).toBe(false);
});
