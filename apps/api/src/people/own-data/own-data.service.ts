import { Readable } from 'node:stream';
import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { DataFormat } from '@percolateur/contract';
import { fullName, paces } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ThrottleService } from '../../platform/throttle.service';
import { AuditService } from '../audit/audit.service';
import type { Caller } from '../auth/caller';
import { parts } from './own-data';
import type { Part } from './own-data';
import { emptyPart, pageFoot, pageHead, partHead, rowHtml } from './own-data-page';

/** Rows read at a time: whoever has many holds no more memory than whoever has few. */
const batch = 200;

type Row = Record<string, unknown>;

/** All that is kept about a person, for them to read and to take away (GDPR, articles 15 and 20). */
@Injectable()
export class OwnDataService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly throttle: ThrottleService,
  ) {}

  /** As it is read from the database, part by part. @throws Refusal `too-many-tries` */
  async read(caller: Caller, format: DataFormat): Promise<Readable> {
    await this.throttle.count(paces.dataTaken, caller.id);
    await this.audit.record(this.db.manager, {
      actorId: caller.id,
      action: 'person.data-taken',
      objectType: 'person',
      objectId: caller.id,
      detail: { format },
    });
    return Readable.from(format === 'html' ? this.html(caller) : this.json(caller));
  }

  private async *json({ records }: Caller): AsyncGenerator<string> {
    yield `{"format":"percolateur-1","le":${JSON.stringify(this.clock.now())}`;
    for (const part of parts) {
      yield `,\n${JSON.stringify(part.title)}:[`;
      let first = true;
      for await (const row of this.rows(part, records)) {
        yield `${first ? '' : ','}\n${JSON.stringify(row)}`;
        first = false;
      }
      yield ']';
    }
    yield '}\n';
  }

  private async *html(caller: Caller): AsyncGenerator<string> {
    yield pageHead(fullName(caller), this.clock.now());
    for (const part of parts) {
      yield partHead(part.title);
      let empty = true;
      for await (const row of this.rows(part, caller.records)) {
        yield rowHtml(row);
        empty = false;
      }
      if (empty) yield emptyPart;
    }
    yield pageFoot;
  }

  /** Of each record of the person, the main one first. */
  private async *rows({ sql }: Part, records: readonly string[]): AsyncGenerator<Row> {
    for (const personId of records) {
      for (let from = 0; ; from += batch) {
        const page = `${sql} limit ${batch} offset ${from}`;
        const rows = await this.db.query<Row[]>(page, [personId]);
        yield* rows;
        if (rows.length < batch) break;
      }
    }
  }
}
