import type { Reading } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AnswerReading } from '../../record/answer-reading.entity';
import { apartFrom } from '../../record/apart';
import type { QuizAnswer } from '../../record/quiz-answer.entity';

type Given = Pick<QuizAnswer, 'id' | 'questionId' | 'response'>;

/** The reading that stands of each of these answers, by answer id: the one that no other supersedes. */
export async function standingReadings(
  manager: EntityManager,
  answers: readonly Pick<QuizAnswer, 'id' | 'response'>[],
): Promise<ReadonlyMap<string, AnswerReading>> {
  const open = answers.filter(({ response }) => response?.kind === 'open');
  if (open.length === 0) return new Map();
  const readings = await manager.findBy(AnswerReading, { answerId: In(open.map(({ id }) => id)) });
  const superseded = new Set(readings.map(({ supersedesId }) => supersedesId));
  return new Map(
    readings.filter(({ id }) => !superseded.has(id)).map((each) => [each.answerId, each]),
  );
}

/** What an attempt is marked by beside its answers: the levels seen, by id of question. */
export function levelsSeen(
  given: readonly Given[],
  readings: ReadonlyMap<string, AnswerReading>,
): ReadonlyMap<string, Reading> {
  return new Map(
    given.flatMap(({ id, questionId }): [string, Reading][] => {
      const reading = readings.get(id);
      return reading ? [[questionId, reading.levels]] : [];
    }),
  );
}

/** What readers said to the person, by id of reading; nothing of those who said nothing. */
export async function commentsOf(
  manager: EntityManager,
  readings: readonly AnswerReading[],
): Promise<ReadonlyMap<string, string>> {
  const said = readings.filter(({ sealed }) => Object.keys(sealed).length > 0);
  if (said.length === 0) return new Map();
  const apart = await apartFrom(
    manager,
    said.map(({ id }) => id),
  );
  return new Map(
    apart.map(({ evidenceId, content }) => [evidenceId, (content as { comment: string }).comment]),
  );
}
