import { mailChoices } from './mail-choice';
import { reminderLabels } from './reminder-facts';
import type { ReminderRule } from './reminder-facts';
import { choiceOf, editable, whyAlways } from './reminder-rules';

const rules = Object.keys(reminderLabels) as ReminderRule[];

test('every letter may be refused, or says why it may not be, and never both', () => {
  for (const rule of rules) {
    expect([rule, choiceOf(rule) === null]).toEqual([rule, whyAlways(rule) !== null]);
  }
});

test('what the law or the course needs is always sent', () => {
  expect(rules.filter((rule) => choiceOf(rule) === null)).toEqual(
    expect.arrayContaining(['joining', 'changed', 'cancelled', 'sign', 'documents']),
  );
});

test('each kind that the page offers is that of some letter', () => {
  expect([...new Set(rules.map(choiceOf))].filter(Boolean).sort()).toEqual(
    Object.keys(mailChoices).sort(),
  );
});

test('a hub pauses what its people may refuse, and little else: nothing that the law wants', () => {
  const pausable = rules.filter((rule) => editable(rule).mandatory === null);
  expect(pausable.filter((rule) => choiceOf(rule) === null)).toEqual(['eve', 'trainer-evening']);
  expect(editable('joining').mandatory).toContain('L6353-8');
});
