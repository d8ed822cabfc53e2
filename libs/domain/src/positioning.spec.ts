import { spreadOf } from './positioning';
import type { Answer } from './question/question';
import type { Answers } from './quiz';
import { aMultiple } from './testing/questions';

const question = aMultiple([true, true, false]);
const handedIn = (...choiceIds: string[]): Answers => {
  const answer: Answer | null = choiceIds.length > 0 ? { kind: 'multiple', choiceIds } : null;
  return new Map([[question.id, answer]]);
};

test('a room is counted by what each obtained', () => {
  const room = [handedIn('a', 'b'), handedIn('a'), handedIn('c'), handedIn(), new Map()];
  expect(spreadOf(question, room)).toEqual({ right: 1, partly: 1, wrong: 1, unanswered: 2 });
  expect(spreadOf(question, [])).toEqual({ right: 0, partly: 0, wrong: 0, unanswered: 0 });
});
