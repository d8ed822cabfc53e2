import { alphaReading, inPercent, inTime, questionReading } from './reading';
import type { Readable } from './reading';

const read = (given: Partial<Readable>) =>
  questionReading({
    ...{ asked: 24, whole: 18, facility: 0.8, discrimination: 0.4, options: [], certainty: [] },
    ...given,
  })
    .join(' ')
    .replaceAll('\u00a0', ' ');

describe('what figures say in words', () => {
  test.each<[Partial<Readable>, string]>([
    [{}, '18 sur 24 ont tout juste. Qui réussit le reste réussit aussi celle-ci.'],
    [{ whole: 1 }, '1 sur 24 a tout juste. Qui réussit le reste réussit aussi celle-ci.'],
    [
      { asked: 12, whole: 9 },
      '9 sur 12 ont tout juste. Trop peu de réponses pour dire si elle distingue qui a compris.',
    ],
    [
      { discrimination: 0.25 },
      '18 sur 24 ont tout juste. Qui réussit le reste réussit un peu plus celle-ci.',
    ],
    [
      { discrimination: 0.1 },
      '18 sur 24 ont tout juste. La réussir dépend peu du reste : relisez-la.',
    ],
    [
      { discrimination: -0.2 },
      '18 sur 24 ont tout juste. Qui réussit le reste la manque plus souvent : vérifiez la clé.',
    ],
    [
      { whole: 24, facility: 1, discrimination: null },
      'Tout le monde a juste. Elle ne distingue personne.',
    ],
    [{ asked: 0, whole: 0 }, 'Personne n’a encore eu cette question.'],
  ])('%j', (given, sentence) => {
    expect(read(given)).toBe(sentence);
  });

  test('the wrong choice that deceives, and who was sure of it', () => {
    const options = [
      { text: 'la bonne', right: true, share: 0.5 },
      { text: 'la rare', right: false, share: 0.1 },
      { text: 'la tentante', right: false, share: 0.25 },
    ];
    const certainty = [{ certainty: 'sure', given: 8, right: 5 }];
    expect(read({ options, certainty })).toContain(
      'Ce qui trompe le plus : « la tentante », 6 sur 24. 3 personnes étaient sûres et se trompaient.',
    );
  });

  test('reliability, shares and times', () => {
    expect(alphaReading(0.8, 40)).toContain('fidèle');
    expect(alphaReading(0.6, 40)).toContain('assez');
    expect(alphaReading(0.2, 40)).toContain('peu ensemble');
    expect(alphaReading(null, 12)).toContain('Trop peu');
    expect(alphaReading(null, 30)).toContain('ne se calcule pas');
    expect([inPercent(0.756), inTime(42.4), inTime(150)]).toEqual([
      '76\u00a0%',
      '42\u00a0s',
      '3\u00a0min',
    ]);
  });
});
