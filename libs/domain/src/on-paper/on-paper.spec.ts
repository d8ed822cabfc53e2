import fc from 'fast-check';
import { asNumber } from '../fraction';
import { checkAnswer, gradeQuestion, shownQuestion } from '../question/question';
import type { Question, ShownQuestion } from '../question/question';
import { asWritten, orderOf } from '../shuffle';
import { anyAnswered, anyQuestion } from '../testing/samples';
import { copiedAnswer } from './copy';
import { letterOf, slotsOf } from './slots';
import { writtenAnswer } from './written';

test('what is written on an answer sheet is read back as the same answer, whatever its kind', () => {
  fc.assert(
    fc.property(anyAnswered, fc.string(), ({ question, answer }, seed) => {
      const shown = shownQuestion(question, orderOf(seed));
      const { answer: copied, misread } = copiedAnswer(
        shown,
        '3',
        writtenAnswer(shown, '3', answer),
      );
      expect(misread).toEqual([]);
      checkAnswer(question, copied);
      expect(asNumber(gradeQuestion(question, copied))).toBe(
        asNumber(gradeQuestion(question, answer)),
      );
    }),
  );
});

test('whatever is typed is read as an answer that the question takes, or told where it is not', () => {
  fc.assert(
    fc.property(anyQuestion, fc.string(), (question, typed) => {
      const shown = shownQuestion(question, asWritten);
      const slots = slotsOf(shown, '1');
      expect(new Set(slots.map(({ key }) => key)).size).toBe(slots.length);
      const { answer, misread } = copiedAnswer(
        shown,
        '1',
        Object.fromEntries(slots.map(({ key }) => [key, typed])),
      );
      checkAnswer(question, answer);
      if (misread.length > 0) expect(answer).toBeNull();
      expect(misread.every(({ key }) => slots.some((slot) => slot.key === key))).toBe(true);
    }),
  );
});

const base = { id: 'q', prompt: '', lessonId: null };
const items = (...ids: string[]) => ids.map((id) => ({ id, text: id }));
const single: ShownQuestion = { ...base, kind: 'single', choices: items('x', 'y', 'z') };
const multiple: ShownQuestion = { ...single, kind: 'multiple', expected: 2 };
const ordering: ShownQuestion = { ...base, kind: 'ordering', items: items('x', 'y', 'z') };
const matching: ShownQuestion = {
  ...{ ...base, kind: 'matching', items: items('i', 'j', 'k'), targets: items('s', 't') },
};
const numeric: ShownQuestion = { ...base, kind: 'numeric', units: ['Wh', 'kWh'] };
const gap: ShownQuestion = {
  ...{ ...base, kind: 'gap', text: '' },
  gaps: [{ id: 'g', choices: ['Écrire', 'lire'] }],
};
const read = (question: ShownQuestion, typed: string, key = 'q') =>
  copiedAnswer(question, '1', { [key]: typed });

test.each<[ShownQuestion, string, object]>([
  [single, ' b ', { choiceId: 'y' }],
  [multiple, 'c, a', { choiceIds: ['x', 'z'] }],
  [multiple, 'A et C', { choiceIds: ['x', 'z'] }],
  [ordering, '312', { itemIds: ['z', 'x', 'y'] }],
  [ordering, '3 > 1 > 2', { itemIds: ['z', 'x', 'y'] }],
  [
    matching,
    'b - a',
    {
      pairs: [
        { itemId: 'i', targetId: 't' },
        { itemId: 'k', targetId: 's' },
      ],
    },
  ],
  [
    matching,
    '3A 1b',
    {
      pairs: [
        { itemId: 'k', targetId: 's' },
        { itemId: 'i', targetId: 't' },
      ],
    },
  ],
  [numeric, '0,3 kwh', { value: '0,3 kwh', unit: 'kWh' }],
  [{ ...numeric, units: ['Wh'] }, '300', { unit: 'Wh' }],
  [{ ...base, kind: 'true-false' }, 'f', { value: false }],
])('%#: « %s » is read', (question, typed, expected) => {
  expect(read(question, typed)).toMatchObject({ answer: expected, misread: [] });
});

test('a word proposed is read whatever its accents, and another is not', () => {
  expect(read(gap, 'ECRIRE', 'q/g').answer).toMatchObject({ filled: [{ text: 'Écrire' }] });
  expect(read(gap, 'compter', 'q/g').misread[0]?.message).toMatch(/^L’un des mots/);
});

test.each<[ShownQuestion, string, RegExp]>([
  [single, 'A B', /^Une seule lettre, de A à C/],
  [single, 'D', /de A à C/],
  [multiple, '1', /^Des lettres/],
  [ordering, '1 2', /^Chaque numéro de 1 à 3/],
  [ordering, '1 2 2', /une seule fois/],
  [matching, 'A B', /^Une lettre de A à B pour chaque ligne, de 1 à 3/],
  [matching, '4A', /de 1 à 3/],
  [numeric, '12', /^Le nombre et son unité : Wh et kWh/],
  [numeric, 'douze', /^Un nombre/],
  [{ ...base, kind: 'true-false' }, 'oui', /^V pour vrai/],
])('%#: « %s » is told to be none', (question, typed, expected) => {
  const { answer, misread } = read(question, typed);
  expect(answer).toBeNull();
  expect(misread[0]?.message.replaceAll('\u00a0', ' ')).toMatch(expected);
});

test('blank is no answer, and no fault', () => {
  for (const question of [single, multiple, ordering, matching, numeric, gap]) {
    expect(copiedAnswer(question, '1', {})).toEqual({ answer: null, misread: [] });
  }
});

test('places are named by number, part and gap', () => {
  const scenario: ShownQuestion = {
    ...{ ...base, kind: 'scenario' },
    parts: [
      { ...base, id: 'p', kind: 'true-false' },
      {
        ...base,
        id: 'g',
        kind: 'gap',
        text: '',
        gaps: items('m', 'n').map(({ id }) => ({ id, choices: null })),
      },
    ],
  };
  expect(slotsOf(scenario, '4').map(({ label }) => label)).toEqual([
    ...['4.1', '4.2\u00a0a', '4.2\u00a0b'],
  ]);
  expect([0, 25, 26].map(letterOf)).toEqual(['A', 'Z', 'AA']);
});

// A question’s own words never reach an answer sheet.
test('nothing of the key is in the places', () => {
  fc.assert(
    fc.property(anyQuestion, (question: Question) => {
      const told = JSON.stringify(slotsOf(shownQuestion(question, asWritten), '1'));
      expect(told).not.toMatch(/right|accepted|explanation|targetId/);
    }),
  );
});
