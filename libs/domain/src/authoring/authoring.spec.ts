import fc from 'fast-check';
import { aMultiple, aSingle } from '../testing/questions';
import { questionStatuses } from '../vocabulary';
import type { Question } from '../question/question';
import { accessibilityOf } from './accessibility';
import { questionFaults } from './faults';
import { fewestForPatterns, qualityHints, questionHints } from './hints';
import { mayOnBank, reviewSteps } from './review';
import { markdownWords, picturesOf, writtenTexts } from './written';

const withChoices = (texts: readonly string[], right = 0, more: object = {}): Question => ({
  ...{ id: 'q', kind: 'single', prompt: 'Lequel ?', explanation: 'Voilà pourquoi.', ...more },
  choices: texts.map((text, n) => ({
    ...{ id: 'abcdefgh'.charAt(n), text, right: n === right, explanation: 'Parce que.' },
  })),
});
const rulesOf = (found: readonly { rule: string }[]) => found.map(({ rule }) => rule);

describe('the texts of a question', () => {
  test('are found with their places, none forgotten and none changed', () => {
    const question = withChoices(['Un', 'Deux']);
    expect(writtenTexts(question).map(({ at, text }) => [at, text])).toEqual([
      ['prompt', 'Lequel ?'],
      ['explanation', 'Voilà pourquoi.'],
      ['choices.0.text', 'Un'],
      ['choices.0.explanation', 'Parce que.'],
      ['choices.1.text', 'Deux'],
      ['choices.1.explanation', 'Parce que.'],
    ]);
  });

  test.each([
    ['**Gras** et *penché*', 'Gras et penché'],
    ['Voir ![un chat](image:abc) et [le guide](https://exemple.fr)', 'Voir un chat et le guide'],
    ['- un\n- deux', 'un deux'],
    ['1\\. vrai \\*', '1. vrai *'],
  ])('%j reads %j', (markdown, words) => {
    expect(markdownWords(markdown)).toBe(words);
  });

  test('hold pictures, each with what it says', () => {
    expect(picturesOf('![](image:a "décorative") ![un chat](image:b "titre")')).toEqual([
      { alt: '', source: 'image:a', decorative: true },
      { alt: 'un chat', source: 'image:b', decorative: false },
    ]);
  });
});

describe('what keeps a question from being asked', () => {
  test.each([
    ['nothing', withChoices(['Un', 'Deux']), []],
    ['no prompt', withChoices(['Un', 'Deux'], 0, { prompt: ' ' }), ['prompt']],
    ['no right choice', withChoices(['Un', 'Deux'], 5), ['choices']],
    ['one choice', withChoices(['Un']), ['choices']],
    ['an empty choice', withChoices(['Un', '']), ['choices.1.text']],
    ['twice the same', withChoices(['Un', 'Deux', '**un**']), ['choices.2.text']],
    ['a lazy choice', withChoices(['Un', 'Toutes les réponses']), ['choices.1.text']],
    ['all of several right', aMultiple([true, true]), ['choices']],
    ['several right', aMultiple([true, true, false]), []],
    ['true or false', { ...base('true-false'), right: true, whyNot: '' }, []],
    ['too few steps', { ...base('ordering'), items: items(2) }, ['items']],
    [
      'a pair that leads nowhere',
      { ...base('matching'), items: items(2, 'z'), targets: items(2) },
      ['items.0.targetId', 'items.1.targetId'],
    ],
    [
      'nothing worth the whole point',
      { ...base('short'), accepted: [{ text: 'café', percent: 50 }], mistakes: [], tolerance: 0 },
      ['accepted'],
    ],
    [
      'a mistake that repeats what is right',
      {
        ...base('short'),
        accepted: [{ text: 'café', percent: 100 }],
        mistakes: [{ text: 'Café', explanation: '' }],
      },
      ['mistakes.0.text'],
    ],
    [
      'a tolerance below zero',
      {
        ...base('numeric'),
        ...{ accepted: [{ value: 1, tolerance: -1, percent: 100 }], units: [], mistakes: [] },
      },
      ['accepted.0.tolerance'],
    ],
    [
      'a gap that is not in the text',
      { ...base('gap'), text: 'Un [[2]].', gaps: [gap('1', ['a'], null)] },
      ['text', 'text'],
    ],
    [
      'words proposed without the right one',
      { ...base('gap'), text: '[[1]]', gaps: [gap('1', ['a'], ['b', 'c'])] },
      ['gaps.0.choices'],
    ],
    ['a scenario that asks nothing', { ...base('scenario'), parts: [] }, ['parts']],
    [
      'a part that cannot be asked',
      { ...base('scenario'), parts: [withChoices(['Un'])] },
      ['parts.0.choices'],
    ],
    [
      'one level only',
      { ...base('open'), criteria: [{ id: 'a', text: 'Clair', levels: ['Oui'] }] },
      ['criteria.0.levels'],
    ],
  ])('%s', (_, question, places) => {
    expect(questionFaults(question as Question).map(({ at }) => at)).toEqual(places);
  });
});

