import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { Question } from '@percolateur/domain';
import { LRUCache } from 'lru-cache';
import { DataSource, In } from 'typeorm';
import { QuestionVersion } from '../../record/question-version.entity';

/** Versions in use at one time are a few thousand; beyond this the oldest are read again. */
const remembered = 5_000;

/** The versions of questions, which never change: each is read and made ready once. */
@Injectable()
export class QuestionStore {
  private readonly ready = new LRUCache<string, Question>({ max: remembered });

  constructor(@InjectDataSource() private readonly db: DataSource) {}

  /**
   * These versions, in this order, their texts made safe HTML. Within a transaction, its manager is given.
   * @throws Error when one is not there: nothing removes any
   */
  async questions(
    versionIds: readonly string[],
    manager = this.db.manager,
  ): Promise<readonly Question[]> {
    const missing = versionIds.filter((id) => !this.ready.has(id));
    if (missing.length > 0) {
      const read = await manager.find(QuestionVersion, {
        select: { id: true, content: true },
        where: { id: In(missing) },
      });
      const { readyQuestion } = await import('@percolateur/content/text');
      for (const { id, content } of read) this.ready.set(id, readyQuestion(content));
    }
    return versionIds.map((id) => {
      const question = this.ready.get(id);
      if (!question) throw new Error(`No question version ${id}`);
      return question;
    });
  }
}
