import { createHash } from 'node:crypto';
import { canonicalJson } from '@percolateur/content';
import type { CourseDocument } from '@percolateur/content';
import type { Question as AskedQuestion } from '@percolateur/domain';
import { In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { CourseQuestion } from '../../record/course-question.entity';
import { Question } from '../../record/question.entity';
import { QuestionReview } from '../../record/question-review.entity';
import { QuestionVersion } from '../../record/question-version.entity';

/** SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of a question. */
export const hashOf = (question: AskedQuestion) =>
  createHash('sha256').update(canonicalJson(question)).digest('hex');

/**
 * Enters the questions of an imported course into the national bank, published, each under the code
 * « course/question »: one whose wording the bank has already keeps its version. In a transaction
 * that holds what serialises imports.
 */
export async function adoptCourse(
  manager: EntityManager,
  { id: courseVersionId, document }: { id: string; document: CourseDocument },
  at: Date,
): Promise<void> {
  const asked = document.quizzes.flatMap(({ questions, after }) => (after ? [] : questions));
  const codeOf = ({ id }: AskedQuestion) => `${document.slug}/${id}`;
  const known = await manager.findBy(Question, {
    organisationId: IsNull(),
    code: In(asked.map(codeOf)),
  });
  const ids = new Map(known.map(({ code, id }) => [code, id]));
  const versions = await manager.find(QuestionVersion, {
    select: { id: true, questionId: true, number: true, contentHash: true },
    where: { questionId: In(known.map(({ id }) => id)) },
    order: { number: 'ASC' },
  });

  const questions = [];
  const fresh = [];
  const links = [];
  for (const content of asked) {
    const code = codeOf(content);
    const questionId = ids.get(code) ?? uuidv7();
    if (!ids.has(code))
      questions.push({ id: questionId, organisationId: null, code, createdAt: at });
    ids.set(code, questionId);
    const contentHash = hashOf(content);
    const own = versions.filter((version) => version.questionId === questionId);
    const same = own.find((version) => version.contentHash === contentHash);
    const versionId = same?.id ?? uuidv7();
    if (!same) {
      const number = (own.at(-1)?.number ?? 0) + 1;
      fresh.push({ id: versionId, questionId, number, content, contentHash, createdAt: at });
    }
    links.push({ courseVersionId, contentId: content.id, versionId });
  }
  await manager.insert(Question, questions);
  await manager.insert(QuestionVersion, fresh);
  await manager.insert(
    QuestionReview,
    fresh.map(({ id }) => ({ id: uuidv7(), versionId: id, status: 'published' as const, at })),
  );
  await manager.insert(CourseQuestion, links);
}
