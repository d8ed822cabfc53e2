import { cleanSiret, siretFault } from './siret';

test.each([
  ['732 829 320 00074', true],
  ['73282932000074', true],
  ['73282932000075', false],
  // Two digits the other way round.
  ['73289232000074', false],
  ['7328293200007', false],
  ['00000000000000', false],
  ['7328293200007a', false],
  // The seat of La Poste, by the key of Luhn; one of its offices, by the sum alone.
  ['35600000000048', true],
  ['35600000049837', true],
  ['35600000049838', false],
])('%s', (typed, right) => {
  expect(siretFault(cleanSiret(typed)) === null).toBe(right);
});
