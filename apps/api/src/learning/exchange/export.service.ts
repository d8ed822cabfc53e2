import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { BankFilter, ExportFormat, ExportNotes } from '@percolateur/contract';
import { markdownWords, typeset } from '@percolateur/domain';
import type { Question } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { QuestionImage } from '../../record/question-image.entity';
import { BankAccess } from '../bank/bank-access';
import { narrowed } from '../bank/bank-list.service';
import { fileQuestions } from './draft';
import type { Entry, FileWritten } from './draft';
import { picturesNamed } from './picture';
import type { Picture } from './picture';

type Writer = (
  entries: readonly Entry[],
  pictures: ReadonlyMap<string, Picture>,
) => FileWritten | Promise<FileWritten>;

const writers: Readonly<Record<ExportFormat, () => Promise<Writer>>> = {
  gift: async () => (await import('./write-gift')).writeGift,
  'moodle-xml': async () => (await import('./write-moodle-xml')).writeMoodleXml,
  qti3: async () => (await import('./write-qti3')).writeQti3,
  csv: async () => (await import('./write-csv')).writeCsv,
};

/** Questions that go to files. */
@Injectable()
export class ExportService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: BankAccess,
  ) {}

  /** The newest versions of a bank, narrowed, as a file. @throws Refusal `not-found`, `forbidden` */
  async file(
    caller: Caller,
    organisationId: string,
    asked: BankFilter & { format: ExportFormat },
  ): Promise<Buffer> {
    const { written } = await this.written(caller, organisationId, asked);
    return written.bytes;
  }

  /** What such a file would hold, and not say. @throws Refusal `not-found`, `forbidden` */
  async notes(
    caller: Caller,
    organisationId: string,
    asked: BankFilter & { format: ExportFormat },
  ): Promise<ExportNotes> {
    const { written, entries, total } = await this.written(caller, organisationId, asked);
    return {
      ...{ questions: entries.length, left: total - entries.length },
      altered: written.altered.map(({ title, message }) => ({ title, message: typeset(message) })),
    };
  }

  private async written(
    caller: Caller,
    organisationId: string,
    { format, ...filter }: BankFilter & { format: ExportFormat },
  ): Promise<{ written: FileWritten; entries: Entry[]; total: number }> {
    const bank = await this.access.bank(caller, organisationId, 'question.read');
    const { values, sql } = narrowed(bank, filter);
    const rows = await this.db.query<
      { code: string | null; content: Question; tags: string[]; total: number }[]
    >(
      `select q.code, v.content, v.tags, count(*) over ()::int as total from question q
       join question_version v on v.id = q.latest_id
       where ${sql()} order by q.created_at, q.id limit ${fileQuestions}`,
      values,
    );
    const entries: Entry[] = rows.map(({ code, content, tags }) => ({
      ...{ code, tags, question: content },
      title: markdownWords(content.prompt).slice(0, 100).trim(),
    }));
    const images = await this.db.manager.findBy(QuestionImage, {
      sha256: In(entries.flatMap(({ question }) => picturesNamed(question))),
    });
    const pictures = new Map(
      images.map(({ sha256, type, bytes }) => [sha256, { type, bytes } as Picture]),
    );
    const write = await writers[format]();
    const written = await write(entries, pictures);
    return { written, entries, total: rows[0]?.total ?? 0 };
  }
}
