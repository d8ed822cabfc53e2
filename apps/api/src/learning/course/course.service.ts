import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CourseDocument } from '@percolateur/content';
import type { CourseVersion as CourseVersionView, Programme } from '@percolateur/contract';
import { Refusal } from '@percolateur/domain';
import { LRUCache } from 'lru-cache';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Cohort } from '../../record/cohort.entity';
import { CourseQuestion } from '../../record/course-question.entity';
import { CourseVersion } from '../../record/course-version.entity';
import { adoptMissing, keepCourse } from './keep-course';
import { programmeOf, readyCourse } from './ready-course';
import type { ReadyCourse } from './ready-course';

@Injectable()
export class CourseService {
  /** Versions never change: those in use are read and made ready once. */
  private readonly ready = new LRUCache<string, Promise<ReadyCourse>>({ max: 20 });

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Imports the course kept in a folder; the same content again answers the version already there.
   * @throws CourseInvalid with every fault, by file and line
   */
  async importFolder(folder: string): Promise<CourseVersion> {
    const { loadCourse } = await import('@percolateur/content/load');
    return this.importDocument(await loadCourse(folder));
  }

  /**
   * Imports the courses that the build wrote in a folder as canonical JSON, whose hash is theirs: one
   * that is there already is not read again. Answers the ids of the versions.
   */
  async importBuilt(folder: string): Promise<string[]> {
    const ids: string[] = [];
    for (const name of (await readdir(folder)).sort()) {
      const json = await readFile(join(folder, name));
      const known = await this.db.manager.findOne(CourseVersion, {
        select: { id: true },
        where: { contentHash: createHash('sha256').update(json).digest('hex') },
      });
      const { id } =
        known ?? (await this.importDocument(JSON.parse(json.toString()) as CourseDocument));
      ids.push(id);
    }
    await adoptMissing(this.db.manager, this.clock.now());
    return ids;
  }

  /** Keeps a checked document as a version, and its questions; see `keepCourse`. */
  importDocument(document: CourseDocument): Promise<CourseVersion> {
    return keepCourse(this.db.manager, document, this.clock.now());
  }

  /** @throws Refusal `forbidden` to learners: only those who run cohorts choose a version. */
  async versions(caller: Caller): Promise<CourseVersionView[]> {
    if (caller.roles.length === 0) throw new Refusal('forbidden');
    const versions = await this.db.manager.find(CourseVersion, {
      select: {
        id: true,
        slug: true,
        title: true,
        version: true,
        contentHash: true,
        importedAt: true,
      },
      order: { importedAt: 'DESC', id: 'DESC' },
    });
    return versions.map((each) => ({ ...each, importedAt: each.importedAt.toISOString() }));
  }

  /** What the public may know of the house’s course. @throws Refusal `not-found` before any import */
  async programme(): Promise<Programme> {
    const newest = await this.newestVersion();
    if (!newest) throw new Refusal('not-found');
    return programmeOf(await this.document(newest));
  }

  /**
   * The id of the newest version of the house’s course, which is the one imported first: another
   * course, imported later, is not taken for its newest version. Null before any import.
   */
  async newestVersion(): Promise<string | null> {
    const [newest] = await this.db.query<{ id: string }[]>(
      `select id from course_version
       where slug = (select slug from course_version order by imported_at, id limit 1)
       order by imported_at desc, id desc limit 1`,
    );
    return newest?.id ?? null;
  }

  /** The newest version of the house’s course; null before any import. */
  async newestDocument(): Promise<CourseDocument | null> {
    const newest = await this.newestVersion();
    return newest ? this.document(newest) : null;
  }

  /** Makes ready what living cohorts follow, so that no roomful ever waits for it. */
  async readyInUse(): Promise<void> {
    const inUse = await this.db.manager
      .createQueryBuilder(Cohort, 'c')
      .select('distinct c.course_version_id', 'id')
      .where({ status: In(['open', 'running']) })
      .getRawMany<{ id: string }>();
    for (const { id } of inUse) await this.course(id);
  }

  /** The document of a version; see `course`. @throws Refusal `not-found` */
  async document(versionId: string, manager?: EntityManager): Promise<CourseDocument> {
    return (await this.course(versionId, manager)).document;
  }

  /**
   * A version, its lessons and quizzes found by id. Within a transaction, its manager is given: one
   * that asked the pool for a second connection while it holds its own would wait for ever, were
   * all the others doing the same.
   * @throws Refusal `not-found`
   */
  course(versionId: string, manager = this.db.manager): Promise<ReadyCourse> {
    const known = this.ready.get(versionId);
    if (known) return known;
    const loading = this.load(manager, versionId);
    this.ready.set(versionId, loading);
    loading.catch(() => this.ready.delete(versionId));
    return loading;
  }

  private async load(manager: EntityManager, versionId: string): Promise<ReadyCourse> {
    const version = await manager.findOneBy(CourseVersion, { id: versionId });
    if (!version) throw new Refusal('not-found');
    const pinned = await manager.findBy(CourseQuestion, { courseVersionId: versionId });
    return readyCourse(version.document, pinned);
  }
}
