import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type {
  BankFilter,
  BankHints,
  BankPage,
  BankRow,
  BankSubjects,
  Lookalike,
} from '@percolateur/contract';
import { markdownWords, qualityHints } from '@percolateur/domain';
import type { Question } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { pageFrom, pageSize, searched } from '../../record/searched';
import { CourseService } from '../course/course.service';
import { BankAccess } from './bank-access';

/** Questions read at most to look for hints: the newest. */
const readForHints = 500;
/** Hints shown at most: beyond, one begins with these. */
const hintsShown = 300;
/** From here on two questions read alike (trigrams shared, 0 to 1). */
const alike = 0.55;

/** What narrows a list, in SQL, with its values; `bank` is the hub, null for the national one. */
export function narrowed(bank: string | null, filter: BankFilter) {
  const values: unknown[] = [];
  const conditions = ['q.latest_id is not null'];
  const where = (condition: string, value: unknown) => {
    if (value === undefined) return;
    values.push(value);
    conditions.push(condition.replace('?', `$${values.length}`));
  };
  if (filter.of === 'national') conditions.push('q.organisation_id is null');
  else if (filter.of === 'own') where('q.organisation_id is not distinct from ?', bank);
  else where('(q.organisation_id is null or q.organisation_id = ?)', bank);
  where('q.kind = ?', filter.kind);
  where('q.objective_id = ?', filter.objectiveId);
  where('q.lesson_id = ?', filter.lessonId);
  where('q.difficulty = ?', filter.difficulty);
  where('q.tags @> array[?]', filter.tag);
  if (filter.status === 'published') conditions.push('q.published_id is not null');
  else where('q.status = ?', filter.status);
  const words = searched(filter.search);
  for (const word of words) where('q.search like ?', word);
  return { values, words, where, sql: () => conditions.join(' and ') };
}

/** The questions that a hub may use, listed, narrowed and read over. */
@Injectable()
export class BankListService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: BankAccess,
    private readonly courses: CourseService,
  ) {}

  /**
   * One page of the questions of a hub and of the nation, the last changed first.
   * @throws Refusal `not-found`, `forbidden`
   */
  async list(
    caller: Caller,
    organisationId: string,
    { after, ...filter }: BankFilter & { after?: string },
  ): Promise<BankPage> {
    const bank = await this.access.bank(caller, organisationId, 'question.read');
    const { values, words, where, sql } = narrowed(bank, filter);
    where('(q.changed_at, q.id) < (select changed_at, id from question where id = ?)', after);
    // Who looks for words is answered from their index: in the order of change one might walk it all.
    const found = words.length > 0 ? 'materialized' : 'not materialized';
    const read = await this.db.query<(Omit<BankRow, 'changedAt'> & { changedAt: Date })[]>(
      `with found as ${found} (select q.id, q.changed_at from question q where ${sql()}),
       page as (select id, changed_at from found order by changed_at desc, id desc
                limit ${pageSize + 1})
       select q.id, q.organisation_id as "organisationId", q.code, q.kind, q.status, q.number,
              q.published_id as "publishedId", q.published_number as "publishedNumber", q.tags,
              q.objective_id as "objectiveId", q.lesson_id as "lessonId", q.difficulty,
              q.changed_at as "changedAt", v.content ->> 'prompt' as prompt
       from page join question q on q.id = page.id join question_version v on v.id = q.latest_id
       order by page.changed_at desc, page.id desc`,
      values,
    );
    const rows = read.map((row) => ({
      ...row,
      prompt: firstWords(row.prompt),
      changedAt: row.changedAt.toISOString(),
    }));
    return pageFrom(rows, ({ id }) => id);
  }

  /**
   * What the way these questions are written gives away, and, of a bank read whole, the objectives
   * of the course that none asks.
   * @throws Refusal `not-found`, `forbidden`
   */
  async hints(caller: Caller, organisationId: string, filter: BankFilter): Promise<BankHints> {
    const bank = await this.access.bank(caller, organisationId, 'question.read');
    const { values, sql } = narrowed(bank, filter);
    const read = await this.db.query<{ id: string; content: Question }[]>(
      `select q.id, v.content from question q join question_version v on v.id = q.latest_id
       where ${sql()} and q.status <> 'retired' order by q.changed_at desc, q.id desc
       limit ${readForHints}`,
      values,
    );
    const whole = Object.keys(filter).length === 0;
    const objectives = whole ? (await this.lessons()).flatMap((each) => each.objectives) : [];
    const prompts = new Map(read.map(({ id, content }) => [id, firstWords(content.prompt)]));
    const questions = read.map(({ id, content }) => ({ ...content, id }));
    return {
      read: read.length,
      limit: readForHints,
      hints: qualityHints(questions, objectives)
        // What all show together before what one shows.
        .sort((one, other) => Number(one.questionId !== null) - Number(other.questionId !== null))
        .slice(0, hintsShown)
        .map((hint) => ({ ...hint, prompt: prompts.get(hint.questionId ?? '') ?? null })),
    };
  }

  /** What questions may be tied to. @throws Refusal `not-found`, `forbidden` */
  async subjects(caller: Caller, organisationId: string): Promise<BankSubjects> {
    const bank = await this.access.bank(caller, organisationId, 'question.read');
    const tags = await this.db.query<BankSubjects['tags']>(
      `select tag, count(*)::int as count from question q, unnest(q.tags) as tag
       where q.organisation_id is null or q.organisation_id = $1
       group by tag order by count desc, tag limit 200`,
      [bank],
    );
    return { lessons: await this.lessons(), tags };
  }

  /**
   * The questions that read most like this one, but itself: ten at most, the closest first.
   * @throws Refusal `not-found`, `forbidden`
   */
  async lookalikes(
    caller: Caller,
    organisationId: string,
    { content, questionId }: { content: Question; questionId: string | null },
  ): Promise<Lookalike[]> {
    const bank = await this.access.bank(caller, organisationId, 'question.read');
    const read = await this.db.transaction(async (manager) => {
      await manager.query(`set local pg_trgm.similarity_threshold = ${alike}`);
      return manager.query<Lookalike[]>(
        `select q.id, q.organisation_id as "organisationId", q.status,
                v.content ->> 'prompt' as prompt, similarity(q.search, words.asks) as likeness
         from (select question_words($2::jsonb) as asks) as words
         join question q on q.search % words.asks
         join question_version v on v.id = q.latest_id
         where (q.organisation_id is null or q.organisation_id = $1) and q.id is distinct from $3
         order by likeness desc, q.id limit 10`,
        [bank, JSON.stringify(content), questionId],
      );
    });
    return read.map((row) => ({ ...row, prompt: firstWords(row.prompt) }));
  }

  /** Of the newest version of the house’s course; none before any import. */
  private async lessons(): Promise<BankSubjects['lessons']> {
    const newest = await this.courses.newestVersion();
    if (!newest) return [];
    const { halfDays } = await this.courses.document(newest);
    return halfDays.flatMap(({ lessons }) =>
      lessons.map(({ id, title, objectives }) => ({ id, title, objectives })),
    );
  }
}

const firstWords = (prompt: string) => markdownWords(prompt).slice(0, 200);
