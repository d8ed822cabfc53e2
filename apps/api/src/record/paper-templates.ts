import type { PaperLook } from '@percolateur/contract';
import { shippedLook } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { PaperTemplate } from './paper-template.entity';

/** The look that documents of an organisation are issued with now; number 0 is the one we ship. */
export async function lookOf(
  manager: EntityManager,
  organisationId: string,
): Promise<{ number: number; look: PaperLook }> {
  const latest = await manager.findOne(PaperTemplate, {
    where: { organisationId },
    order: { number: 'DESC' },
  });
  return latest ?? { number: 0, look: { ...shippedLook, logo: null } };
}
