import fc from 'fast-check';
import { bareText, isTyped, typingDistance } from './typed-text';

test.each([
  ['L’Œuvre', 'oeuvre'],
  ['  le  Perceptron ! ', 'perceptron'],
  ['ÉLIZA', 'eliza'],
  ['apprentissage-profond', 'apprentissage profond'],
  ['2 300 €', '2 300 €'],
  ['Ναι', 'ναι'],
  ['les', 'les'],
])('%s is compared as %s', (text, bare) => {
  expect(bareText(text)).toBe(bare);
});

test.each([
  ['perceptron', 'perceptron', 0],
  ['perceptrno', 'perceptron', 1],
  ['perceptorn', 'perceptron', 1],
  ['percepton', 'perceptron', 1],
  ['perceeptron', 'perceptron', 1],
  ['perzeptrom', 'perceptron', 2],
  ['', 'abc', 3],
  ['abc', '', 3],
])('%s and %s are %i slips apart', (one, other, slips) => {
  expect(typingDistance(one, other)).toBe(slips);
});

test('a distance is the same both ways, and nothing between a text and itself', () => {
  const word = fc.string({ maxLength: 12 });
  fc.assert(
    fc.property(word, word, (one, other) => {
      expect(typingDistance(one, other)).toBe(typingDistance(other, one));
      expect(typingDistance(one, one)).toBe(0);
    }),
  );
});

test.each([
  ['a slip in a long word is forgiven', 'perceptrno', 'perceptron', 1, true],
  ['two are not, where one is', 'perzeptrom', 'perceptron', 1, false],
  ['two are, where two are', 'perzeptrom', 'perceptron', 2, true],
  ['a short word is another word', 'poid', 'pois', 2, true],
  ['a very short one is', 'oui', 'ouï', 0, true],
  ['three letters are never mistyped', 'sol', 'sel', 2, false],
  ['« c’est une… » is no part of an answer', 'C’est une hallucination', 'hallucination', 0, true],
  ['nor is « on appelle ça… »', 'On appelle ça l’effet ELIZA.', 'effet ELIZA', 0, true],
  ['what only begins like it is', 'c’est-à-dire', 'dire', 0, false],
  ['a figure is another number', '1967', '1966', 2, false],
])('%s', (_, given, accepted, tolerance, typed) => {
  expect(isTyped(given, accepted, tolerance)).toBe(typed);
});
