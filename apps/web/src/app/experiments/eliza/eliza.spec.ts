import fc from 'fast-check';
import { caughtBy, type Exchange, exchange, moved, type Rule } from './eliza';
import { firstOtherwise, firstRules } from './first-rules';
import { turnRound, verbs, wordsOf } from './turn-round';

const answerTo = (said: string, past: readonly Exchange[] = []) =>
  exchange(said, firstRules, firstOtherwise, past);

describe('a keyword', () => {
  test.each([
    ['je suis', 'je suis fatigué', 'fatigué'],
    ['mere', 'ma Mère chante', 'chante'],
    ['je ne … pas', 'je ne dors pas bien', 'dors'],
    ['je ne ... pas', 'je ne dors pas', 'dors'],
    ['j’ai', "j'ai froid", 'froid'],
    ['sœur', 'ma soeur', ''],
    ['je suis', 'je ne suis pas', null],
    ['suis', 'ensuite', null],
    [' … ', 'rien', null],
  ])('%j in « %s » catches %j', (keyword, clause, caught) => {
    expect(caughtBy(keyword, wordsOf(clause))?.join(' ') ?? null).toBe(caught);
  });
});

describe('the swap of persons', () => {
  test.each([
    ['fatigué de mon travail', 'fatigué de votre travail', null],
    ['que vous êtes mon ami', 'que je suis votre ami', null],
    ["j'ai peur de toi", 'vous avez peur de moi', null],
    ['je dors', 'vous dors', 'vous dors'],
    ['que tu m’aides', 'que je vous aides', 'je vous aides'],
    ['je vous écris', 'vous je écris', 'vous je écris'],
  ])('« %s » becomes « %s »', (before, after, miss) => {
    const turned = turnRound(wordsOf(before));
    expect([turned.text, turned.miss?.after ?? null]).toEqual([after, miss]);
  });

  test('verbs of the table come back after two swaps', () => {
    const known = fc.constantFrom(...verbs.flat());
    fc.assert(
      fc.property(fc.array(known), (words) => {
        expect(turnRound(wordsOf(turnRound(words).text)).text).toBe(words.join(' '));
      }),
    );
  });

  test('it changes words one for one, and none that it does not know', () => {
    const word = fc.constantFrom('je', 'mon', 'chat', 'vous', 'suis', 'bleu');
    fc.assert(
      fc.property(fc.array(word), (words) => {
        const turned = turnRound(words).text.split(' ').filter(Boolean);
        expect(turned).toHaveLength(words.length);
        words.forEach((one, at) => {
          if (one === 'chat' || one === 'bleu') expect(turned[at]).toBe(one);
        });
      }),
    );
  });
});

describe('an answer', () => {
  test.each([
    ['Je suis fatigué de ma machine', 'Depuis quand êtes-vous fatigué de votre machine ?'],
    ['Ma sœur te dit bonjour', 'Parlez-moi de votre famille.'],
    ['Je ne peux pas dormir', 'Vous ne pouvez pas : est-ce nouveau ?'],
    ['Vous êtes un robot', 'Qu’est-ce qui vous fait croire que je suis un robot ?'],
    ['Bonjour, je dors mal', 'Vous dors mal ? Dites-m’en plus.'],
    ['Il pleut', 'Continuez, je vous en prie.'],
  ])('to « %s »', (said, answer) => {
    expect(answerTo(said).answer).toBe(answer);
  });

  test('says which rule gave it, what was caught and what was missed', () => {
    expect(answerTo('Bonjour, je dors mal')).toMatchObject({
      keyword: 'je',
      caught: 'dors mal',
      miss: { before: 'je dors', after: 'vous dors' },
    });
    expect(answerTo('Je ne peux pas').miss).toBeNull();
    expect(answerTo('Ma mère').caught).toBe('');
  });

  test('changes each time its rule serves, then begins again', () => {
    const past: Exchange[] = [];
    for (let time = 0; time < 4; time += 1) past.push(answerTo('Il pleut', past));
    expect(new Set(past.slice(0, 3).map((one) => one.answer)).size).toBe(3);
    expect(past[3].answer).toBe(past[0].answer);
  });

  test('a rule whose answers all need words is passed over when there are none', () => {
    expect(answerTo('Je suis').by).not.toBe(2);
  });

  test('to grave words is not a game, whatever the rules', () => {
    const rules = [{ id: 0, keywords: 'mourir', answers: 'Parlez-moi de …' }];
    for (const said of ['Je voudrais mourir', 'j’ai envie d’en finir.', 'Plus envie de vivre']) {
      expect(exchange(said, rules, '', [])).toMatchObject({ by: 'guard', rank: 0 });
    }
  });

  test('there is always one, even without rules', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (said, keywords) => {
        const rules = [{ id: 0, keywords, answers: '' }];
        expect(exchange(said, rules, '', []).answer).not.toBe('');
      }),
    );
  });

  test('the first rule that fits wins, wherever its keyword stands', () => {
    const [mother, tired] = [
      { id: 1, keywords: 'mère', answers: 'Famille.' },
      { id: 2, keywords: 'fatigué', answers: 'Repos.' },
    ];
    const said = 'Fatigué, comme ma mère';
    expect(exchange(said, [mother, tired], '', []).answer).toBe('Famille.');
    expect(exchange(said, moved([mother, tired], 1, 1), '', []).answer).toBe('Repos.');
  });
});

describe('moving a rule', () => {
  const rules: readonly Rule[] = firstRules;
  const ids = (list: readonly Rule[]) => list.map((rule) => rule.id);
  const someId = fc.constantFrom(...ids(rules));
  const way = fc.constantFrom(-1 as const, 1 as const);

  test('keeps them all, and each way undoes the other', () => {
    fc.assert(
      fc.property(someId, way, (id, by) => {
        const after = moved(rules, id, by);
        expect(ids(after).sort()).toEqual(ids(rules).sort());
        if (after !== rules) expect(moved(after, id, by === 1 ? -1 : 1)).toEqual(rules);
      }),
    );
  });

  test('stops at both ends', () => {
    expect(moved(rules, rules[0].id, -1)).toBe(rules);
    expect(moved(rules, rules[rules.length - 1].id, 1)).toBe(rules);
  });
});
