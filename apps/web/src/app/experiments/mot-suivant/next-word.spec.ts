import fc from 'fast-check';
import {
  AS_READ,
  chance,
  draw,
  guess,
  learn,
  parts,
  percents,
  recited,
  spelled,
  words,
  write,
} from './next-word';
import { readings } from './readings';

const models = readings.map(({ id, text }) => ({ id, model: learn(words(text)) }));
const modelOf = (id: string) => models.find((each) => each.id === id)!.model;

describe('words of a text', () => {
  test.each([
    ['L’homme, et l’oubli.', ['l’', 'homme', ',', 'et', 'l’', 'oubli', '.']],
    ["C'est le fromage !", ['c’', 'est', 'le', 'fromage', '!']],
    ['« Là-dessus », à 9 h 30 ?', ['là-dessus', ',', 'à', '9', 'h', '30', '?']],
    ['☕', []],
  ])('%s', (text, expected) => expect(words(text)).toEqual(expected));

  test.each([
    ['le café est chaud . servez !', 'Le café est chaud. Servez\u00A0!'],
    ['l’ homme ; il', 'L’homme\u00A0; il'],
    ['oui , non', 'Oui, non'],
    ['à 9 h', 'À 9\u00A0h'],
  ])('%s is spelled %s', (list, expected) =>
    expect(spelled(list.split(' ')).join('')).toBe(expected),
  );

  test('spelling and reading again give the same words', () => {
    for (const { model } of models) {
      expect(words(spelled(model.words).join(''))).toEqual(model.words);
    }
  });
});

describe('what follows', () => {
  const model = learn(words('le chat dort. le chat mange. le chien dort.'));

  test.each([
    [['le'], 1, ['le'], { chat: 2, chien: 1 }],
    [['le', 'chat'], 2, ['le', 'chat'], { dort: 1, mange: 1 }],
    [['le', 'chat'], 1, ['chat'], { dort: 1, mange: 1 }],
    // Never met together: one word less.
    [['chien', 'mange'], 2, ['mange'], { '.': 1 }],
    [['girafe'], 2, [], { le: 3, '.': 3, chat: 2, dort: 2, mange: 1, chien: 1 }],
    [[], 3, [], { le: 3, '.': 3, chat: 2, dort: 2, mange: 1, chien: 1 }],
  ])('after %j, looking at %i', (before, length, known, counts) => {
    const found = guess(model, before, length);
    expect(found.known).toEqual(known);
    expect(found.followers.map(({ word, count }) => [word, count])).toEqual(Object.entries(counts));
  });

  test('nothing read is nothing to draw from', () => {
    expect(() => learn([])).toThrow(RangeError);
  });

  test.each([
    ['recettes', 'chaud'],
    ['bulletins', 'ouvert'],
  ])('after « le café est », %s put « %s » first', (id, word) => {
    const found = guess(modelOf(id), ['le', 'café', 'est'], 3);
    expect(found.known).toEqual(['le', 'café', 'est']);
    expect(found.followers[0].word).toBe(word);
  });

  test('whatever is looked at was met, and is never longer than asked', () => {
    const { words: read } = modelOf('fables');
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom(...read, 'ordinateur'), { maxLength: 5 }),
        fc.integer({ min: 1, max: 3 }),
        (before, length) => {
          const { known, followers } = guess(modelOf('fables'), before, length);
          expect(known.length).toBeLessThanOrEqual(length);
          expect(before.slice(before.length - known.length)).toEqual(known);
          expect(followers.length).toBeGreaterThan(0);
          const [first] = followers;
          expect(` ${read.join(' ')} `).toContain(` ${[...known, first.word].join(' ')} `);
        },
      ),
    );
  });
});

const someCounts = fc.array(fc.integer({ min: 1, max: 200 }), { minLength: 1, maxLength: 40 });

describe('chances', () => {
  test.each([
    [[3, 1], 0, [1, 0]],
    [[2, 2, 1], 0, [0.5, 0.5, 0]],
    [[3, 1], AS_READ, [0.75, 0.25]],
    [[3, 1], 10, [0.5, 0.5]],
  ])('of %j with surprise %i', (counts, surprise, expected) => {
    expect(parts(counts, surprise)).toEqual(expected);
  });

  test('always add up to 1 and keep the order of the counts', () => {
    fc.assert(
      fc.property(someCounts, fc.integer({ min: 0, max: 10 }), (counts, surprise) => {
        const chances = parts(counts, surprise);
        expect(chances.reduce((sum, part) => sum + part, 0)).toBeCloseTo(1, 10);
        counts.forEach((count, index) => {
          expect(chances[index]).toBeGreaterThanOrEqual(0);
          if (count > counts[0]) expect(chances[index]).toBeGreaterThanOrEqual(chances[0]);
        });
      }),
    );
  });

  test('more surprise never helps the most frequent word', () => {
    fc.assert(
      fc.property(someCounts, fc.integer({ min: 0, max: 9 }), (counts, surprise) => {
        const first = counts.indexOf(Math.max(...counts));
        const less = parts(counts, surprise)[first];
        expect(parts(counts, surprise + 1)[first]).toBeLessThanOrEqual(less + 1e-12);
      }),
    );
  });

  test('as whole percents add up to 100, each within one of the truth', () => {
    expect(percents([1 / 3, 1 / 3, 1 / 3])).toEqual([34, 33, 33]);
    fc.assert(
      fc.property(someCounts, fc.integer({ min: 0, max: 10 }), (counts, surprise) => {
        const chances = parts(counts, surprise);
        const whole = percents(chances);
        expect(whole.reduce((sum, part) => sum + part, 0)).toBe(100);
        whole.forEach((part, index) => {
          expect(Math.abs(part - chances[index] * 100)).toBeLessThanOrEqual(1);
        });
      }),
    );
  });
});

