import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { InboxItem, SentLetter as SentLetterView } from '@percolateur/contract';
import { Refusal, typeset } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import { unreadBy } from '../../people/auth/unread';
import { SentLetter } from '../../record/sent-letter.entity';
import { pageFrom, pageSize } from '../../record/searched';

type Row = Omit<InboxItem, 'at'> & { at: Date; title: string | null };

/** Letters to the person of these records ($1), and what they asked for that is ready at $2; after item $3, the latest first. */
const items = `
  with item as (
    select m.id, 'letter' as kind, l.subject, l.sent_at as at, l.read_at, m.cohort_id, null as title
    from message m join sent_letter l on l.message_id = m.id where m.person_id = any($1)
    union all
    select b.id, 'bundle', '', b.asked_at, b.read_at, b.cohort_id, c.title
    from evidence_bundle b left join cohort c on c.id = b.cohort_id
    where b.asked_by_id = any($1) and b.status = 'ready' and b.expires_at > $2)
  select id, kind, subject, at, read_at is not null as read, cohort_id as "cohortId", title
  from item
  where $3::uuid is null or (at, id) < (select at, id from item where id = $3)
  order by at desc, id desc limit ${pageSize + 1}`;

/** What a person was told, on their own pages. */
@Injectable()
export class InboxService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /** One page of it. */
  async list(records: readonly string[], after?: string) {
    const values = [records, this.clock.now(), after ?? null];
    const rows: Row[] = await this.db.query(items, values);
    const { rows: shown, next } = pageFrom(rows, ({ id }) => id);
    return { rows: shown.map(itemOf), next };
  }

  /** @throws Refusal `not-found` for somebody else’s, and once it is no longer kept */
  async letter(personId: string, messageId: string): Promise<SentLetterView> {
    const letter = await this.db.manager.findOneBy(SentLetter, {
      messageId,
      message: { personId },
    });
    if (!letter) throw new Refusal('not-found');
    const { subject, html, attachments, sentAt } = letter;
    return { subject, html, attachments, sentAt: sentAt.toISOString() };
  }

  /** Known to the person alone: no team sees who read what. The first reading stands. Answers what is left. */
  async markRead(records: readonly string[], ids: readonly string[]): Promise<{ unread: number }> {
    const values = [records, ids, this.clock.now()];
    await this.db.query(
      `update sent_letter l set read_at = $3 from message m
       where m.id = l.message_id and m.person_id = any($1) and m.id = any($2) and l.read_at is null`,
      values,
    );
    await this.db.query(
      `update evidence_bundle set read_at = $3
       where asked_by_id = any($1) and id = any($2) and read_at is null`,
      values,
    );
    return { unread: await unreadBy(this.db.manager, records, this.clock.now()) };
  }
}

function itemOf({ title, at, ...item }: Row): InboxItem {
  const session = title ? ` de « ${title} »` : '';
  return {
    ...item,
    at: at.toISOString(),
    subject: item.subject || typeset(`Le dossier de preuves${session} est prêt`),
  };
}
