import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import {
  boxAround,
  departementsWithin,
  earthKm,
  networkOf,
  paces,
  Refusal,
} from '@percolateur/domain';
import type { CafeAccess, CafeTheme, Point } from '@percolateur/domain';
import { DataSource, IsNull, Not } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Clock } from '../../platform/clock';
import { ThrottleService } from '../../platform/throttle.service';
import { CafeAccount } from '../../record/cafe-account.entity';
import { CafeReport } from '../../record/cafe-report.entity';
import { CafeSeat } from '../../record/cafe-seat.entity';
import { PublicCafe } from '../../record/public-cafe.entity';
import { HumanService } from './human.service';

/** What a passer-by looks for. */
export interface Wanted {
  departement: string;
  /** A postal code as it was typed, and where it is: null where it is in no list. */
  postalCode: string;
  from: Point | null;
  /** Kilometres around it, or around the centre of the département; 0 for the département alone. */
  around: number;
  /** The first day wanted; null for from now on. */
  since: Date | null;
  theme: CafeTheme | '';
  access: readonly CafeAccess[];
  /** The café after which the page begins. */
  after: string;
}

/** A café of a list, and whether places are left. */
export type Listed = Pick<
  PublicCafe,
  | 'id'
  | 'slug'
  | 'title'
  | 'theme'
  | 'place'
  | 'address'
  | 'departement'
  | 'latitude'
  | 'longitude'
  | 'startsAt'
  | 'endsAt'
  | 'timeZone'
  | 'access'
  | 'hostName'
  | 'words'
  | 'seats'
>;

/** A café whose page is open. */
export interface FoundCafe {
  cafe: PublicCafe;
  held: number;
  waiting: number;
  pictured: boolean;
}

const shown = `c.state in ('announced', 'told') and c.hidden_at is null`;
const columns = [
  ...['id', 'slug', 'title', 'theme', 'place', 'address', 'departement', 'latitude'],
  ...['longitude', 'startsAt', 'endsAt'],
  ...['timeZone', 'access', 'hostName', 'words', 'seats'],
].map((name) => `c.${name}`);
const inBox = 'c.latitude between :south and :north and c.longitude between :west and :east';
/** `kilometresApart`, in SQL; a spec holds them to each other. */
const kilometresFrom = `2 * ${earthKm} * asin(sqrt(least(1,
  sin(radians(c.latitude - :latitude) / 2) ^ 2 + cos(radians(:latitude)) * cos(radians(c.latitude))
    * sin(radians(c.longitude - :longitude) / 2) ^ 2)))`;
export const perPage = 20;
/** As many as a feed holds: a diary reads it whole. */
const perFeed = 300;

/** The cafés that everybody may find. */
@Injectable()
export class CalendarService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly humans: HumanService,
    private readonly throttle: ThrottleService,
  ) {}

  /** A page of those to come, or under way, the soonest first. */
  async page(wanted: Wanted): Promise<{ cafes: Listed[]; next: string | null }> {
    const found = (await this.listing(wanted, perPage + 1)) as Listed[];
    const cafes = found.slice(0, perPage);
    return { cafes, next: found.length > perPage ? cafes.at(-1)!.id : null };
  }

  /** Those to come in a département, or everywhere, for a feed. */
  feed(departement: string): Promise<Listed[]> {
    const everywhere = { postalCode: '', from: null, around: 0 };
    const everything = { since: null, theme: '' as const, access: [], after: '' };
    return this.listing({ departement, ...everywhere, ...everything }, perFeed);
  }

  /** How many are to come, by département. */
  async counts(): Promise<Map<string, number>> {
    const rows = await this.db.query<{ departement: string; count: number }[]>(
      `select departement, count(*)::int as count from public_cafe c
       where ${shown} and starts_at > $1 group by departement`,
      [this.clock.now()],
    );
    return new Map(rows.map(({ departement, count }) => [departement, count]));
  }

  /**
   * A café by its name in addresses, with the places taken, and whether it was told with a picture that
   * may be shown. @throws Refusal `not-found`
   */
  async find(slug: string): Promise<FoundCafe> {
    const cafe = await this.db.manager.findOne(PublicCafe, {
      where: { slug },
      relations: { organisation: true },
    });
    const open = cafe && ['announced', 'cancelled', 'told'].includes(cafe.state);
    if (!open || !cafe.decidedAt || cafe.hiddenAt) throw new Refusal('not-found');
    const [held, waiting] = await Promise.all(
      (['held', 'waiting'] as const).map((status) =>
        this.db.manager.countBy(CafeSeat, { cafeId: cafe.id, status }),
      ),
    );
    const withPhoto = { cafeId: cafe.id, photo: Not(IsNull()) };
    const pictured =
      cafe.state === 'told' &&
      !cafe.archivedAt &&
      (await this.db.manager.existsBy(CafeAccount, withPhoto));
    return { cafe, held: held!, waiting: waiting!, pictured };
  }

  /**
   * Keeps what a passer-by says is wrong with a page, for the hub.
   * @throws Refusal `not-found`, `question-failed`, `too-many-tries`
   */
  async report(
    ip: string,
    slug: string,
    { words, token, answer }: { words: string; token: string; answer: string },
  ): Promise<void> {
    const { cafe } = await this.find(slug);
    await this.throttle.count(paces.cafeReports, networkOf(ip));
    await this.humans.check(token, answer);
    const report = { id: uuidv7(), cafeId: cafe.id, words, at: this.clock.now() };
    await this.db.manager.insert(CafeReport, report);
  }

  private listing(wanted: Wanted, most: number) {
    const { departement, around, from, since, theme, access, after } = wanted;
    const now = this.clock.now();
    const query = this.db.manager
      .createQueryBuilder(PublicCafe, 'c')
      .select(columns)
      .where(shown)
      // What has just begun is still there: eight hours is the longest.
      .andWhere('c.starts_at > :since', {
        since: since ?? new Date(now.getTime() - 8 * 3_600_000),
      })
      .andWhere('c.ends_at > :now', { now })
      .orderBy('c.startsAt', 'ASC')
      .addOrderBy('c.id', 'ASC')
      .limit(most);
    if (from) {
      query
        .andWhere(inBox, boxAround(from, around))
        .andWhere(`${kilometresFrom} <= :around`, { ...from, around });
    } else if (departement && around > 0) {
      const near = departementsWithin(departement, around);
      query.andWhere('c.departement = any (:near)', { near });
    } else if (departement) query.andWhere('c.departement = :departement', { departement });
    if (theme) query.andWhere('c.theme = :theme', { theme });
    if (access.length > 0) query.andWhere('c.access @> :access', { access });
    if (after) {
      query.andWhere(
        `(c.starts_at, c.id) > (select starts_at, id from public_cafe where id = :after)`,
        { after },
      );
    }
    return query.getMany();
  }
}
