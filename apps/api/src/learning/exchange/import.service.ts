import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { ImportKept, ImportReading } from '@percolateur/contract';
import { pictureAddress, readyQuestion } from '@percolateur/content/text';
import {
  asWritten,
  correctedQuestion,
  numbersIn,
  questionTexts,
  Refusal,
  shownQuestion,
} from '@percolateur/domain';
import type { Question as AskedQuestion } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { QuestionReview } from '../../record/question-review.entity';
import { QuestionVersion } from '../../record/question-version.entity';
import { Question } from '../../record/question.entity';
import { BankAccess } from '../bank/bank-access';
import { keepImage } from '../bank/question-images';
import { hashOf } from '../question/adopt-course';
import { fileQuestions } from './draft';
import type { Draft, FileRead } from './draft';
import { picturesNamed } from './picture';
import { readFile } from './read-file';

/** Questions that come from files. */
@Injectable()
export class ImportService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: BankAccess,
    private readonly clock: Clock,
  ) {}

  /** What a file would bring. Nothing is kept. @throws Refusal `not-found`, `forbidden` */
  async reading(caller: Caller, organisationId: string, bytes: Buffer): Promise<ImportReading> {
    const bank = await this.access.bank(caller, organisationId, 'question.write');
    const { questions, pictures, ...told } = await readFile(bytes);
    const twins = await twinsOf(this.db.manager, bank, questions);
    return {
      ...told,
      questions: questions.map((draft, at) => {
        const ready = pictured(readyQuestion(draft.question), pictures);
        const twin = twins[at];
        return {
          ...{ place: at + 1, line: draft.line, title: draft.title, kind: draft.question.kind },
          ...{ tags: [...draft.tags], lacks: [...draft.lacks], twinId: twin?.id ?? null },
          sameAs: twin && twin.first < at ? twin.first + 1 : null,
          preview: {
            shown: shownQuestion(ready, asWritten),
            corrected: correctedQuestion(ready, null),
          },
        };
      }),
    };
  }

  /**
   * Keeps the questions of a file that were chosen as drafts, all or none; the same request again
   * changes nothing.
   * @throws Refusal `not-found`, `forbidden`, `file-changed` when it is not what was shown,
   * `id-reused`
   */
  async keep(
    caller: Caller,
    organisationId: string,
    bytes: Buffer,
    { id, digest, chosen }: { id: string; digest: string; chosen: string },
  ): Promise<ImportKept> {
    const bank = await this.access.bank(caller, organisationId, 'question.write');
    const { questions, pictures, digest: read } = await readFile(bytes);
    if (read !== digest) throw new Refusal('file-changed');
    const wanted = numbersIn(chosen, fileQuestions).flatMap((place) => {
      const draft = questions[place - 1];
      return draft ? [{ draft, id: derived(id, `question ${place}`) }] : [];
    });
    return this.db.transaction(async (manager) => {
      await manager.query('select pg_advisory_xact_lock(hashtextextended($1, 0))', [id]);
      const before = await manager.findBy(Question, { id: In(wanted.map((each) => each.id)) });
      if (before.some(({ organisationId: owner }) => owner !== bank))
        throw new Refusal('id-reused');
      if (before.length === 0) {
        const by = { byId: caller.id, at: this.clock.now() };
        await keepPictures(manager, wanted, pictures, by);
        await keepDrafts(manager, bank, wanted, by);
      }
      return { questions: wanted.map((each) => ({ id: each.id, title: each.draft.title })) };
    });
  }
}

/**
 * For each question, by place: the one of the bank, or of the nation, that asks the same in the same
 * words, and the place of the first of the file that does.
 */
function twinsOf(
  manager: EntityManager,
  bank: string | null,
  questions: readonly Draft[],
): Promise<{ id: string | null; first: number }[]> {
  return manager.query(
    `with asked as (
       select at::int - 1 as at, question_words(content) as words
       from jsonb_array_elements($2::jsonb) with ordinality as read(content, at)),
     known as (
       select min(q.id::text) as id, question_words(v.content) as words from question q
       join question_version v on v.id = q.latest_id
       where q.organisation_id is null or q.organisation_id = $1 group by 2)
     select known.id, min(asked.at) over (partition by asked.words) as first
     from asked left join known on known.words = asked.words order by asked.at`,
    [bank, JSON.stringify(questions.map(({ question }) => question))],
  );
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

interface Wanted {
  id: string;
  draft: Draft;
}
interface By {
  byId: string;
  at: Date;
}

async function keepPictures(
  manager: EntityManager,
  wanted: readonly Wanted[],
  pictures: FileRead['pictures'],
  by: By,
): Promise<void> {
  const hashes = wanted.flatMap(({ draft }) => picturesNamed(draft.question));
  for (const hash of new Set(hashes)) {
    const picture = pictures.get(hash);
    if (picture) await keepImage(manager, picture.bytes, by);
  }
}

async function keepDrafts(
  manager: EntityManager,
  bank: string | null,
  wanted: readonly Wanted[],
  { byId, at }: By,
): Promise<void> {
  await manager.insert(
    Question,
    wanted.map(({ id }) => ({ id, organisationId: bank, code: null, createdAt: at })),
  );
  const versions = wanted.map(({ id, draft }) => {
    const content = { ...draft.question, id };
    return {
      ...{ id: derived(id, 'version'), questionId: id, number: 1, content },
      ...{ contentHash: hashOf(content), tags: [...draft.tags].sort(), correctsId: null },
      ...{ note: `Importée : ${draft.title}`.slice(0, 200), authorId: byId, createdAt: at },
    };
  });
  await manager.insert(QuestionVersion, versions);
  await manager.insert(
    QuestionReview,
    versions.map(({ id }) => ({
      ...{ id: derived(id, 'review'), versionId: id, status: 'draft' as const, byId, at },
    })),
  );
}

/** An identifier that follows from another, with its instant: the same request makes the same ones. */
function derived(id: string, what: string): string {
  const hash = createHash('sha256').update(`${id} ${what}`).digest('hex');
  return `${id.slice(0, 14)}7${hash.slice(0, 3)}-8${hash.slice(3, 6)}-${hash.slice(6, 18)}`;
}
