import { contentHash } from '@percolateur/content';
import type { CourseDocument } from '@percolateur/content';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { CourseVersion } from '../../record/course-version.entity';
import { courseBrief } from '../../record/course-brief';
import { keepCorrections } from './keep-corrections';
import { adoptCourse } from '../question/adopt-course';

/** Imports wait for one another, so that each sees the questions of those before. */
const waitForOthers = (manager: EntityManager) =>
  manager.query(`select pg_advisory_xact_lock(hashtext('course import'))`);

/**
 * Keeps a checked document as a version, once: the same content has one version. Its questions enter
 * the bank with it.
 */
export function keepCourse(
  db: EntityManager,
  document: CourseDocument,
  importedAt: Date,
): Promise<CourseVersion> {
  return db.transaction(async (manager) => {
    await waitForOthers(manager);
    const hash = contentHash(document);
    const known = await manager.findOneBy(CourseVersion, { contentHash: hash });
    if (known) return known;
    const { slug, title, version } = document;
    const brief = courseBrief(document);
    const said = { slug, title, version, document, brief };
    const kept = { ...said, id: uuidv7(), contentHash: hash, importedAt };
    await manager.insert(CourseVersion, kept);
    await adoptCourse(manager, kept, importedAt);
    await keepCorrections(manager, kept);
    return kept;
  });
}

/** Enters into the bank the questions of versions that were imported before there was one. */
export function adoptMissing(db: EntityManager, at: Date): Promise<void> {
  return db.transaction(async (manager) => {
    await waitForOthers(manager);
    const versions = await manager
      .createQueryBuilder(CourseVersion, 'v')
      .where('not exists (select from course_question q where q.course_version_id = v.id)')
      .orderBy('v.importedAt')
      .getMany();
    for (const version of versions) await adoptCourse(manager, version, at);
  });
}
