import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import type { CafeAccountGiven, ToldCafe } from '@percolateur/contract';
import { checkCafeMove, coopReport, Refusal, storyDraft } from '@percolateur/domain';
import { DataSource, IsNull, Not } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../platform/clock';
import { MailQueue } from '../../platform/mail-queue';
import { CafeAccount } from '../../record/cafe-account.entity';
import { CafeEndorsement } from '../../record/cafe-endorsement.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { cleanPhoto } from '../../training/attendance/sheet-picture';
import { CafeTokens } from '../calendar/cafe-tokens';
import { heardAt, keepHeard } from '../questions/keep-heard';

/** What is told of a café, once it was held, by who hosted it. */
@Injectable()
export class AccountService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly mail: MailQueue,
    private readonly tokens: CafeTokens,
  ) {}

  /** What was told, and what is made of it. @throws Refusal `not-found` */
  async read(token: string): Promise<ToldCafe> {
    return this.view(this.db.manager, this.tokens.idOf('public-cafe', token));
  }

  /**
   * Tells it, or tells it better: the last account is the one. The café closes by it.
   * @throws Refusal `not-found`, `id-reused`, `transition-not-allowed` before it began or when it was
   * called off
   */
  async tell(token: string, { photo, questions, ...account }: CafeAccountGiven): Promise<ToldCafe> {
    const cafeId = this.tokens.idOf('public-cafe', token);
    const drawn = photo ? await cleanPhoto(Buffer.from(photo, 'base64')) : null;
    const told = await this.db.transaction(async (manager) => {
      const cafe = await manager.findOne(PublicCafe, {
        where: { id: cafeId },
        lock: { mode: 'pessimistic_write' },
      });
      if (!cafe) throw new Refusal('not-found');
      const now = this.clock.now();
      if (cafe.startsAt > now) throw new Refusal('transition-not-allowed');
      if (checkCafeMove(cafe.state, 'told') === 'to-do') {
        await manager.update(PublicCafe, { id: cafeId }, { state: 'told', toldState: 'told' });
      }
      // A picture given before stays, until another comes or it is taken away.
      const kept = {
        cafeId,
        ...account,
        toldAt: now,
        ...(photo !== undefined && { photo: drawn }),
      };
      await manager.upsert(CafeAccount, kept, ['cafeId']);
      await keepHeard(manager, cafe, questions, now);
      return this.view(manager, cafeId);
    });
    // Who helped this host may have earned something.
    await this.mail.sweepSoon();
    return told;
  }

  /** The picture of a told café whose page is open. @throws Refusal `not-found` */
  async photo(slug: string): Promise<{ photo: Buffer; toldAt: Date }> {
    const account = await this.db.manager.findOne(CafeAccount, {
      where: { cafe: { slug, state: 'told', hiddenAt: IsNull(), archivedAt: IsNull() } },
      select: { cafeId: true, photo: true, toldAt: true },
    });
    if (!account?.photo) throw new Refusal('not-found');
    return { photo: account.photo, toldAt: account.toldAt };
  }

  private async view(manager: EntityManager, id: string): Promise<ToldCafe> {
    const cafe = await manager.findOneBy(PublicCafe, { id });
    if (!cafe) throw new Refusal('not-found');
    const account = await manager.findOneBy(CafeAccount, { cafeId: id });
    const withPhoto = await manager.existsBy(CafeAccount, { cafeId: id, photo: Not(IsNull()) });
    const endorsed = await manager.existsBy(CafeEndorsement, { cafeId: id, status: 'confirmed' });
    const { title, slug, place, timeZone, state, startsAt, endsAt } = cafe;
    const told = account && {
      ...{ under25: account.under25, adults: account.adults, over60: account.over60 },
      ...{ format: account.format, questions: await heardAt(manager, id) },
      ...{ worked: account.worked, wouldHelp: account.wouldHelp },
    };
    const telling = told && { ...told, questions: told.questions.map(({ words }) => words) };
    return {
      ...{ title, slug, place, timeZone, withPhoto, account: told },
      ...{ startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString() },
      toEndorse: cafe.enrolmentId !== null && !endorsed,
      open: startsAt <= this.clock.now() && (state === 'announced' || state === 'told'),
      texts: telling && { coop: coopReport(cafe, telling), story: storyDraft(cafe, telling) },
    };
  }
}
