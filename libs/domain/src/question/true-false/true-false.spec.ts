import { fraction } from '../../fraction';
import type { Question } from '../question';
import { trueFalse } from './true-false';

const question: Question<'true-false'> = {
  ...{ id: 'q', kind: 'true-false', prompt: 'Un modèle de texte cherche dans une base de faits.' },
  ...{ explanation: 'Il prédit la suite.', right: false, whyNot: 'Rien n’y est rangé.' },
};
const said = (value: boolean) => ({ kind: 'true-false' as const, value });

test('all or nothing', () => {
  expect(trueFalse.grade(question, said(false), null)).toEqual(fraction(1));
  expect(trueFalse.grade(question, said(true), null)).toEqual(fraction(0));
});

test('is read again in a word, and corrected with why the other answer is not right', () => {
  expect(trueFalse.inWords({ kind: 'true-false' }, said(true))).toBe('Vrai');
  expect(trueFalse.corrected(question, said(true), null)).toEqual({
    ...{ kind: 'true-false', key: false, chosen: true, whyNot: 'Rien n’y est rangé.' },
  });
  expect(trueFalse.corrected(question, null, null).chosen).toBeNull();
});
