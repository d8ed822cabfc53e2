import { may, Refusal } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import type { AccessService } from '../../people/access/access.service';
import type { Caller } from '../../people/auth/caller';
import { Organisation } from '../../record/organisation.entity';

/**
 * The hub, or the national body, whose figures somebody asks for.
 * @throws Refusal `not-found`, `forbidden`
 */
export async function hubOrNation(
  manager: EntityManager,
  access: AccessService,
  caller: Caller,
  organisationId: string,
): Promise<{ name: string; national: boolean }> {
  const found = await manager.findOneBy(Organisation, { id: organisationId });
  if (!found) throw new Refusal('not-found');
  const national = found.kind === 'national';
  const everywhere = { organisationId: '', personId: caller.id };
  if (!national) access.organisation(caller, organisationId, 'quality.read');
  else if (!may(caller, 'nation.read', everywhere)) throw new Refusal('not-found');
  return { name: found.name, national };
}
