import { signatureSentences } from './file-signature';
import type { FileSignatureFacts } from './file-signature';

const facts: FileSignatureFacts = {
  ...{ by: 'Hub Normandie', ours: true, state: 'whole', stamped: false },
  at: new Date('2026-11-26T23:30:00Z'),
};
const told = (changes: Partial<FileSignatureFacts>) =>
  signatureSentences({ ...facts, ...changes }, 'Europe/Paris')
    .join(' ')
    .replace(/\s/g, ' ');

test.each<[Partial<FileSignatureFacts>, string]>([
  [
    {},
    'Signé électroniquement par « Hub Normandie » le vendredi 27 novembre 2026. Rien n’a changé depuis la signature.',
  ],
  [{ stamped: true }, 'date attestée par une autorité d’horodatage'],
  [{ at: null }, 'Signé électroniquement par « Hub Normandie ». Rien'],
  [{ ours: false }, 'Ce certificat n’est pas de ceux qui signent ici.'],
  [{ state: 'added-to' }, 'quelque chose a été ajouté au fichier depuis.'],
])('the signature of a PDF, told as %o', (changes, expected) => {
  expect(told(changes)).toContain(expected);
});

test('a signature that does not hold names nobody', () => {
  expect(told({ state: 'broken' })).toBe(
    'La signature électronique de ce PDF ne tient pas : il a été modifié après avoir été signé.',
  );
});
