import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { networkOf, paces, Refusal } from '@percolateur/domain';
import { DataSource } from 'typeorm';
import { Press } from '../../pdf/press';
import { Clock } from '../../platform/clock';
import { ThrottleService } from '../../platform/throttle.service';
import { Organisation } from '../../record/organisation.entity';
import { houseRulesPaper } from './house-rules-paper';

/** The most hubs whose rules are kept drawn. */
const mostKept = 50;

/** Prints the rules of a hub, which anybody may read before they enrol (Code du travail, L6353-8). */
@Injectable()
export class HouseRulesService {
  /** By hub, as they were drawn last: strangers ask for them, and they seldom change. */
  private readonly kept = new Map<string, { revision: number; bytes: Buffer }>();

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
    private readonly press: Press,
    private readonly throttle: ThrottleService,
  ) {}

  /** The hubs, by name: each has rules. */
  list(): Promise<Pick<Organisation, 'id' | 'name'>[]> {
    return this.db.manager.find(Organisation, {
      where: { kind: 'hub' },
      select: { id: true, name: true },
      order: { name: 'ASC' },
    });
  }

  /** As PDF. @throws Refusal `not-found`, `too-many-tries` */
  async draw(organisationId: string, ipAddress: string): Promise<Buffer> {
    await this.throttle.count(paces.rulesRead, networkOf(ipAddress));
    const organisation = await this.db.manager.findOneBy(Organisation, { id: organisationId });
    if (!organisation) throw new Refusal('not-found');
    const { revision } = organisation;
    const drawn = this.kept.get(organisationId);
    if (drawn?.revision === revision) return drawn.bytes;
    const facts = { organisation, now: this.clock.now() };
    const bytes = await this.press.print(houseRulesPaper, facts);
    if (this.kept.size >= mostKept) this.kept.clear();
    this.kept.set(organisationId, { revision, bytes });
    return bytes;
  }
}
