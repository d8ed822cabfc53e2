import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { BankQuestion, NewBankQuestion, NewReview, NewVersion } from '@percolateur/contract';
import { questionFaults, Refusal, reviewSteps } from '@percolateur/domain';
import type { Question as AskedQuestion } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { Question } from '../../record/question.entity';
import { QuestionReview } from '../../record/question-review.entity';
import { QuestionStanding } from '../../record/question-standing.view';
import { QuestionVersion } from '../../record/question-version.entity';
import { hashOf } from '../question/adopt-course';
import { BankAccess, may } from './bank-access';
import { BankReader } from './bank-reader.service';

/** Questions written, corrected and reviewed: nothing is ever changed, all is added. */
@Injectable()
export class BankService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: BankAccess,
    private readonly clock: Clock,
    private readonly reader: BankReader,
  ) {}

  /**
   * Writes a new question as a draft; the same request again answers the same question.
   * @throws Refusal `not-found`, `forbidden`, `id-reused`
   */
  async create(
    caller: Caller,
    organisationId: string,
    { id, versionId, content, ...version }: NewBankQuestion,
  ): Promise<BankQuestion> {
    const bank = await this.access.bank(caller, organisationId, 'question.write');
    await this.db.transaction(async (manager) => {
      const question = { id, organisationId: bank, code: null, createdAt: this.clock.now() };
      const insert = manager.createQueryBuilder().insert().into(Question).values(question);
      await insert.orIgnore().execute();
      const kept = await manager.findOneOrFail(Question, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (kept.organisationId !== bank) throw new Refusal('id-reused');
      if (await keptAlready(manager, id, versionId)) return;
      if (kept.latestId !== null) throw new Refusal('id-reused');
      const first = { ...version, id: versionId, correctsId: null, content: { ...content, id } };
      await this.add(manager, caller, { question: kept, ...first });
    });
    return this.reader.read(caller, id);
  }

  /**
   * Writes a new version as a draft, perhaps one that corrects another; the same request again
   * changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `stale-edit` when another version was written since,
   * `id-reused`
   */
  async write(
    caller: Caller,
    questionId: string,
    { id, basedOnId, ...version }: NewVersion,
  ): Promise<BankQuestion> {
    await this.db.transaction(async (manager) => {
      const question = await this.access.question(caller, questionId, 'question.write', manager);
      if (await keptAlready(manager, questionId, id)) return;
      if (question.latestId !== basedOnId) throw new Refusal('stale-edit');
      const own = (versionId: string) =>
        manager.findOneBy(QuestionVersion, { id: versionId, questionId });
      const based = await own(basedOnId);
      const corrects = version.correctsId === null || (await own(version.correctsId));
      if (!based || !corrects) throw new Refusal('not-found');
      // What asks it, and what answers it, know it by this id.
      const content = { ...version.content, id: based.content.id };
      await this.add(manager, caller, { ...version, question, id, content });
    });
    return this.reader.read(caller, questionId);
  }

  /**
   * Says what becomes of a version; the same request again changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `stale-edit` when it stands otherwise than was seen,
   * `transition-not-allowed`, `question-incomplete`, `id-reused`
   */
  async review(
    caller: Caller,
    { bankQuestionId: questionId, versionId }: { bankQuestionId: string; versionId: string },
    { id, from, to }: NewReview,
  ): Promise<BankQuestion> {
    await this.db.transaction(async (manager) => {
      const question = await this.access.question(caller, questionId, 'question.write', manager);
      const known = await manager.findOneBy(QuestionReview, { id });
      if (known) {
        if (known.versionId !== versionId || known.status !== to) throw new Refusal('id-reused');
        return;
      }
      const version = await manager.findOneBy(QuestionVersion, { id: versionId, questionId });
      const standing = await manager.findOneBy(QuestionStanding, { versionId });
      if (!version || !standing) throw new Refusal('not-found');
      if (standing.status !== from) throw new Refusal('stale-edit');
      const steps = reviewSteps(from, {
        mine: version.authorId === caller.id,
        allowed: (action) => may(caller, action, question.organisationId),
      });
      if (!steps.includes(to)) throw new Refusal('transition-not-allowed');
      const [fault] = to === 'draft' || to === 'retired' ? [] : questionFaults(version.content);
      if (fault) throw new Refusal('question-incomplete', { fault: fault.message });
      const review = { id, versionId, status: to, byId: caller.id, at: this.clock.now() };
      await manager.insert(QuestionReview, review);
    });
    return this.reader.read(caller, questionId);
  }

  private async add(
    manager: EntityManager,
    caller: Caller,
    {
      question,
      tags,
      content,
      ...version
    }: Pick<QuestionVersion, 'id' | 'tags' | 'note' | 'correctsId'> & {
      question: Question;
      content: AskedQuestion;
    },
  ): Promise<void> {
    const at = this.clock.now();
    await manager.insert(QuestionVersion, {
      ...version,
      ...{ questionId: question.id, number: question.number + 1, content },
      contentHash: hashOf(content),
      tags: [...new Set(tags)].sort(),
      ...{ authorId: caller.id, createdAt: at },
    });
    await manager.insert(QuestionReview, {
      ...{ id: uuidv7(), versionId: version.id, status: 'draft', byId: caller.id, at },
    });
  }
}

/** Whether this request arrived before. @throws Refusal `id-reused` when it was another’s */
async function keptAlready(
  manager: EntityManager,
  questionId: string,
  versionId: string,
): Promise<boolean> {
  const known = await manager.findOneBy(QuestionVersion, { id: versionId });
  if (known && known.questionId !== questionId) throw new Refusal('id-reused');
  return known !== null;
}
