import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { BankQuestion, QuestionPreview } from '@percolateur/contract';
import {
  asWritten,
  checkAnswer,
  correctedQuestion,
  mayAnywhere,
  Refusal,
  shownQuestion,
} from '@percolateur/domain';
import type { Answer, Question as AskedQuestion } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import type { Person } from '../../record/person.entity';
import { QuestionReview } from '../../record/question-review.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import { BankAccess } from './bank-access';

/** A question of the bank with all that was written of it. */
@Injectable()
export class BankReader {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: BankAccess,
  ) {}

  /** @throws Refusal `not-found` */
  async read(caller: Caller, id: string): Promise<BankQuestion> {
    const question = await this.access.question(caller, id, 'question.read');
    const versions = await this.db.manager.find(QuestionVersion, {
      where: { questionId: id },
      relations: { author: true },
      order: { number: 'DESC' },
    });
    const reviews = await this.db.manager.find(QuestionReview, {
      where: { versionId: In(versions.map((each) => each.id)) },
      relations: { by: true },
      order: { sequence: 'ASC' },
    });
    return {
      id,
      organisationId: question.organisationId,
      code: question.code,
      publishedId: question.publishedId,
      versions: versions.map((version) => {
        const own = reviews.filter(({ versionId }) => versionId === version.id);
        return {
          id: version.id,
          number: version.number,
          content: version.content,
          tags: version.tags,
          note: version.note,
          correctsId: version.correctsId,
          status: own.at(-1)?.status ?? 'draft',
          author: nameOf(version.author),
          createdAt: version.createdAt.toISOString(),
          reviews: own.map(({ status, by, at }) => ({
            ...{ status, by: nameOf(by), at: at.toISOString() },
          })),
        };
      }),
      usage: await this.usage(caller, id),
    };
  }

  /** A question as learners will see it, and the correction of an answer to it. */
  async preview(
    caller: Caller,
    organisationId: string,
    { content, answer }: { content: AskedQuestion; answer: Answer | null },
  ): Promise<QuestionPreview> {
    await this.access.bank(caller, organisationId, 'question.read');
    const { readyQuestion } = await import('@percolateur/content/text');
    const question = readyQuestion(content);
    return {
      shown: shownQuestion(question, asWritten),
      corrected: correctedQuestion(question, fits(question, answer) ? answer : null),
    };
  }

  /** Attempts are counted where the caller works; everywhere for the nation. */
  private async usage(caller: Caller, id: string): Promise<BankQuestion['usage']> {
    const courses = await this.db.query<BankQuestion['usage']['courses']>(
      `select c.title, c.version, v.number from question_version v
       join course_question q on q.version_id = v.id
       join course_version c on c.id = q.course_version_id
       where v.question_id = $1 order by c.imported_at desc, c.id`,
      [id],
    );
    const nation = mayAnywhere(caller, 'hub.create');
    const hubs = nation ? null : caller.roles.map(({ organisationId }) => organisationId);
    const [{ attempts }] = await this.db.query<{ attempts: number }[]>(
      `select count(*)::int as attempts from quiz_attempt t
       where t.sheet && (select array_agg(v.id) from question_version v where v.question_id = $1)
         and ($2::uuid[] is null or exists (
           select from enrolment e join cohort c on c.id = e.cohort_id
           where e.id = t.enrolment_id and c.organisation_id = any ($2)))`,
      [id, hubs],
    );
    return { courses, attempts };
  }
}

/** What was answered before the question was changed may not answer it any more. */
function fits(question: AskedQuestion, answer: Answer | null): boolean {
  try {
    checkAnswer(question, answer);
    return true;
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}

const nameOf = (person: Person | null | undefined) =>
  person ? { id: person.id, firstName: person.firstName, lastName: person.lastName } : null;