describe('hints on one question', () => {
  test.each([
    ['well written', ['Le mot d’après', 'La phrase entière', 'Une image'], []],
    [
      'the longest is right',
      ['Le mot le plus probable après les autres', 'Une idée', 'Un fait'],
      ['longest-right'],
    ],
    [
      'the longest is wrong',
      ['Une idée', 'Le mot le plus probable après les autres', 'Un fait'],
      [],
    ],
    ['one asks', ['Vraiment ?', 'Oui bien sûr', 'Non merci'], ['one-question-mark']],
    ['all ask', ['Vraiment ?', 'Oui bien ?', 'Non merci ?'], []],
    ['only wrong ones say never', ['Parfois', 'Jamais', 'Souvent'], ['absolute-wrong']],
    ['a right one says always too', ['Toujours', 'Jamais', 'Souvent'], []],
    ['« toutefois » is no absolute', ['Parfois', 'Toutefois', 'Souvent'], []],
  ])('%s', (_, texts, rules) => {
    expect(rulesOf(questionHints(withChoices(texts)))).toEqual(rules);
  });

  test('tell the explanations that are missing, the right choice’s apart', () => {
    const question = aSingle([true, false]);
    const bare = {
      ...question,
      explanation: '',
      choices: question.choices.map((each) => ({ ...each, explanation: '' })),
    };
    expect(questionHints(bare).map(({ at }) => at)).toEqual([
      'explanation',
      'choices.1.explanation',
    ]);
  });
});

describe('hints on many questions', () => {
  const even = ['Alpha', 'Bravo', 'Carlo', 'Delta'];
  const many = (rightAt: (n: number) => number, texts = even) =>
    Array.from({ length: 12 }, (_, n) => withChoices(texts, rightAt(n)));

  test('the key stands too often at one place', () => {
    expect(rulesOf(qualityHints(many(() => 1)))).toEqual(['key-position']);
    expect(qualityHints(many((n) => n % 4))).toEqual([]);
    expect(qualityHints(many(() => 1).slice(0, fewestForPatterns - 1))).toEqual([]);
  });

  test('the longest is right too often', () => {
    const uneven = ['Alphabets', 'Bravo', 'Carlo', 'Delta'];
    const rotated = Array.from({ length: 12 }, (_, n) => {
      const texts = [...uneven.slice(n % 4), ...uneven.slice(0, n % 4)];
      return withChoices(texts, texts.indexOf('Alphabets'));
    });
    expect(rulesOf(qualityHints(rotated))).toContain('longest-right-often');
  });

  test('objectives that none asks are told, one by one', () => {
    const objectives = [
      { id: 'nommer', text: 'Nommer trois usages' },
      { id: 'classer', text: 'Classer des objets' },
    ];
    const [hint, ...others] = qualityHints(
      [withChoices(even, 0, { objectiveId: 'nommer' })],
      objectives,
    );
    expect(others).toEqual([]);
    expect(hint).toMatchObject({ rule: 'never-asked', questionId: null });
    expect(hint?.what).toContain('Classer des objets');
  });

  test('do not depend on the order of the questions', () => {
    const shuffled = fc
      .array(fc.tuple(fc.nat(3), fc.shuffledSubarray(even, { minLength: 4 })), { maxLength: 20 })
      .map((list) => list.map(([right, texts]) => withChoices(texts, right)))
      .chain((list) =>
        fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length })),
      );
    const told = (questions: Question[]) =>
      qualityHints(questions)
        .map(({ what }) => what)
        .sort();
    fc.assert(fc.property(shuffled, ([one, other]) => expect(told(other)).toEqual(told(one))));
  });
});

