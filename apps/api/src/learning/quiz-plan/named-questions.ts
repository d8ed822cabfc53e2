import type { NamedQuestion } from '@percolateur/contract';
import { markdownWords } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';

type Row = Omit<NamedQuestion, 'newer'> & { newerId: string | null; newerNumber: number };

/** These versions in a few words: those of a hub and of the nation, and no others. */
export async function namedQuestions(
  manager: EntityManager,
  organisationId: string,
  versionIds: readonly string[],
): Promise<NamedQuestion[]> {
  const rows = await manager.query<Row[]>(
    `select v.id as "versionId", q.id as "questionId", q.organisation_id as "organisationId",
            v.content ->> 'kind' as kind, v.content ->> 'prompt' as prompt, v.number, s.status,
            newer.id as "newerId", newer.number as "newerNumber"
     from question_version v
     join question q on q.id = v.question_id
     join question_standing s on s.version_id = v.id
     left join question_version newer on newer.id = q.published_id and newer.number > v.number
     where v.id = any ($1) and (q.organisation_id is null or q.organisation_id = $2)`,
    [versionIds, organisationId],
  );
  return rows.map(({ newerId, newerNumber, prompt, ...row }) => ({
    ...row,
    prompt: markdownWords(prompt).slice(0, 200),
    newer: newerId ? { versionId: newerId, number: newerNumber } : null,
  }));
}
