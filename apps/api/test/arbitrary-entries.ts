import fc from 'fast-check';
import { AuthoredQuestion } from '@percolateur/contract';
import type { Question } from '@percolateur/domain';
import type { Entry } from '../src/learning/exchange/draft';

/** Words with every sign that a format gives a meaning to. */
export const words = fc
  .array(
    fc.constantFrom(
      ...[
        'Paris',
        'l’IA',
        'é',
        '=',
        '~',
        '#',
        '{',
        '}',
        ':',
        '\\',
        '%50%',
        '->',
        '<b>',
        '&amp;',
        '|',
      ],
      ...[
        '//',
        '::',
        '[html]',
        '*',
        '_',
        '[[a]]',
        '"',
        '\n',
        '\n\n',
        '𝒳',
        '\u00a0',
        '####',
        '$CATEGORY:',
      ],
      ...['-->', ']]>', '{1:SA:=x}', '![alt](image:00)', '(', ')', '\t', '3,5', '-', '`'],
    ),
    { minLength: 1, maxLength: 8 },
  )
  .map((parts) => parts.join(' ').trim() || 'mot');
const maybe = fc.oneof(fc.constant(''), words);
const line = words.map((text) => text.replace(/\s+/g, ' ').trim() || 'mot');
const base = {
  id: fc.constant('q'),
  prompt: words,
  explanation: maybe,
  difficulty: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
  objectiveId: fc.option(fc.constant('o-1'), { nil: undefined }),
};
const named = <T>(list: fc.Arbitrary<T[]>) =>
  list.map((each) => each.map((one, at) => ({ id: 'abcdefghij'.charAt(at), ...one })));
const choices = (rights: (at: number, count: number) => boolean) =>
  named(
    fc.array(fc.record({ text: line, explanation: maybe }), { minLength: 3, maxLength: 5 }),
  ).map((list) => list.map((choice, at) => ({ ...choice, right: rights(at, list.length) })));
const value = fc.integer({ min: -1_000, max: 100_000 }).map((whole) => whole / 100);
const tolerance = fc.integer({ min: 0, max: 500 }).map((whole) => whole / 100);
const percent = fc.constantFrom(100, 50, 25, 33, 33.33333);
const several = <T>(each: fc.Arbitrary<T>, minLength = 1) =>
  fc.array(each, { minLength, maxLength: 4 });

const parts = [
  fc.record({ ...base, kind: fc.constant('single'), choices: choices((at) => at === 1) }),
  fc.record({ ...base, kind: fc.constant('multiple'), choices: choices((at) => at < 2) }),
  fc.record({ ...base, kind: fc.constant('true-false'), right: fc.boolean(), whyNot: maybe }),
  fc.record({
    ...{ ...base, kind: fc.constant('ordering') },
    items: named(several(fc.record({ text: line, explanation: maybe }), 2)),
  }),
  fc
    .record({
      ...{ ...base, kind: fc.constant('matching') },
      items: named(several(fc.record({ text: line, explanation: maybe }), 2)),
      targets: fc.uniqueArray(line, { minLength: 2, maxLength: 4 }),
    })
    .map(({ items, targets, ...rest }) => ({
      ...rest,
      targets: targets.map((text, at) => ({ id: `t${at + 1}`, text })),
      items: items.map((item, at) => ({ ...item, targetId: `t${(at % targets.length) + 1}` })),
    })),
  fc.record({
    ...{ ...base, kind: fc.constant('short'), tolerance: fc.integer({ min: 0, max: 2 }) },
    accepted: several(fc.record({ text: line, percent })),
    mistakes: several(fc.record({ text: line, explanation: maybe }), 0),
  }),
  fc.record({
    ...{ ...base, kind: fc.constant('numeric') },
    accepted: several(fc.record({ value, tolerance, percent })),
    units: fc.constantFrom(
      [],
      [{ name: 'm', factor: 1 }],
      [
        { name: 'm', factor: 1 },
        { name: 'cm', factor: 0.01 },
      ],
    ),
    mistakes: several(fc.record({ value, tolerance, explanation: maybe }), 0),
  }),
  fc
    .record({
      ...{ ...base, kind: fc.constant('gap') },
      before: words,
      gaps: named(
        several(
          fc.record({
            accepted: several(line),
            choices: fc.option(several(line, 2)),
            tolerance: fc.constantFrom(0, 1),
            explanation: maybe,
          }),
        ),
      ),
    })
    .map(({ before, gaps, ...rest }) => ({
      ...{ ...rest, gaps },
      text: gaps.map(({ id }) => `${before} [[${id}]]`).join(' '),
    })),
];
const part = fc.oneof(...(parts as unknown as fc.Arbitrary<Question>[]));
const asked = fc
  .oneof(
    { weight: 8, arbitrary: part },
    {
      weight: 1,
      arbitrary: fc.record({
        ...{ ...base, kind: fc.constant('open' as const), example: maybe },
        criteria: named(several(fc.record({ text: line, levels: several(line, 2) }), 0)),
      }),
    },
    {
      weight: 1,
      arbitrary: fc.record({
        ...base,
        kind: fc.constant('scenario' as const),
        parts: several(part),
      }),
    },
  )
  // As a bank holds them: clean, and within its limits.
  .map((question) => AuthoredQuestion.parse(question));

/** Questions of every kind, with signs that every format must escape. */
export const entries: fc.Arbitrary<Entry[]> = fc.array(
  fc.record({
    question: asked,
    title: line,
    tags: fc.uniqueArray(fc.constantFrom('IA', 'été', 'a]b', 'c\\d', 'e:f', '<g>'), {
      maxLength: 3,
    }),
    code: fc.constantFrom(null, 'cours/q1', 'a]b', 'x'),
  }),
  { minLength: 1, maxLength: 4 },
);
