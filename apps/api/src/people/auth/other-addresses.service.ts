import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { OtherAddress as MyAddress } from '@percolateur/contract';
import { mostOtherAddresses, paces, Refusal } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { isTaken } from '../../platform/sql';
import { ThrottleService } from '../../platform/throttle.service';
import type { AuditAction } from '../../record/audit-event.entity';
import { OtherAddress } from '../../record/other-address.entity';
import { Person } from '../../record/person.entity';
import { AuditService } from '../audit/audit.service';
import { leaveAddress } from '../people/leave-address';
import { AccountService } from './account.service';
import type { Caller } from './caller';
import { LoginCodeService } from './login-code.service';
import { SessionService } from './session.service';

/** The addresses of a person besides the one that letters go to: each opens the account. */
@Injectable()
export class OtherAddresses {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly account: AccountService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly codes: LoginCodeService,
    private readonly sessions: SessionService,
    private readonly throttle: ThrottleService,
  ) {}

  /** The oldest first. */
  async list({ id: personId }: Caller): Promise<MyAddress[]> {
    const order = { confirmedAt: 'ASC', id: 'ASC' } as const;
    const found = await this.db.manager.find(OtherAddress, { where: { personId }, order });
    return found.map(({ email, confirmedAt }) => ({
      email,
      confirmedAt: confirmedAt.toISOString(),
    }));
  }

  /**
   * Adds the address where the code was received; the main one is told. A second arrival changes
   * nothing.
   * @throws Refusal `code-wrong`, `code-expired`, `too-many-tries`; `InputInvalid` beyond
   * `mostOtherAddresses`
   */
  async add(caller: Caller, { email, code }: { email: string; code: string }): Promise<void> {
    const { id: personId } = caller;
    const { manager } = this.db;
    if (await manager.existsBy(OtherAddress, { personId, email })) return;
    await this.throttle.count(paces.accountChanges, personId);
    if ((await manager.countBy(OtherAddress, { personId })) >= mostOtherAddresses) {
      const message = `Pas plus de ${mostOtherAddresses} autres adresses : retirez-en une d’abord.`;
      throw new InputInvalid([{ path: ['email'], message }]);
    }
    await this.codes.confirm(email, personId, code);
    const added = { id: uuidv7(), personId, email, confirmedAt: this.clock.now() };
    try {
      await this.db.transaction(async (manager) => {
        await manager.insert(OtherAddress, added);
        await this.record(manager, personId, 'person.address-added');
      });
    } catch (error) {
      // Somebody was written down under it meanwhile; whose it is, is told to nobody.
      throw isTaken(error) ? new Refusal('code-expired') : error;
    }
  }

  /**
   * Makes another address of the caller the one that letters go to; the one before stays theirs. A
   * second arrival changes nothing.
   * @throws Refusal `not-found`, also for somebody else’s; `sign-in-again`, `too-many-tries`
   */
  async prefer(request: FastifyRequest, caller: Caller, email: string): Promise<void> {
    const { id } = caller;
    if (email === caller.email) return;
    await this.begin(caller);
    await this.db.transaction(async (manager) => {
      // As the trigger of `other_address` does, which would come too late between two who swap.
      await manager.query(`select pg_advisory_xact_lock(hashtext('addresses'))`);
      const person = await manager.findOneByOrFail(Person, { id });
      if (person.email === email) return;
      const other = await manager.findOneBy(OtherAddress, { personId: id, email });
      if (!other) throw new Refusal('not-found');
      await manager.delete(OtherAddress, { id: other.id });
      await manager.update(Person, { id }, { email });
      const confirmedAt = this.clock.now();
      // Nobody is told: it was theirs before, and still is.
      const kept = { id: uuidv7(), personId: id, email: person.email, confirmedAt };
      await manager.insert(OtherAddress, { ...kept, toldAt: confirmedAt });
      await this.sessions.closeOthers(manager, request, caller.records);
      await this.record(manager, id, 'person.address-changed');
    });
  }

  /**
   * Takes another address off: what was sent there opens nothing any more, and a notice goes there.
   * One that is not the caller’s changes nothing.
   * @throws Refusal `sign-in-again`, `too-many-tries`
   */
  async remove(request: FastifyRequest, caller: Caller, email: string): Promise<void> {
    const { id: personId } = caller;
    await this.begin(caller);
    await this.db.transaction(async (manager) => {
      const { affected } = await manager.delete(OtherAddress, { personId, email });
      if (!affected) return;
      await leaveAddress(manager, { id: personId, email }, this.clock.now());
      await this.sessions.closeOthers(manager, request, caller.records);
      await this.record(manager, personId, 'person.address-removed');
    });
  }

  private async begin(caller: Caller): Promise<void> {
    this.account.checkFresh(caller);
    await this.throttle.count(paces.accountChanges, caller.id);
  }

  private record(manager: EntityManager, id: string, action: AuditAction): Promise<void> {
    const whose = { objectType: 'person', objectId: id };
    return this.audit.record(manager, { actorId: id, action, ...whose });
  }
}
