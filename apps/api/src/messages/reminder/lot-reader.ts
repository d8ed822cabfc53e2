import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { stillWanted } from '@percolateur/domain';
import type { Judgement, SuppressionCause } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { Clock } from '../../platform/clock';
import type { Message } from '../../record/message.entity';
import { suppressionsAt } from '../../record/returns';
import { MailChoices } from '../choices/mail-choices';
import type { LetterContext } from '../mail/letter-context';
import { LetterWriter } from './letter-writer';
import { reminderFacts } from './reminder-facts';

/** What decides of some messages and what they speak of, as it was read together. */
export interface Lot {
  judge(message: Message): Judgement;
  /** @throws Error for a letter that cannot be made */
  contextOf(message: Message): Promise<LetterContext>;
  /** Why nothing goes to the address; null where letters do. */
  suppressed(address: string): SuppressionCause | null;
  refused(message: Message): boolean;
}

/** Reads what several messages depend on at once: as many questions for a lot as for one. */
@Injectable()
export class LotReader {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly choices: MailChoices,
    private readonly clock: Clock,
    private readonly writer: LetterWriter,
  ) {}

  async read(messages: readonly Message[]): Promise<Lot> {
    const { manager } = this.db;
    const cohortIds = [...new Set(messages.flatMap(({ cohortId }) => cohortId ?? []))];
    // What is said to a trainer looks at everybody.
    const enrolmentIds = messages.every(({ enrolmentId }) => enrolmentId !== null)
      ? messages.flatMap(({ enrolmentId }) => enrolmentId ?? [])
      : null;
    const factsOf = await reminderFacts(manager, cohortIds, enrolmentIds);
    const now = this.clock.now();
    const judges = new Map([...factsOf].map(([id, facts]) => [id, stillWanted(facts, now)]));
    const contexts = await this.writer.read(manager, messages, factsOf);
    const refused = await this.choices.refusalsOf(messages.map(({ personId }) => personId));
    const causes = await suppressionsAt(manager, contexts.addresses);
    return {
      judge: (message) => judges.get(message.cohortId ?? '')?.(message) ?? { verdict: 'pointless' },
      contextOf: (message) => contexts.of(message, this.clock.now()),
      suppressed: (address) => causes.get(address) ?? null,
      refused: ({ personId, rule }) => refused(personId, rule),
    };
  }
}
