import { createHash, randomBytes } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CurrentPerson, OpenSession } from '@percolateur/contract';
import { deviceName, Refusal } from '@percolateur/domain';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DataSource, In, MoreThan, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { runPrepared } from '../../platform/sql';
import type { Caller } from './caller';
import { unreadBy } from './unread';
import { Session } from '../../record/session.entity';

const day = 24 * 60 * 60 * 1000;
/** Learners come back over weeks; staff hold more rights, so their sessions are shorter. */
const lifetime = { learner: 30 * day, staff: 12 * 60 * 60 * 1000 };
const seenEvery = 60_000;

/** One statement answers who is calling, with every role they hold. */
const findCaller = {
  name: 'find-caller',
  text: `
    select p.id, s.person_id as "enteredAs", own.ids as records, p.first_name as "firstName", p.last_name as "lastName", p.email,
           p.password_hash is not null as "hasPassword",
           exists (select 1 from enrolment e where e.person_id = any(own.ids)) as learner,
           coalesce((select json_agg(json_build_object(
                       'organisationId', o.id, 'organisationName', o.name,
                       'organisationKind', o.kind, 'role', r.role) order by o.name, r.role)
                     from role_grant r join organisation o on o.id = r.organisation_id
                     where r.person_id = p.id), '[]') as roles,
           s.created_at as "openedAt", s.last_seen_at as "lastSeenAt"
    from session s
    left join person_merge m on m.other_id = s.person_id
    join person p on p.id = coalesce(m.person_id, s.person_id)
    cross join lateral (
      select p.id || array(select o.other_id from person_merge o where o.person_id = p.id) as ids
    ) as own
    where s.token_hash = $1 and s.expires_at > $2`,
};

@Injectable()
export class SessionService {
  private readonly secure: boolean;
  /** `__Host-` pins the cookie to this host and to TLS; browsers refuse it on plain HTTP. */
  private readonly cookie: string;

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    @Inject(ENV) env: Env,
  ) {
    this.secure = env.publicUrl.startsWith('https:');
    this.cookie = this.secure ? '__Host-percolateur' : 'percolateur';
  }

  /** Who is calling, or null. */
  async callerOf(request: FastifyRequest): Promise<Caller | null> {
    const token = request.cookies[this.cookie];
    if (!token) return null;
    const hash = hashOf(token);
    const now = this.clock.now();
    const found = await this.find(hash, now);
    if (!found) return null;
    const { lastSeenAt, ...caller } = found;
    if (now.getTime() - lastSeenAt.getTime() > seenEvery) {
      await this.db.manager.update(Session, { tokenHash: hash }, { lastSeenAt: now });
    }
    return caller;
  }

  /**
   * Opens a session for a person, hands its cookie to the browser and answers who is signed in. A
   * former session of this browser ends.
   */
  async open(
    request: FastifyRequest,
    reply: FastifyReply,
    personId: string,
    staff: boolean,
  ): Promise<Caller | null> {
    await this.close(request, reply);
    const token = randomBytes(32).toString('base64url');
    const now = this.clock.now();
    const maxAge = staff ? lifetime.staff : lifetime.learner;
    const expiresAt = new Date(now.getTime() + maxAge);
    const tokenHash = hashOf(token);
    await this.db.manager.insert(Session, {
      id: uuidv7(),
      tokenHash,
      personId,
      device: deviceName(request.headers['user-agent'] ?? ''),
      createdAt: now,
      lastSeenAt: now,
      expiresAt,
    });
    void reply.setCookie(this.cookie, token, {
      httpOnly: true,
      sameSite: 'lax',
      secure: this.secure,
      path: '/',
      maxAge: maxAge / 1000,
    });
    return this.find(tokenHash, now);
  }

  /**
   * Somebody as browsers know them: by the record that they came in by, so that what a device keeps
   * stays theirs.
   */
  async shown(caller: Caller): Promise<CurrentPerson> {
    const unread = await unreadBy(this.db.manager, caller.records, this.clock.now());
    return { ...caller, id: caller.enteredAs, unread };
  }

  /** Ends the session of this browser, if any. */
  async close(request: FastifyRequest, reply: FastifyReply) {
    const token = request.cookies[this.cookie];
    if (!token) return;
    await this.db.manager.delete(Session, { tokenHash: hashOf(token) });
    void reply.clearCookie(this.cookie, { path: '/', secure: this.secure });
  }

  /** Where a person, of these records, is signed in: this browser first, then the last used. */
  async list(request: FastifyRequest, personIds: readonly string[]): Promise<OpenSession[]> {
    const open = await this.db.manager.find(Session, {
      where: { personId: In([...personIds]), expiresAt: MoreThan(this.clock.now()) },
      order: { lastSeenAt: 'DESC' },
    });
    const own = this.ownHash(request);
    return open
      .map(({ id, device, createdAt, lastSeenAt, tokenHash }) => ({
        id,
        device,
        openedAt: createdAt.toISOString(),
        lastSeenAt: lastSeenAt.toISOString(),
        here: tokenHash.equals(own),
      }))
      .sort((a, b) => Number(b.here) - Number(a.here));
  }

  /** Ends one session of a person. @throws Refusal `not-found`, also for somebody else’s */
  async end(id: string, personIds: readonly string[]): Promise<void> {
    const mine = { id, personId: In([...personIds]) };
    const { affected } = await this.db.manager.delete(Session, mine);
    if (!affected) throw new Refusal('not-found');
  }

  /** Ends the sessions of a person in other browsers than this one. */
  async closeOthers(manager: EntityManager, request: FastifyRequest, personIds: readonly string[]) {
    const tokenHash = Not(this.ownHash(request));
    await manager.delete(Session, { personId: In([...personIds]), tokenHash });
  }

  private ownHash(request: FastifyRequest): Buffer {
    return hashOf(request.cookies[this.cookie] ?? '');
  }

  private async find(
    tokenHash: Buffer,
    now: Date,
  ): Promise<(Caller & { lastSeenAt: Date }) | null> {
    type Row = Caller & { lastSeenAt: Date };
    const [row] = await runPrepared<Row>(this.db, findCaller, [tokenHash, now]);
    return row ?? null;
  }
}

/** Holds whoever is now staff to the hours of staff, in the sessions opened before. */
export async function shortenSessions(
  manager: EntityManager,
  personId: string,
  now: Date,
): Promise<void> {
  const latest = new Date(now.getTime() + lifetime.staff);
  const longer = { personId, expiresAt: MoreThan(latest) };
  await manager.update(Session, longer, { expiresAt: latest });
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();
