import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { AddressAsked } from '@percolateur/contract';
import { codeMinutes, paces, Refusal } from '@percolateur/domain';
import type { FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import type { z } from 'zod';
import { Clock } from '../../platform/clock';
import { InputInvalid } from '../../platform/problem.filter';
import { isTaken } from '../../platform/sql';
import { ThrottleService } from '../../platform/throttle.service';
import { OtherAddress } from '../../record/other-address.entity';
import { Person } from '../../record/person.entity';
import { AuditService } from '../audit/audit.service';
import { leaveAddress } from '../people/leave-address';
import { AccountService } from './account.service';
import type { Caller } from './caller';
import { LoginCodeService } from './login-code.service';
import { SessionService } from './session.service';

/** The address that a person is known by, and changes. */
@Injectable()
export class AddressService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly account: AccountService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly codes: LoginCodeService,
    private readonly sessions: SessionService,
    private readonly throttle: ThrottleService,
  ) {}

  /**
   * Sends a code to an address that the person says is theirs; answers the same, and sends nothing, where it
   * is somebody else’s.
   * @throws Refusal `sign-in-again` in a session that is not fresh, `too-many-tries`; `InputInvalid`
   * for an address that they have
   */
  async ask(caller: Caller, email: string): Promise<z.infer<typeof AddressAsked>> {
    await this.throttle.count(paces.accountChanges, caller.id);
    const own = email === caller.email;
    if (own || (await this.db.manager.existsBy(OtherAddress, { personId: caller.id, email }))) {
      const message = own ? 'C’est déjà votre adresse.' : 'C’est déjà l’une de vos adresses.';
      throw new InputInvalid([{ path: ['email'], message }]);
    }
    this.account.checkFresh(caller);
    await this.codes.sendTo(email, caller.id);
    return { email, minutes: codeMinutes };
  }

  /**
   * Makes the address where the code was received the person’s. Codes and links sent to the former
   * one open nothing any more, and a notice goes there. A second arrival changes nothing.
   * @throws Refusal `code-wrong`, `code-expired`, `too-many-tries`
   */
  async confirm(
    request: FastifyRequest,
    caller: Caller,
    { email, code }: { email: string; code: string },
  ): Promise<void> {
    if (email === caller.email) return;
    await this.throttle.count(paces.accountChanges, caller.id);
    await this.codes.confirm(email, caller.id, code);
    try {
      await this.db.transaction(async (manager) => {
        const person = await manager.findOneOrFail(Person, {
          where: { id: caller.id },
          lock: { mode: 'pessimistic_write' },
        });
        await leaveAddress(manager, person, this.clock.now());
        await manager.update(Person, { id: caller.id }, { email });
        await this.sessions.closeOthers(manager, request, caller.records);
        await this.audit.record(manager, {
          actorId: caller.id,
          action: 'person.address-changed',
          objectType: 'person',
          objectId: caller.id,
        });
      });
    } catch (error) {
      // Somebody was written down under it meanwhile; whose it is, is told to nobody.
      throw isTaken(error) ? new Refusal('code-expired') : error;
    }
  }
}
