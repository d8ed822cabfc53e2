import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { AuthoredQuestion, Tag } from '@percolateur/contract';
import type { BankFilter, ImportKept, ImportReading } from '@percolateur/contract';
import { pictureAddress, readyQuestion } from '@percolateur/content/text';
import {
  asWritten,
  correctedQuestion,
  markdownWords,
  questionTexts,
  Refusal,
  shownQuestion,
} from '@percolateur/domain';
import type { Question as AskedQuestion } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { QuestionImage } from '../../record/question-image.entity';
import { QuestionReview } from '../../record/question-review.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import { Question } from '../../record/question.entity';
import { BankAccess } from '../bank/bank-access';
import { narrowed } from '../bank/bank-list.service';
import { keepImage } from '../bank/question-images';
import { hashOf } from '../question/adopt-course';
import type { Draft, Entry, FileRead } from './draft';
import type { Picture } from './picture';

type Fitting = Omit<Draft, 'question'> & { question: AskedQuestion };

/** Questions that come from files, and go to them. */
@Injectable()
export class ExchangeService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: BankAccess,
    private readonly clock: Clock,
  ) {}

  /** What a file would bring. Nothing is kept. @throws Refusal `not-found`, `forbidden` */
  async reading(caller: Caller, organisationId: string, bytes: Buffer): Promise<ImportReading> {
    const bank = await this.access.bank(caller, organisationId, 'question.write');
    const { questions, faults, unsupported, pictures } = await fittingOf(bytes);
    const twins = await twinsOf(this.db.manager, bank, questions);
    return {
      ...{ faults, unsupported },
      questions: questions.map((draft, at) => {
        const ready = pictured(readyQuestion(draft.question), pictures);
        return {
          ...{ line: draft.line, title: draft.title, kind: draft.question.kind },
          ...{ tags: [...draft.tags], lacks: [...draft.lacks], twinId: twins.get(at) ?? null },
          preview: {
            shown: shownQuestion(ready, asWritten),
            corrected: correctedQuestion(ready, null),
          },
        };
      }),
    };
  }

  /**
   * Keeps the questions of a file as drafts, all or none; the same request again changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `id-reused`
   */
  async keep(
    caller: Caller,
    organisationId: string,
    bytes: Buffer,
    { id, twins: wanted }: { id: string; twins: 'skip' | 'keep' },
  ): Promise<ImportKept> {
    const bank = await this.access.bank(caller, organisationId, 'question.write');
    const { questions, pictures } = await fittingOf(bytes);
    const ids = questions.map((_, at) => derived(id, `question ${at}`));
    return this.db.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
      const before = await manager.findBy(Question, { id: In(ids) });
      if (before.some(({ organisationId: owner }) => owner !== bank))
        throw new Refusal('id-reused');
      if (before.length > 0)
        return { kept: before.length, twins: questions.length - before.length };
      const twins = wanted === 'skip' ? await twinsOf(manager, bank, questions) : new Map();
      const fresh = questions.flatMap((draft, at) =>
        twins.has(at) ? [] : [{ draft, id: ids[at], versionId: derived(id, `version ${at}`) }],
      );
      const at = this.clock.now();
      await keepPictures(
        manager,
        fresh.map(({ draft }) => draft),
        pictures,
        caller,
        at,
      );
      await manager.insert(
        Question,
        fresh.map((each) => ({ id: each.id, organisationId: bank, code: null, createdAt: at })),
      );
      await manager.insert(
        QuestionVersion,
        fresh.map(({ draft, ...each }) => {
          const content = { ...draft.question, id: each.id };
          return {
            ...{ id: each.versionId, questionId: each.id, number: 1, content },
            ...{ contentHash: hashOf(content), tags: [...draft.tags].sort(), correctsId: null },
            ...{
              note: `Importée : ${draft.title}`.slice(0, 200),
              authorId: caller.id,
              createdAt: at,
            },
          };
        }),
      );
      await manager.insert(
        QuestionReview,
        fresh.map(({ versionId }) => ({
          ...{ id: derived(versionId, 'review'), versionId },
          ...{ status: 'draft' as const, byId: caller.id, at },
        })),
      );
      return { kept: fresh.length, twins: twins.size };
    });
  }

  /** The newest versions of a bank, narrowed. @throws Refusal `not-found`, `forbidden` */
  async export(
    caller: Caller,
    organisationId: string,
    { format, ...filter }: BankFilter & { format: 'gift' | 'moodle-xml' },
  ): Promise<Buffer> {
    const bank = await this.access.bank(caller, organisationId, 'question.read');
    const { values, sql } = narrowed(bank, filter);
    const rows = await this.db.query<
      { code: string | null; content: AskedQuestion; tags: string[] }[]
    >(
      `select q.code, v.content, v.tags from question q
       join question_version v on v.id = q.latest_id
       where ${sql()} order by q.created_at, q.id limit 2000`,
      values,
    );
    const entries: Entry[] = rows.map(({ code, content, tags }) => ({
      ...{ code, tags, question: content },
      title: markdownWords(content.prompt).slice(0, 100).trim(),
    }));
    const images = await this.db.manager.findBy(QuestionImage, {
      sha256: In(entries.flatMap(({ question }) => named(question))),
    });
    const pictures = new Map(
      images.map(({ sha256, type, bytes }) => [sha256, { type, bytes } as Picture]),
    );
    const file =
      format === 'gift'
        ? (await import('./write-gift')).writeGift(entries, pictures)
        : (await import('./write-moodle-xml')).writeMoodleXml(entries, pictures);
    return file.bytes;
  }
}

