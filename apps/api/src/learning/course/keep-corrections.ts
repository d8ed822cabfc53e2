import type { CourseDocument } from '@percolateur/content';
import { correctedClaims } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { ClaimCorrection } from '../../record/claim-correction.entity';
import type { CourseVersion } from '../../record/course-version.entity';

/** The claims of the version of this course that came before, the last kept. */
const formerClaims = `
  select document -> 'facts' as facts from course_version
  where slug = $1 and id <> $2 order by imported_at desc, id desc limit 1`;

/** Writes down what a version that was just kept corrects of the one before it. */
export async function keepCorrections(
  manager: EntityManager,
  { id, slug, document, importedAt }: CourseVersion,
): Promise<void> {
  const [former] = await manager.query<Pick<CourseDocument, 'facts'>[]>(formerClaims, [slug, id]);
  if (!former) return;
  const corrections = correctedClaims(former.facts, document.facts).map(
    ({ id: claimId, before, after, why, sourceId }) => {
      const { title, publisher, year, url } = document.sources.find(
        (source) => source.id === sourceId,
      )!;
      return {
        ...{ id: uuidv7(), slug, courseVersionId: id, claimId, before, after, why },
        ...{ source: { title, publisher, year, url }, at: importedAt },
      };
    },
  );
  await manager.insert(ClaimCorrection, corrections);
}
