import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { EndorsementRead, recognitionRoutes } from '@percolateur/contract';
import {
  cameIn,
  endorsementDays,
  endorsementState,
  fullName,
  isOwnAddress,
  mostEndorsements,
  paces,
  Refusal,
} from '@percolateur/domain';
import { addDays } from 'date-fns/addDays';
import { DataSource, In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { AccessService } from '../../people/access/access.service';
import { AuditService } from '../../people/audit/audit.service';
import type { Caller } from '../../people/auth/caller';
import { Clock } from '../../platform/clock';
import type { Asked } from '../../platform/serve';
import { ThrottleService } from '../../platform/throttle.service';
import { CafeAccount } from '../../record/cafe-account.entity';
import { CafeEndorsement } from '../../record/cafe-endorsement.entity';
import { Enrolment } from '../../record/enrolment.entity';
import { OtherAddress } from '../../record/other-address.entity';
import { Person } from '../../record/person.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { CafeTokens } from '../calendar/cafe-tokens';
import { RecognitionService } from './recognition.service';

type AskedFor = Asked<typeof recognitionRoutes.ask>['body'];
type Answer = Asked<typeof recognitionRoutes.answer>['body'];
type Given = Asked<typeof recognitionRoutes.endorse>['body'];

/** Recommendations of those who host: asked for by them, given by a signed link or by their trainers. */
@Injectable()
export class EndorsementService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly access: AccessService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    private readonly recognition: RecognitionService,
    private readonly throttle: ThrottleService,
    private readonly tokens: CafeTokens,
  ) {}

  /**
   * Has somebody asked, by a letter, to recommend the caller. The same again changes nothing.
   * @throws Refusal `not-found` for a café that is not the caller’s, or not told; `own-endorsement`,
   * `endorsements-enough`, `too-many-tries`, `id-reused`
   */
  async ask(caller: Caller, cafeId: string, asked: AskedFor): Promise<void> {
    await this.toldBy(this.db.manager, caller, cafeId);
    const known = await this.db.manager.findOneBy(CafeEndorsement, { id: asked.id });
    if (known && known.cafeId !== cafeId) throw new Refusal('id-reused');
    if (!known) await this.pace(caller, asked.email);
    await this.db.transaction(async (manager) => {
      await this.lock(manager, cafeId);
      const before = await manager.findBy(CafeEndorsement, { cafeId });
      if (before.some(({ id }) => id === asked.id)) return;
      const now = this.clock.now();
      const states = before.map((each) => endorsementState(each, now));
      if (states.includes('confirmed')) throw new Refusal('endorsement-closed');
      const others = before.filter(({ email }, place) => states[place] === 'asked' && email);
      // To the same address, it is the same question asked again.
      const same = others.find(({ email }) => email === asked.email);
      if (same) return this.renew(manager, same.id);
      if (others.length >= mostEndorsements) throw new Refusal('endorsements-enough');
      if (isOwnAddress(asked.email, await this.addressesOf(manager, caller))) {
        throw new Refusal('own-endorsement');
      }
      await manager.insert(CafeEndorsement, { ...asked, cafeId, ...this.times() });
    });
  }

  /**
   * Sends the letter again, with a new delay. @throws Refusal `not-found`, `too-many-tries`,
   * `endorsement-closed` once it was answered or its address is forgotten
   */
  async askAgain(caller: Caller, id: string): Promise<void> {
    const found = await this.db.manager.findOneBy(CafeEndorsement, { id });
    if (!found) throw new Refusal('not-found');
    await this.toldBy(this.db.manager, caller, found.cafeId);
    if (found.status !== 'asked' || !found.email) throw new Refusal('endorsement-closed');
    await this.pace(caller, found.email);
    await this.renew(this.db.manager, id);
  }

  /** What somebody is asked to confirm. @throws Refusal `not-found` */
  async read(token: string): Promise<EndorsementRead> {
    return this.view(this.db.manager, this.tokens.idOf('cafe-endorsement', token));
  }

  /**
   * Keeps the answer, forgets the address, and gives the badge that it earns, all of it or nothing.
   * The first answer stands; the same again changes nothing.
   * @throws Refusal `not-found`, `endorsement-closed`
   */
  async answer({ token, ...given }: Answer): Promise<EndorsementRead> {
    const id = this.tokens.idOf('cafe-endorsement', token);
    return this.db.transaction(async (manager) => {
      const asked = await manager.findOne(CafeEndorsement, {
        where: { id },
        lock: { mode: 'pessimistic_write' },
      });
      if (!asked) throw new Refusal('not-found');
      const now = this.clock.now();
      const status = given.confirmed ? 'confirmed' : 'declined';
      const state = endorsementState(asked, now);
      if (state === status) return this.view(manager, id);
      if (state !== 'asked') throw new Refusal('endorsement-closed');
      await manager.update(
        CafeEndorsement,
        { id },
        {
          ...{ status, answeredAt: now, toldAt: asked.toldAt ?? now, email: '' },
          ...(given.confirmed && { named: given.named, words: given.words }),
        },
      );
      if (given.confirmed) await this.recognition.giveHost(manager, id);
      return this.view(manager, id);
    });
  }

  /**
   * Recommends somebody whose session the caller trains, for their first café that was told. Twice
   * changes nothing. @throws Refusal `not-found`, `forbidden` for who did not train them,
   * `own-endorsement`
   */
  async endorse(caller: Caller, enrolmentId: string, { named, words }: Given): Promise<void> {
    const enrolment = await this.db.manager.findOneBy(Enrolment, { id: enrolmentId });
    if (!enrolment) throw new Refusal('not-found');
    const cohort = await this.access.cohort(caller, enrolment.cohortId, 'cohort.read');
    if (!cohort.trainers.some(({ id }) => caller.records.includes(id))) {
      throw new Refusal('forbidden');
    }
    if (caller.records.includes(enrolment.personId)) throw new Refusal('own-endorsement');
    await this.db.transaction(async (manager) => {
      const cafe = await firstTold(manager, { enrolmentId });
      if (!cafe) throw new Refusal('not-found');
      await this.lock(manager, cafe.id);
      const confirmed = { cafeId: cafe.id, status: 'confirmed' } as const;
      if (await manager.existsBy(CafeEndorsement, confirmed)) return;
      const { askedAt } = this.times();
      const id = uuidv7();
      await manager.insert(CafeEndorsement, {
        ...{
          ...confirmed,
          id,
          quality: 'trainer',
          name: fullName(caller),
          email: '',
          named,
          words,
        },
        ...{ endorsedById: caller.id, askedAt, expiresAt: askedAt },
        ...{ answeredAt: askedAt, toldAt: askedAt },
      });
      await this.audit.record(manager, {
        ...{ actorId: caller.id, organisationId: cohort.organisationId, action: 'cafe.endorsed' },
        ...{ objectType: 'enrolment', objectId: enrolmentId },
      });
      await this.recognition.giveHost(manager, id);
    });
  }

  /** Of the caller’s own cafés, told and of a course. @throws Refusal `not-found` */
  private async toldBy(manager: EntityManager, caller: Caller, id: string): Promise<void> {
    const cafe = await manager.findOneBy(PublicCafe, {
      ...{ id, state: 'told', hostId: In(caller.records) },
    });
    if (!cafe?.enrolmentId) throw new Refusal('not-found');
  }

  /** Whoever asks, or recommends, for a café does it alone. */
  private async lock(manager: EntityManager, id: string): Promise<void> {
    await manager.findOneOrFail(PublicCafe, { where: { id }, lock: { mode: 'pessimistic_write' } });
  }

  private async renew(manager: EntityManager, id: string): Promise<void> {
    const again = { ...this.times(), toldAt: null, nextTryAt: null };
    await manager.update(CafeEndorsement, { id, status: 'asked' }, again);
  }

  private times() {
    const askedAt = this.clock.now();
    return { askedAt, expiresAt: addDays(askedAt, endorsementDays) };
  }

  private async pace(caller: Caller, email: string): Promise<void> {
    await this.throttle.count(paces.endorsementsAsked, caller.id);
    await this.throttle.count(paces.endorsementsUnderAddress, email);
  }

  private async addressesOf(manager: EntityManager, { records }: Caller): Promise<string[]> {
    const people = await manager.findBy(Person, { id: In(records) });
    const others = await manager.findBy(OtherAddress, { personId: In(records) });
    return [...people, ...others].map(({ email }) => email);
  }

  private async view(manager: EntityManager, id: string): Promise<EndorsementRead> {
    const endorsement = await manager.findOne(CafeEndorsement, {
      where: { id },
      relations: { cafe: true },
    });
    const cafe = endorsement?.cafe;
    const account = cafe && (await manager.findOneBy(CafeAccount, { cafeId: cafe.id }));
    const host = cafe?.hostId && (await manager.findOneBy(Person, { id: cafe.hostId }));
    if (!endorsement || !cafe || !account || !host) throw new Refusal('not-found');
    return {
      ...{ state: endorsementState(endorsement, this.clock.now()), name: endorsement.name },
      ...{ quality: endorsement.quality, host: fullName(host), title: cafe.title },
      ...{ place: cafe.place, timeZone: cafe.timeZone, format: account.format },
      ...{ startsAt: cafe.startsAt.toISOString(), endsAt: cafe.endsAt.toISOString() },
      ...{ came: cameIn(account), expiresAt: endorsement.expiresAt.toISOString() },
    };
  }
}

/** The first café that was told, of an enrolment or of a person. */
export async function firstTold(
  manager: EntityManager,
  whose: { enrolmentId: string } | { hostId: ReturnType<typeof In<string>> },
): Promise<PublicCafe | null> {
  return manager
    .createQueryBuilder(PublicCafe, 'c')
    .innerJoin(CafeAccount, 'a', 'a.cafe_id = c.id')
    .where({ ...whose, state: 'told' })
    .andWhere('c.enrolment_id is not null and c.hidden_at is null')
    .orderBy('a.toldAt', 'ASC')
    .addOrderBy('c.id', 'ASC')
    .limit(1)
    .getOne();
}
