import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { choiceOf, mailChoices, whyAlways } from '@percolateur/domain';
import type { MailChoice, ReminderRule } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { MailQueue } from '../../platform/mail-queue';
import { Secrets } from '../../platform/secrets';
import { Erasure } from '../../record/erasure.entity';
import { MailRefusal } from '../../record/mail-refusal.entity';
import { Person } from '../../record/person.entity';
import { settleReturns, suppressionAt } from '../../record/returns';
import type { Foot } from '../mail/layout';

const purpose = 'mail-choices';
const every = Object.keys(mailChoices) as MailChoice[];

/** Where the page of preferences of somebody is, and what one tap there refuses. */
export interface Opened {
  personId: string;
  /** The kind of the letter that the link came with. */
  choice: MailChoice | null;
}

export interface MyChoices {
  refused: readonly MailChoice[];
  /** They called a letter unwanted, and receive none since. */
  complained: boolean;
}

/** What letters people do without. Whoever holds the link of a letter may say so: it shows no name. */
@Injectable()
export class MailChoices {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly queue: MailQueue,
    private readonly secrets: Secrets,
    @Inject(ENV) private readonly env: Pick<Env, 'publicUrl'>,
  ) {}

  /** What the foot of a letter says of refusing it. */
  footOf(rule: ReminderRule, personId: string): Foot {
    const choice = choiceOf(rule);
    const token = this.secrets.token(purpose, `${personId}.${choice ?? ''}`);
    const url = `${this.env.publicUrl}/api/v1/mail/choices/${token}`;
    return choice
      ? {
          words: 'Vous pouvez ne plus recevoir ce genre de messages, ou choisir lesquels :',
          url,
          oneClick: true,
        }
      : {
          words: `${whyAlways(rule)} Les autres se choisissent ici :`,
          url,
        };
  }

  /** Whose link it is; null for one that we did not make, or whose person was erased. */
  async open(token: string): Promise<Opened | null> {
    const [personId = '', choice = ''] = this.secrets.subjectOf(purpose, token)?.split('.') ?? [];
    if (!personId || (await this.db.manager.existsBy(Erasure, { personId }))) return null;
    return { personId, choice: every.find((each) => each === choice) ?? null };
  }

  async read(personId: string): Promise<MyChoices> {
    const { manager } = this.db;
    const refusals = await manager.findBy(MailRefusal, { personId });
    const { email } = await manager.findOneByOrFail(Person, { id: personId });
    return {
      refused: refusals.map(({ choice }) => choice),
      complained: (await suppressionAt(manager, email)) === 'complaint',
    };
  }

  /** Who of these people does without what letters, whichever of their records said so. */
  async refusalsOf(
    personIds: readonly string[],
  ): Promise<(personId: string, rule: ReminderRule) => boolean> {
    const found = await this.db.query<{ personId: string; choice: MailChoice }[]>(
      `select p.id as "personId", r.choice from unnest($1::uuid[]) as p(id)
       join mail_refusal r on r.person_id in (select records_of(p.id))`,
      [personIds],
    );
    const refused = new Set(found.map(({ personId, choice }) => `${personId} ${choice}`));
    return (personId, rule) => refused.has(`${personId} ${choiceOf(rule)}`);
  }

  /** Refuses one more kind; again changes nothing. */
  async refuse(personId: string, choice: MailChoice): Promise<void> {
    await this.add(personId, [choice]);
  }

  /** Receives these kinds and no other; `resume` takes a complaint back. */
  async choose(personId: string, kept: readonly MailChoice[], resume: boolean): Promise<void> {
    await this.db.manager.delete(MailRefusal, { personId, choice: In([...kept]) });
    await this.add(
      personId,
      every.filter((each) => !kept.includes(each)),
    );
    if (!resume) return;
    const { email } = await this.db.manager.findOneByOrFail(Person, { id: personId });
    await settleReturns(this.db.manager, email, this.clock.now(), { complaints: true });
    await this.queue.sweepSoon();
  }

  private async add(personId: string, choices: readonly MailChoice[]): Promise<void> {
    if (choices.length === 0) return;
    await this.db.manager
      .createQueryBuilder()
      .insert()
      .into(MailRefusal)
      .values(choices.map((choice) => ({ personId, choice, at: this.clock.now() })))
      .orIgnore()
      .execute();
  }
}
