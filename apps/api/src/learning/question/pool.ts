import type { CourseDocument } from '@percolateur/content';
import type { PoolQuestion } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { QuestionVersion } from '../../record/question-version.entity';

/** A version that may be drawn; `contentId` is the question’s own, which no sheet holds twice. */
type Pooled = PoolQuestion & { contentId: string };

/**
 * The questions by which a course measures, by their own ids. Their key is told late: no training,
 * which tells it at once, asks them.
 */
export const measuredBy = ({ quizzes }: Pick<CourseDocument, 'quizzes'>): ReadonlySet<string> =>
  new Set(
    quizzes.flatMap(({ kind, questions }) =>
      kind === 'training' ? [] : questions.map(({ id }) => id),
    ),
  );

const newestPublished = `
  select distinct on (v.content->>'id')
         v.id, v.content->>'id' as "contentId", v.content->>'objectiveId' as "objectiveId",
         v.content->>'lessonId' as "lessonId", (v.content->>'difficulty')::int as difficulty, v.tags
  from question q
  join question_version v on v.question_id = q.id
  join question_standing s on s.version_id = v.id and s.status = 'published'
  where q.organisation_id is null or q.organisation_id = $1
  order by v.content->>'id', q.organisation_id nulls last, v.number desc, v.id`;

/**
 * What a quiz of a hub may ask: the versions that it names, and the newest published version of every
 * other question of the hub and of the nation, but those that are never to be drawn.
 */
export async function poolFor(
  manager: EntityManager,
  organisationId: string,
  named: readonly string[],
  never: ReadonlySet<string> = new Set(),
): Promise<PoolQuestion[]> {
  const versions = await manager.find(QuestionVersion, {
    where: { id: In(named) },
    relations: { question: true },
  });
  const own = versions
    .filter(({ question }) => [null, organisationId].includes(question?.organisationId ?? null))
    .map(({ id, tags, content }): Pooled => {
      const { objectiveId, lessonId, difficulty } = content;
      return { id, tags, objectiveId, lessonId, difficulty, contentId: content.id };
    });
  const taken = new Set(own.map(({ contentId }) => contentId));
  const others = await manager.query<Pooled[]>(newestPublished, [organisationId]);
  const free = others.filter(({ contentId }) => !taken.has(contentId) && !never.has(contentId));
  return [...own, ...free];
}
