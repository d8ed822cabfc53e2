import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CurrentSession } from '@percolateur/contract';
import { passwordFault, Refusal } from '@percolateur/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource } from 'typeorm';
import { RoleGrant } from '../../record/role.entity';
import { Person } from '../../record/person.entity';
import type { Caller } from './caller';
import { hashPassword, passwordMatches } from './password';
import { SessionService } from './session.service';
import { ThrottleService } from '../../platform/throttle.service';

const passwordChanges = { purpose: 'set-password', count: 10, minutes: 15 };

/** Signing a recognised person in, and their password. */
@Injectable()
export class AccountService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly sessions: SessionService,
    private readonly throttle: ThrottleService,
  ) {}

  /** Opens a session in this browser and says who is now signed in. */
  async signIn(
    request: FastifyRequest,
    reply: FastifyReply,
    person: Pick<Person, 'id'>,
  ): Promise<CurrentSession> {
    const staff = await this.db.manager.existsBy(RoleGrant, { personId: person.id });
    return { person: await this.sessions.open(request, reply, person.id, staff) };
  }

  /**
   * Chooses or changes a password; the person’s other sessions end, in case one is a thief’s.
   * @throws Refusal `forbidden` for learners, `password-wrong`, `password-weak`, `too-many-tries`
   */
  async setPassword(
    request: FastifyRequest,
    caller: Caller,
    { current, next }: { current?: string; next: string },
  ) {
    if (caller.roles.length === 0) throw new Refusal('forbidden');
    await this.throttle.count(passwordChanges, caller.id);
    const person = await this.db.manager.findOneByOrFail(Person, { id: caller.id });
    if (person.passwordHash && !(await passwordMatches(current ?? '', person.passwordHash))) {
      throw new Refusal('password-wrong');
    }
    const fault = passwordFault(next, {
      email: person.email,
      name: `${person.firstName} ${person.lastName}`,
    });
    if (fault) throw new Refusal('password-weak', { fault });
    const passwordHash = await hashPassword(next);
    await this.db.manager.update(Person, { id: caller.id }, { passwordHash });
    await this.sessions.closeOthers(request, caller.id);
  }
}
