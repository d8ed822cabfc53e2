import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { MyPublicCafe, PublicCafeDraft, PublicCafeProposal } from '@percolateur/contract';
import {
  checkCafeMove,
  localDate,
  networkOf,
  paces,
  publicCafeDayFault,
  Refusal,
} from '@percolateur/domain';
import type { PublicCafeState } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { InputInvalid } from '../../platform/problem.filter';
import { ThrottleService } from '../../platform/throttle.service';
import { CafeSeat } from '../../record/cafe-seat.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { CafeTokens } from './cafe-tokens';
import { fieldsOf, mineOf } from './cafe-view';
import { HumanService } from './human.service';
import { TerritoryService } from './territory.service';

/** Proposing a café, and following it: by a confirmed address, or as somebody who followed the course. */
@Injectable()
export class ProposalService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly clock: Clock,
    private readonly humans: HumanService,
    private readonly mail: MailQueue,
    private readonly territories: TerritoryService,
    private readonly throttle: ThrottleService,
    private readonly tokens: CafeTokens,
  ) {}

  /**
   * Keeps a proposal and sends a letter to its address, which has to answer first. The same proposal
   * again changes nothing.
   * @throws Refusal `question-failed`, `too-many-tries`, `id-reused`; `InputInvalid` for its day
   */
  async propose(ip: string, proposal: PublicCafeProposal): Promise<void> {
    const { email, questionToken, questionAnswer, ...draft } = proposal;
    const known = await this.db.manager.findOneBy(PublicCafe, { id: draft.id });
    if (!known) {
      const fields = this.checked(draft);
      await this.throttle.count(paces.cafesFromOnePlace, networkOf(ip));
      await this.humans.check(questionToken, questionAnswer);
      await this.throttle.count(paces.cafesUnderAddress, email);
      const { manager } = this.db;
      await this.keep(manager, {
        ...fields,
        organisationId: await this.territories.hubOf(manager, fields.departement),
        proposerEmail: email,
        createdAt: this.clock.now(),
      });
    } else if (known.proposerEmail !== email) {
      throw new Refusal('id-reused');
    }
    await this.mail.tellCafe(draft.id);
  }

  /** A café, for who proposed it. @throws Refusal `not-found` */
  async mine(token: string): Promise<MyPublicCafe> {
    return this.view(this.db.manager, this.tokens.idOf('public-cafe', token));
  }

  /** The address has answered: the hub reads it now. Confirming twice changes nothing. @throws Refusal `not-found` */
  async confirm(token: string): Promise<MyPublicCafe> {
    return this.move(token, 'proposed', ({ state }) =>
      // Who opens the letter again later confirms nothing anew.
      state === 'unproved' ? { provedAt: this.clock.now() } : null,
    );
  }

  /**
   * Answers the question of the hub, which reads it then.
   * @throws Refusal `not-found`, `transition-not-allowed` when none is asked
   */
  async answer(token: string, words: string): Promise<MyPublicCafe> {
    return this.move(token, 'proposed', ({ state, answer }) => {
      if (state === 'proposed' && answer === words) return null;
      if (state !== 'asked') throw new Refusal('transition-not-allowed');
      return { answer: words };
    });
  }

  /** Calls it off; who signed up is told. @throws Refusal `not-found`, `transition-not-allowed` */
  async cancel(token: string): Promise<MyPublicCafe> {
    const view = await this.move(token, 'cancelled', ({ state, startsAt }) => {
      if (state === 'cancelled') return null;
      if (state === 'announced' && startsAt <= this.clock.now()) {
        throw new Refusal('transition-not-allowed');
      }
      // Whoever calls it off knows it.
      return { toldState: 'cancelled' as const };
    });
    await this.mail.sweepSoon();
    return view;
  }

  /** The cafés of the caller after this cohort, the latest first. @throws Refusal `not-found` */
  async hosted(caller: Caller, cohortId: string): Promise<MyPublicCafe[]> {
    const { id: enrolmentId } = await this.access.enrolment(caller, cohortId);
    const cafes = await this.db.manager.find(PublicCafe, {
      where: { enrolmentId },
      relations: { organisation: true },
      order: { startsAt: 'DESC', id: 'DESC' },
    });
    const seats = await this.seatsOf(
      this.db.manager,
      cafes.map(({ id }) => id),
    );
    return cafes.map((cafe) =>
      mineOf(
        cafe,
        this.tokens.of('public-cafe', cafe.id),
        seats.filter(({ cafeId }) => cafeId === cafe.id),
      ),
    );
  }

  /**
   * Announces a café of the caller: at once when they completed the course and the hub trusts its
   * alumni, once approved otherwise. The same again changes nothing.
   * @throws Refusal `not-found`, `id-reused`, `too-many-tries`; `InputInvalid` for its day
   */
  async host(
    caller: Caller,
    cohortId: string,
    draft: PublicCafeDraft & { id: string },
  ): Promise<MyPublicCafe> {
    const enrolment = await this.access.enrolment(caller, cohortId);
    const known = await this.db.manager.findOneBy(PublicCafe, { id: draft.id });
    if (known && known.enrolmentId !== enrolment.id) throw new Refusal('id-reused');
    if (!known) {
      const fields = this.checked(draft);
      await this.throttle.count(paces.cafesUnderAddress, caller.id);
      await this.db.transaction(async (manager) => {
        const organisationId = await this.territories.hubOf(manager, fields.departement);
        const atOnce =
          enrolment.status === 'completed' &&
          (await this.territories.trustsAlumni(manager, organisationId));
        const now = this.clock.now();
        await this.keep(manager, {
          ...fields,
          ...{ organisationId, hostId: caller.id, enrolmentId: enrolment.id },
          ...{ createdAt: now, provedAt: now, decidedAt: atOnce ? now : null },
          state: atOnce ? 'announced' : 'proposed',
        });
      });
    }
    await this.mail.tellCafe(draft.id);
    return this.view(this.db.manager, draft.id);
  }

  private checked(draft: PublicCafeDraft & { id: string }) {
    const fields = fieldsOf(draft);
    const fault = publicCafeDayFault(draft.day, localDate(this.clock.now(), fields.timeZone));
    if (fault) throw new InputInvalid([{ path: ['day'], message: fault }]);
    if (fields.startsAt <= this.clock.now()) {
      throw new InputInvalid([{ path: ['time'], message: 'Cette heure est passée.' }]);
    }
    return fields;
  }

  private async keep(manager: EntityManager, cafe: Partial<PublicCafe>): Promise<void> {
    await manager.createQueryBuilder().insert().into(PublicCafe).values(cafe).orIgnore().execute();
  }

  /** Moves a café on, alone at it; `change` says what goes with it, null for nothing to do. */
  private async move(
    token: string,
    to: PublicCafeState,
    change: (cafe: PublicCafe) => Partial<PublicCafe> | null,
  ): Promise<MyPublicCafe> {
    const id = this.tokens.idOf('public-cafe', token);
    const view = await this.db.transaction(async (manager) => {
      const cafe = await manager.findOne(PublicCafe, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!cafe) throw new Refusal('not-found');
      const fields = change(cafe);
      if (fields) {
        checkCafeMove(cafe.state, to);
        await manager.update(PublicCafe, { id }, { ...fields, state: to });
      }
      return this.view(manager, id);
    });
    await this.mail.tellCafe(id);
    return view;
  }

  private async view(manager: EntityManager, id: string): Promise<MyPublicCafe> {
    const cafe = await manager.findOne(PublicCafe, {
      where: { id },
      relations: { organisation: true },
    });
    if (!cafe) throw new Refusal('not-found');
    return mineOf(cafe, this.tokens.of('public-cafe', id), await this.seatsOf(manager, [id]));
  }

  private seatsOf(manager: EntityManager, cafeIds: string[]): Promise<CafeSeat[]> {
    return manager.findBy(CafeSeat, { cafeId: In(cafeIds) });
  }
}
