import { Injectable } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { headingKey } from '@percolateur/domain';
import type { ImportField, KnownHeadings } from '@percolateur/domain';
import { DataSource, In } from 'typeorm';
import { Clock } from '../../platform/clock';
import { ListHeading } from '../../record/list-heading.entity';

/** What each hub says that the columns of its lists mean. */
@Injectable()
export class ListHeadingsService {
  constructor(
    @InjectDataSource() private readonly db: DataSource,
    private readonly clock: Clock,
  ) {}

  async of(organisationId: string): Promise<KnownHeadings> {
    const rows = await this.db.manager.findBy(ListHeading, { organisationId });
    return new Map(rows.map(({ heading, field }) => [heading, field]));
  }

  /** The last word about a heading stands. A heading without letters says nothing to remember. */
  async remember(
    organisationId: string,
    told: readonly { heading: string; field: ImportField | null }[],
  ): Promise<void> {
    const toldAt = this.clock.now();
    const byKey = new Map(told.map(({ heading, field }) => [headingKey(heading), field]));
    const rows = [...byKey].filter(([heading]) => heading !== '');
    await this.db.manager.upsert(
      ListHeading,
      rows.map(([heading, field]) => ({ organisationId, heading, field, toldAt })),
      ['organisationId', 'heading'],
    );
  }

  async forget(organisationId: string, told: readonly string[]): Promise<void> {
    await this.db.manager.delete(ListHeading, {
      organisationId,
      heading: In(told.map(headingKey)),
    });
  }
}
