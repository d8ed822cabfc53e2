import type { EntityManager } from 'typeorm';
import { Stamp } from './stamp.entity';

/** The picture that a paper is printed with; null when it has none. */
export async function stampOf(
  manager: EntityManager,
  hash: string | null | undefined,
): Promise<Uint8Array | null> {
  return (hash && (await manager.findOneBy(Stamp, { hash }))?.png) || null;
}
