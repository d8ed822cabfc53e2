import { asNumber } from '../../fraction';
import { Refusal } from '../../refusal';
import type { Reading } from '../kind';
import { gradeQuestion } from '../question';
import type { Answer, Question } from '../question';
import { checkReading } from './open';

/** Whether somebody has to read this answer: given in one’s own words, and not read yet. */
export function awaitsReading(
  question: Question,
  answer: Answer | null,
  reading: Reading | null,
): boolean {
  return question.kind === 'open' && answer?.kind === 'open' && reading === null;
}

/**
 * Whether an answer may be read like this, after it was read like that, if it was. What a person was
 * told stands: reading again may raise it, never lower it.
 * @throws Refusal `not-found` for what nobody reads, `answer-invalid` for levels of no such grid,
 * `reading-lowers`
 */
export function checkNextReading(
  question: Question,
  answer: Answer | null,
  { before, reading }: { before: Reading | null; reading: Reading },
): void {
  if (question.kind !== 'open' || answer?.kind !== 'open') throw new Refusal('not-found');
  checkReading(question, reading);
  const worth = (levels: Reading | null) => asNumber(gradeQuestion(question, answer, levels));
  if (worth(reading) < worth(before)) throw new Refusal('reading-lowers');
}
