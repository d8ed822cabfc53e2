import { localDate } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { PublicCafe } from '../../record/public-cafe.entity';

interface PosterFacts {
  enrolmentIds: readonly string[];
  /** Of the plan, `YYYY-MM-DD`; null until there is one. */
  day: string | null;
  now: Date;
  publicUrl: string;
}

/**
 * The address of the page that a poster leads to: of the café that these enrolments announced for the
 * day of the plan, or for any day to come where the plan has none. Null where nothing is announced.
 */
export async function announcedPage(
  manager: EntityManager,
  { enrolmentIds, day, now, publicUrl }: PosterFacts,
): Promise<string | null> {
  const cafes = await manager
    .createQueryBuilder(PublicCafe, 'c')
    .where({ enrolmentId: In([...enrolmentIds]), state: 'announced' })
    .andWhere('c.hidden_at is null and c.ends_at > :now', { now })
    .orderBy('c.startsAt', 'ASC')
    .addOrderBy('c.id', 'ASC')
    .getMany();
  const cafe = cafes.find(
    ({ startsAt, timeZone }) => !day || localDate(startsAt, timeZone) === day,
  );
  return cafe ? `${publicUrl}/cafes/${cafe.slug}` : null;
}
