import { Refusal } from '@percolateur/domain';
import type { EntityManager, EntityTarget, SelectQueryBuilder } from 'typeorm';
import { Organisation } from '../../record/organisation.entity';
import { pageSize } from '../../record/searched';

/** A line of a register of a hub. */
interface Line {
  id: string;
  organisationId: string;
  revision: number;
}

/** Lines of a hub after the one of this id, the newest first; one more than a page. */
export function linesOf<T extends Line>(
  manager: EntityManager,
  entity: EntityTarget<T>,
  { day, organisationId, after }: { day: string; organisationId: string; after?: string },
): SelectQueryBuilder<T> {
  const lines = manager
    .createQueryBuilder(entity, 'line')
    .where('line.organisationId = :organisationId', { organisationId })
    .orderBy(`line.${day}`, 'DESC')
    .addOrderBy('line.id', 'DESC')
    .take(pageSize + 1);
  if (!after) return lines;
  const { tableName } = manager.connection.getMetadata(entity);
  const column = manager.connection.namingStrategy.columnName(day, undefined, []);
  return lines.andWhere(
    `(line.${day}, line.id) < (select ${column}, id from ${tableName} where id = :after)`,
    { after },
  );
}

/** Writes a line under the id that the device made: again, it changes nothing. @throws Refusal `not-found`, `id-reused` */
export async function addLine<T extends Line>(
  manager: EntityManager,
  entity: new () => T,
  line: Partial<T> & Pick<Line, 'id' | 'organisationId'>,
): Promise<boolean> {
  const { id, organisationId } = line;
  if (!(await manager.existsBy(Organisation, { id: organisationId }))) {
    throw new Refusal('not-found');
  }
  const { raw } = await manager
    .createQueryBuilder()
    .insert()
    .into(entity)
    .values(line as never)
    .orIgnore()
    .returning('id')
    .execute();
  if ((raw as unknown[]).length > 0) return true;
  const there = await manager.existsBy(entity, { id, organisationId } as never);
  if (!there) throw new Refusal('id-reused');
  return false;
}