describe('who may read a question', () => {
  const prompted = (prompt: string) => accessibilityOf(withChoices(['Un', 'Deux'], 0, { prompt }));
  test.each([
    ['Que fait ce programme ?', []],
    ['![](image:a) Que voit-on ?', ['alternative']],
    ['![](image:a "décorative") Que fait-il ?', []],
    ['![photo](image:a) Qui est-ce ?', ['alternative']],
    ['![IMG_12.jpg](image:a) Qui est-ce ?', ['alternative']],
    ['![Un chat qui dort](image:a) Qui est-ce ?', []],
    ['Que montre l’image ?', ['by-picture']],
    ['Comme le montre le schéma, que se passe-t-il ?', ['by-picture']],
    ['Cliquez sur le bouton rouge.', ['by-colour']],
    ['Lisez la ligne en vert.', ['by-colour']],
    ['Le Petit Chaperon rouge est-il un conte ?', []],
    ['Voir https://exemple.fr', ['link']],
    ['Voir [ici](https://exemple.fr)', ['link']],
    ['Voir [le guide](https://exemple.fr)', []],
    ['Court. '.repeat(90), ['long']],
    [`${'mot '.repeat(40)}.`, ['long-sentence']],
  ])('%j', (prompt, rules) => {
    expect(rulesOf(prompted(prompt))).toEqual(rules);
  });

  test('says where', () => {
    const [found] = accessibilityOf(withChoices(['![](image:a)', 'Deux']));
    expect(found?.at).toBe('choices.0.text');
  });
});

describe('who reviews', () => {
  const steps = (mine: boolean, publishes: boolean) =>
    questionStatuses.map((status) =>
      reviewSteps(status, {
        mine,
        allowed: (action) => publishes || action !== 'question.publish',
      }),
    );

  test('a trainer reviews what others wrote, and sends it back', () => {
    expect(steps(false, false)).toEqual([['reviewed'], ['draft'], [], []]);
    expect(steps(true, false)).toEqual([[], ['draft'], [], []]);
  });

  test('who publishes does all of it, for there may be nobody else', () => {
    expect(steps(true, true)).toEqual([
      ['reviewed'],
      ['published', 'draft'],
      ['retired'],
      ['published'],
    ]);
  });

  test('the national bank is read by every staff and written by national admins', () => {
    const grants = (role: 'trainer' | 'admin', organisationKind: 'hub' | 'national') => ({
      roles: [{ organisationId: 'x', organisationKind, role }],
    });
    const at = { organisationId: null, personId: 'me' };
    expect(mayOnBank(grants('trainer', 'hub'), 'question.read', at)).toBe(true);
    expect(mayOnBank(grants('trainer', 'hub'), 'question.write', at)).toBe(false);
    expect(mayOnBank(grants('admin', 'hub'), 'question.read', at)).toBe(false);
    expect(mayOnBank(grants('admin', 'national'), 'question.publish', at)).toBe(true);
    expect(mayOnBank({ roles: [] }, 'question.read', at)).toBe(false);
  });
});

function base(kind: string) {
  return { id: 'q', kind, prompt: 'Quoi ?', explanation: 'Voilà.' };
}
function items(count: number, targetId = 'a') {
  return Array.from({ length: count }, (_, n) => ({
    ...{ id: 'abcd'.charAt(n), text: `Chose ${n}`, explanation: '', targetId },
  }));
}
function gap(id: string, accepted: string[], choices: string[] | null) {
  return { id, accepted, choices, tolerance: 0, explanation: '' };
}
