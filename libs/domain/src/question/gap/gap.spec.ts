import { fraction } from '../../fraction';
import { asWritten } from '../../shuffle';
import type { Question } from '../question';
import { gap, gapPieces } from './gap';

const question: Question<'gap'> = {
  ...{ id: 'q', kind: 'gap', prompt: 'Complétez.', explanation: 'Voilà.' },
  text: 'Un *modèle* prédit le [[mot]] **le plus [[adjectif]]**.',
  gaps: [
    { id: 'mot', accepted: ['mot', 'jeton'], choices: null, tolerance: 0, explanation: 'Un à un.' },
    {
      ...{ id: 'adjectif', accepted: ['probable'], tolerance: 0, explanation: 'Rien de vrai.' },
      choices: ['vrai', 'probable', 'beau'],
    },
  ],
};
const given = (...pairs: [string, string][]) => ({
  kind: 'gap' as const,
  filled: pairs.map(([gapId, text]) => ({ gapId, text })),
});

test('each gap counts, and an accepted variant is one', () => {
  const half = given(['mot', 'Le jeton'], ['adjectif', 'vrai']);
  expect(gap.grade(question, half, null)).toEqual(fraction(1, 2));
  expect(gap.why(question, half, null)).toBe('1\u00a0trou juste sur 2.');
  expect(gap.corrected(question, half, null).gaps).toMatchObject([
    { id: 'mot', right: true, given: 'Le jeton' },
    { id: 'adjectif', right: false, given: 'vrai', accepted: 'probable' },
  ]);
});

test('proposes its words in the order of a dictionary', () => {
  expect(gap.shown(question, asWritten).gaps[1]?.choices).toEqual(['beau', 'probable', 'vrai']);
});

test('is read again gap by gap', () => {
  const shown = gap.shown(question, asWritten);
  expect(gap.inWords(shown, given(['adjectif', 'beau'], ['mot', 'jeton']))).toBe(
    '1) jeton\u00a0; 2) beau',
  );
});

test('its text is made ready piece by piece, the gaps and the spaces kept', () => {
  const ready = gap.texts(question, (text) => `<${text}>`);
  expect(ready.text).toBe('<Un *modèle* prédit le> [[mot]] <**le plus> [[adjectif]]<**.>');
  expect(gapPieces('[[a]] et [[b-2]]')).toEqual([
    { words: '' },
    { gapId: 'a' },
    { words: ' et ' },
    { gapId: 'b-2' },
    { words: '' },
  ]);
});
