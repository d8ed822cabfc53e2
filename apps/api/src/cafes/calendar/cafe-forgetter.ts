import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { archivedAfterDays, proposerKeptDays, unprovedKeptDays } from '@percolateur/domain';
import { subDays } from 'date-fns/subDays';
import { DataSource, LessThan } from 'typeorm';
import { Clock } from '../../platform/clock';
import { PublicCafe } from '../../record/public-cafe.entity';

/** Forgets what passers-by left, once it has served: for the worker. */
@Injectable()
export class CafeForgetter {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * Places go when the café is over, or once its being called off was told; reports a month later;
   * proposals whose address never answered after a week, the addresses of those who proposed after
   * three months, those of who was asked for a recommendation when their delay is over. What is past
   * for a year is put away.
   */
  async forget(): Promise<void> {
    const now = this.clock.now();
    await this.db.query(
      `delete from cafe_seat s using public_cafe c where c.id = s.cafe_id and (c.ends_at <= $1
         or (c.state = 'cancelled' and (s.email = '' or s.told = 'cancelled')))`,
      [now],
    );
    await this.db.query(
      `delete from cafe_report r using public_cafe c where c.id = r.cafe_id and c.ends_at <= $1`,
      [subDays(now, 30)],
    );
    const unproved = { state: 'unproved', createdAt: LessThan(subDays(now, unprovedKeptDays)) };
    await this.db.manager.delete(PublicCafe, unproved as { state: 'unproved' });
    await this.db.query(
      `update public_cafe set proposer_email = '' where proposer_email <> ''
         and (ends_at <= $1 or (state = 'refused' and decided_at <= $1))`,
      [subDays(now, proposerKeptDays)],
    );
    await this.db.query(
      `update cafe_endorsement set email = '' where email <> '' and expires_at <= $1`,
      [now],
    );
    await this.db.query(
      `update public_cafe set archived_at = $1 where archived_at is null and ends_at <= $2`,
      [now, subDays(now, archivedAfterDays)],
    );
  }
}
