import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { mayOnBank, Refusal } from '@percolateur/domain';
import type { Action } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../../people/auth/caller';
import { OrganisationService } from '../../people/organisation/organisation.service';
import { Question } from '../../record/question.entity';

/** Whose questions a request may reach: those of the nation, and of the hubs the caller works for. */
@Injectable()
export class BankAccess {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly organisations: OrganisationService,
  ) {}

  /**
   * The bank that an organisation writes in: its id, or null for the national body.
   * @throws Refusal `not-found`, `forbidden`
   */
  async bank(caller: Caller, organisationId: string, action: Action): Promise<string | null> {
    const { kind } = await this.organisations.find(caller, organisationId, 'question.read');
    const bank = kind === 'national' ? null : organisationId;
    if (!may(caller, action, bank)) throw new Refusal('forbidden');
    return bank;
  }

  /**
   * A question of the bank. Within a transaction, its manager is given, and nobody else writes it
   * until the end.
   * @throws Refusal `not-found` if the caller may not even read it, `forbidden` if reading is all
   */
  async question(
    caller: Caller,
    id: string,
    action: Action,
    manager?: EntityManager,
  ): Promise<Question> {
    const question = await (manager ?? this.db.manager).findOne(Question, {
      where: { id },
      ...(manager && { lock: { mode: 'pessimistic_write' } }),
    });
    if (!question || !may(caller, 'question.read', question.organisationId)) {
      throw new Refusal('not-found');
    }
    if (!may(caller, action, question.organisationId)) throw new Refusal('forbidden');
    return question;
  }
}

/** Whether the caller may act on the questions of a bank: a hub’s, or the nation’s (null). */
export const may = (caller: Caller, action: Action, organisationId: string | null) =>
  mayOnBank(caller, action, { organisationId, personId: caller.id });
