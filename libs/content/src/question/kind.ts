import { z } from 'zod';
import { Id, Text } from '../text.schema';
import type { Path, YamlSource } from '../yaml-source';

export const Explanation = z.string('Explication manquante').trim().min(1, 'Explication manquante');

/** What every question has in its file, whatever its kind. */
export const questionBase = {
  id: Id,
  prompt: Text,
  explanation: Explanation,
  /** 1: recall; 2: apply; 3: judge a situation. */
  difficulty: z.int().min(1).max(3),
  objectiveId: Id.optional(),
  lessonId: Id.optional(),
};

/**
 * One kind of question as it is written: its schema, and what a course asks of it beyond what any
 * question that is asked must be (`questionFaults`).
 */
export interface WrittenKind<Schema extends z.ZodType> {
  schema: Schema;
  check?(quiz: YamlSource, question: Path): void;
}
