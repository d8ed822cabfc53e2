import fc from 'fast-check';
import { bytesOf, countWords, cut, learnMerges, numberOf, textOf } from './byte-pairs';
import { mixes, sentences } from './corpora';

const shown = (text: string, corpus: string, most: number) =>
  cut(text, learnMerges(corpus, most)).map((piece) => textOf(piece) ?? bytesOf(piece).join(' '));

describe('learning to merge', () => {
  test.each([
    ['ab ab ab', 1, [['a', 'b']]],
    // The space belongs to the word that follows it.
    [
      'ab ab ab',
      2,
      [
        ['a', 'b'],
        [' ', 'ab'],
      ],
    ],
    // As often: the first in the order of bytes.
    ['cdcd,abab', 1, [['a', 'b']]],
    // Nothing is met twice: nothing is learnt.
    ['abc', 9, []],
    ['', 9, []],
    // é is two bytes, and the first thing to learn.
    ['é,é,é', 1, [['\u00C3', '\u00A9']]],
  ])('%j, %i times', (corpus, most, merges) => expect(learnMerges(corpus, most)).toEqual(merges));

  test('fewer merges are the beginning of more', () => {
    const corpus = mixes[0].corpus.slice(0, 1500);
    const many = learnMerges(corpus, 120);
    fc.assert(
      fc.property(fc.nat(120), (most) => {
        expect(learnMerges(corpus, most)).toEqual(many.slice(0, most));
      }),
      { numRuns: 20 },
    );
  });

  test('the pair chosen is the most frequent, as counted from scratch', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(fc.array(word, { minLength: 1, maxLength: 8 }), (list) => {
        const corpus = list.join(' ');
        const merges = learnMerges(corpus, 6);
        merges.forEach(([left, right], index) => {
          const pairs = new Map<string, number>();
          // Chunk by chunk: pieces of two words are no neighbours.
          for (const chunk of corpus.match(/ ?[abc]+/g) ?? []) {
            const pieces = cut(chunk, merges.slice(0, index));
            pieces.slice(1).forEach((piece, place) => {
              const pair = `${pieces[place]}|${piece}`;
              pairs.set(pair, (pairs.get(pair) ?? 0) + 1);
            });
          }
          expect(pairs.get(`${left}|${right}`)).toBe(Math.max(...pairs.values()));
        });
      }),
    );
  });
});

describe('cutting', () => {
  test.each([
    ['la lune', 'la la la', 9, ['la', ' ', 'l', 'u', 'n', 'e']],
    ['é', '', 0, ['C3', 'A9']],
    ['é', 'é é é', 9, ['é']],
    ['☕', 'é é é', 9, ['E2', '98', '95']],
    ['', 'la la', 9, []],
  ])('%j after %j', (text, corpus, most, expected) => {
    expect(shown(text, corpus, most)).toEqual(expected);
  });

  const cutters = mixes.map(({ corpus }) => learnMerges(corpus, 450));

  test('whatever the text, nothing is lost', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'grapheme', maxLength: 40 }),
        fc.constantFrom(...cutters),
        fc.nat(450),
        (text, merges, most) => {
          expect(textOf(cut(text, merges.slice(0, most)).join(''))).toBe(text);
        },
      ),
    );
  });

  test('half of an emoji is replaced, and stops nothing', () => {
    expect(textOf(cut('a\uD83D', []).join(''))).toBe('a\uFFFD');
  });

  test('more merges never make more pieces', () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...sentences.flatMap(({ texts }) => texts)),
        fc.constantFrom(...cutters),
        fc.nat(449),
        ({ text }, merges, most) => {
          const more = cut(text, merges.slice(0, most + 1)).length;
          expect(more).toBeLessThanOrEqual(cut(text, merges.slice(0, most)).length);
        },
      ),
    );
  });

  test('each piece has its number: a byte, or the age of its merge', () => {
    const merges = learnMerges('la la la', 9);
    expect(cut('la la', merges).map((piece) => numberOf(piece, merges))).toEqual([256, 257]);
    expect(numberOf('z', merges)).toBe(122);
  });

  test.each([
    ['Tous les êtres humains.', 4],
    ['d’ar vuhez', 3],
    ['☕', 0],
    ['', 0],
  ])('%j has %i words', (text, words) => expect(countWords(text)).toBe(words));
});

describe('the cutters of the page', () => {
  test('all learn as many merges, so that they may be compared', () => {
    for (const { corpus } of mixes) expect(learnMerges(corpus, 450)).toHaveLength(450);
  });

  test('each is kindest to the language that shaped it, on sentences it has not read', () => {
    const pieces = (mix: string, lang: string) => {
      const merges = learnMerges(mixes.find(({ id }) => id === mix)!.corpus, 450);
      return sentences
        .flatMap(({ texts }) => texts.filter((each) => each.lang === lang))
        .reduce((sum, { text }) => sum + cut(text, merges).length, 0);
    };
    for (const [mix, lang] of [
      ['francais', 'fr'],
      ['anglais', 'en'],
      ['breton', 'br'],
    ]) {
      const others = mixes.filter(({ id }) => id !== mix && id !== 'partage');
      for (const other of others) expect(pieces(mix, lang)).toBeLessThan(pieces(other.id, lang));
    }
  });

  test('the sentences tried are in none of them', () => {
    for (const { texts } of sentences) {
      for (const { text } of texts) {
        for (const { corpus } of mixes) expect(corpus).not.toContain(text);
      }
    }
  });
});
