import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CurrentSession } from '@percolateur/contract';
import { firstTried, isFresh, passwordFault, paces, Refusal } from '@percolateur/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource, In, IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { Enrolment } from '../../record/enrolment.entity';
import { Session } from '../../record/session.entity';
import { RoleGrant } from '../../record/role.entity';
import { Person } from '../../record/person.entity';
import type { Caller } from './caller';
import { AuditService } from '../audit/audit.service';
import { DeviceService } from './device.service';
import { isGuessableApart } from './guessable';
import { hashPassword, passwordMatches } from './password';
import { SessionService } from './session.service';
import { ThrottleService } from '../../platform/throttle.service';

/** Signing a recognised person in, and their password. */
@Injectable()
export class AccountService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly devices: DeviceService,
    private readonly sessions: SessionService,
    private readonly throttle: ThrottleService,
  ) {}

  /**
   * Opens a session in this browser and says who is now signed in. `typed`: by which of their
   * addresses, which this browser is then known by.
   */
  async signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    person: Pick<Person, 'id'>,
    way: 'code' | 'link' | 'password' | 'invitation',
    typed?: string,
  ): Promise<CurrentSession> {
    const staff = await this.db.manager.existsBy(RoleGrant, { personId: person.id });
    const signedIn = await this.sessions.open(request, reply, person.id, staff);
    if (signedIn) this.devices.remember(request, reply, typed ?? signedIn.email);
    await this.audit.record(this.db.manager, {
      actorId: person.id,
      action: 'session.opened',
      objectType: 'person',
      objectId: person.id,
      detail: { way },
    });
    return { person: signedIn && (await this.sessions.shown(signedIn)) };
  }

  /** Ends every session of a person; links received by e-mail open none any more. */
  async leaveEverywhere({ records }: Caller): Promise<void> {
    await this.db.transaction(async (manager) => {
      await manager.delete(Session, { personId: In(records) });
      for (const personId of records) await this.spendLinks(manager, personId);
    });
  }

  /** Ends one session of the caller. @throws Refusal `not-found`, also for somebody else’s */
  async endSession(caller: Caller, sessionId: string): Promise<void> {
    await this.sessions.end(sessionId, caller.records);
    await this.recordEnd(caller, 'one');
  }

  /** Ends the sessions of the caller in other browsers than this one. */
  async endOtherSessions(request: FastifyRequest, caller: Caller): Promise<void> {
    await this.sessions.closeOthers(this.db.manager, request, caller.records);
    await this.recordEnd(caller, 'others');
  }

  private async recordEnd({ id }: Caller, which: 'one' | 'others'): Promise<void> {
    await this.audit.record(this.db.manager, {
      actorId: id,
      action: 'session.ended',
      objectType: 'person',
      objectId: id,
      detail: { which },
    });
  }

  /** No invitation already received signs this person in any more, though it may still be answered. */
  async spendLinks(manager: EntityManager, personId: string): Promise<void> {
    const unused = { personId, linkUsedAt: IsNull() };
    await manager.update(Enrolment, unused, { linkUsedAt: this.clock.now() });
  }

  /**
   * A session left open is not enough to make a way in that outlives it.
   * @throws Refusal `sign-in-again`
   */
  checkFresh({ openedAt }: Caller): void {
    if (!isFresh(openedAt, this.clock.now())) throw new Refusal('sign-in-again');
  }

  /**
   * Chooses or changes a password; the person’s other sessions end, in case one is a thief’s.
   * @throws Refusal `forbidden` for learners, `password-wrong`, `password-weak`, `too-many-tries`,
   * `sign-in-again` for a first password in a session that is not fresh
   */
  async setPassword(
    request: FastifyRequest,
    caller: Caller,
    { current, next }: { current?: string; next: string },
  ) {
    if (caller.roles.length === 0) throw new Refusal('forbidden');
    await this.throttle.count(paces.accountChanges, caller.id);
    const person = await this.db.manager.findOneByOrFail(Person, { id: caller.id });
    if (!person.passwordHash) this.checkFresh(caller);
    if (person.passwordHash && !(await passwordMatches(current ?? '', person.passwordHash))) {
      throw new Refusal('password-wrong');
    }
    const { email, firstName, lastName } = person;
    const fault = passwordFault(next, { email, name: `${firstName} ${lastName}` });
    if (fault) throw new Refusal('password-weak', { fault });
    if (await isGuessableApart({ password: next, own: [email, firstName, lastName] })) {
      throw new Refusal('password-weak', { fault: firstTried });
    }
    const passwordHash = await hashPassword(next);
    await this.db.manager.update(Person, { id: caller.id }, { passwordHash });
    await this.sessions.closeOthers(this.db.manager, request, caller.records);
    await this.audit.record(this.db.manager, {
      actorId: caller.id,
      action: 'password.changed',
      objectType: 'person',
      objectId: caller.id,
    });
  }
}