describe('the dice', () => {
  test('fall where the chances say', () => {
    const chances = [0.5, 0.25, 0.25];
    expect([0, 0.49, 0.5, 0.74, 0.75, 0.999].map((thrown) => draw(chances, thrown))).toEqual([
      0, 0, 1, 1, 2, 2,
    ]);
    expect(draw([0.3, 0.3], 0.99)).toBe(1);
  });

  test('the same number throws the same dice; another, others', () => {
    expect(chance(7, 3)).toBe(chance(7, 3));
    const throws = [...Array(4000).keys()].map((index) => chance(7, index));
    expect(new Set(throws).size).toBeGreaterThan(3990);
    expect(throws.every((thrown) => thrown >= 0 && thrown < 1)).toBe(true);
    const tenths = [...Array(10).keys()].map(
      (tenth) => throws.filter((thrown) => Math.floor(thrown * 10) === tenth).length,
    );
    for (const count of tenths) expect(Math.abs(count - 400)).toBeLessThan(80);
    expect([...Array(20).keys()].map((index) => chance(8, index))).not.toEqual(throws.slice(0, 20));
  });
});

describe('writing', () => {
  const settings = fc.record({
    length: fc.integer({ min: 1, max: 3 }),
    surprise: fc.integer({ min: 0, max: 10 }),
    seed: fc.integer({ min: 1, max: 999 }),
  });

  test('the same settings write the same words, and fewer words are their beginning', () => {
    fc.assert(
      fc.property(settings, fc.constantFrom(...models), (how, { model }) => {
        const start = ['le', 'café', 'est'];
        const long = write(model, start, how, 30);
        expect(write(model, start, how, 30)).toEqual(long);
        expect(write(model, start, how, 12)).toEqual(long.slice(0, 12));
        expect(long.every((word) => model.words.includes(word))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['zéro un deux trois quatre sept', [[1, 5]]],
    // Two recitations in a row are not one.
    [
      'un deux trois quatre trois quatre cinq six',
      [
        [0, 4],
        [4, 8],
      ],
    ],
    ['un deux trois', []],
    ['un deux trois quatre cinq six', [[0, 6]]],
  ])('%s: what is recited is told from what is put together', (text, expected) => {
    const runs = recited(words('un deux trois quatre cinq six'), words(text), 4);
    expect(runs.map(({ from, to }) => [from, to])).toEqual(expected);
  });

  test('every recitation stands as such in what was read', () => {
    fc.assert(
      fc.property(settings, fc.constantFrom(...models), (how, { model }) => {
        const text = write(model, ['le'], how, 40);
        for (const { from, to } of recited(model.words, text, 8)) {
          const run = text.slice(from, to).join(' ');
          expect(` ${model.words.join(' ')} `).toContain(` ${run} `);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('looking at three words recites; looking at one invents', () => {
    const share = (length: number) => {
      const lengths = models.flatMap(({ model }) =>
        [1, 2, 3, 4, 5].map((seed) => {
          const text = write(model, ['le'], { length, surprise: AS_READ, seed }, 60);
          return recited(model.words, text, 8).reduce((sum, { from, to }) => sum + to - from, 0);
        }),
      );
      return lengths.reduce((sum, length) => sum + length, 0) / (60 * lengths.length);
    };
    expect(share(1)).toBeLessThan(0.1);
    expect(share(3)).toBeGreaterThan(0.7);
  });

  test('the bulletin of a town, reshuffled, opens the swimming pool on a Monday: it never does', () => {
    const model = modelOf('bulletins');
    const said = words('la piscine est ouverte le lundi');
    expect(model.words.join(' ')).not.toContain(said.join(' '));
    for (let index = 2; index < said.length; index++) {
      const { followers } = guess(model, said.slice(0, index), 2);
      expect(followers.map(({ word }) => word)).toContain(said[index]);
    }
  });
});