/** What a file holds that fits a bank; what is too long or too large for it is a fault of its line. */
async function fittingOf(
  bytes: Buffer,
): Promise<Omit<FileRead, 'drafts'> & { questions: Fitting[] }> {
  const xml = /^[^\w:]{0,8}</.test(bytes.subarray(0, 16).toString('latin1').replace(/\0/g, ''));
  const { drafts, faults, ...rest } = xml
    ? (await import('./moodle-xml')).readMoodleXml(bytes)
    : (await import('./gift')).readGift(bytes);
  const told = [...faults];
  const questions = drafts.flatMap(({ question, tags, ...draft }): Fitting[] => {
    const fits = AuthoredQuestion.safeParse(question);
    if (fits.success) return [{ ...draft, question: fits.data, tags: tags.flatMap(tagOf) }];
    const [issue] = fits.error.issues;
    const message = `Cette question n’entre pas dans la banque : ${issue.message}`;
    told.push({ line: draft.line, message });
    return [];
  });
  return { ...rest, questions, faults: told.sort((one, other) => one.line - other.line) };
}

const tagOf = (tag: string): string[] => {
  const read = Tag.safeParse(tag.slice(0, 40));
  return read.success ? [read.data] : [];
};

/** The questions of the bank, or of the nation, that ask the same in the same words, by place. */
async function twinsOf(
  manager: EntityManager,
  bank: string | null,
  questions: readonly Fitting[],
): Promise<Map<number, string>> {
  const rows = await manager.query<{ at: number; id: string }[]>(
    `select asked.at::int - 1 as at, min(q.id::text) as id
     from jsonb_array_elements($2::jsonb) with ordinality as asked(content, at)
     join (select q.id, question_words(v.content) as words from question q
           join question_version v on v.id = q.latest_id
           where q.organisation_id is null or q.organisation_id = $1) as q
       on q.words = question_words(asked.content)
     group by asked.at`,
    [bank, JSON.stringify(questions.map(({ question }) => question))],
  );
  return new Map(rows.map(({ at, id }) => [at, id]));
}

/** Before anything is kept, pictures stand within the texts that show them. */
function pictured(ready: AskedQuestion, pictures: FileRead['pictures']): AskedQuestion {
  if (pictures.size === 0) return ready;
  const shown = (html: string) =>
    html.replace(/src="([^"]*\/)([0-9a-f]{64})"/g, (whole, path: string, hash: string) => {
      const picture = path + hash === pictureAddress(hash) ? pictures.get(hash) : undefined;
      return picture
        ? `src="data:${picture.type};base64,${picture.bytes.toString('base64')}"`
        : whole;
    });
  return questionTexts(ready, shown);
}

/** The pictures that a question names, by their hashes. */
const named = (question: object): string[] =>
  [...JSON.stringify(question).matchAll(/image:([0-9a-f]{64})/g)].map(([, hash]) => hash);

async function keepPictures(
  manager: EntityManager,
  drafts: readonly Fitting[],
  pictures: FileRead['pictures'],
  caller: Caller,
  at: Date,
): Promise<void> {
  for (const hash of new Set(drafts.flatMap(({ question }) => named(question)))) {
    const picture = pictures.get(hash);
    if (picture) await keepImage(manager, picture.bytes, { byId: caller.id, at });
  }
}

/** An identifier that follows from another, with its instant: the same request makes the same ones. */
function derived(id: string, what: string): string {
  const hash = createHash('sha256').update(`${id} ${what}`).digest('hex');
  return `${id.slice(0, 14)}7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
