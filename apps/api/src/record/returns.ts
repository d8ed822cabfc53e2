import type { ReturnKind, SuppressionCause } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { SuppressedAddress } from './suppressed-address.view';

/** Why letters are not sent to an address any more; null while they are. */
export async function suppressionAt(
  manager: EntityManager,
  address: string,
): Promise<SuppressionCause | null> {
  const found = await manager.findOneBy(SuppressedAddress, { address });
  return found?.cause ?? null;
}

/** Those of these addresses that letters are not sent to any more, and why. */
export async function suppressionsAt(
  manager: EntityManager,
  addresses: readonly string[],
): Promise<Map<string, SuppressionCause>> {
  const found = await manager.findBy(SuppressedAddress, { address: In([...addresses]) });
  return new Map(found.map(({ address, cause }) => [address, cause]));
}

/**
 * Letters go to this address again: what came back counts no more. What its owner complained of does,
 * until they say otherwise themselves. Answers whether anything was in the way.
 */
export async function settleReturns(
  manager: EntityManager,
  address: string,
  now: Date,
  { complaints = false } = {},
): Promise<boolean> {
  const [, settled] = await manager.query<[unknown[], number]>(
    `update mail_return set settled_at = $2
     where address = $1 and settled_at is null and ($3 or kind <> 'complaint')`,
    [address, now, complaints],
  );
  return settled > 0;
}

/** Letters that were let alone, and whose address receives again, or is another now: owed anew. */
export const reviveSuppressed = `
  update message m set status = 'owed', last_error = null, queued_at = null, next_try_at = null
  from person p
  where p.id = m.person_id and m.status = 'suppressed' and m.expires_at > $1
    and not exists (select from suppressed_address s where s.address = p.email)`;

/** Letters to person $1 that their address refused, sent back or was spared, and that are still worth sending. */
export const sendAgain = `
  update message m set status = 'owed', attempts = 0, last_error = null, queued_at = null, next_try_at = null
  where m.person_id = $1 and m.expires_at > $2
    and (m.status in ('dead', 'suppressed') or (m.status = 'sent' and exists (
      select from mail_return r where r.mail_id = m.id and r.kind = 'hard')))`;

/** What came back of each of these letters, the gravest: for those that anything came back of. */
export async function returnsOf(
  manager: EntityManager,
  mailIds: readonly string[],
): Promise<Map<string, ReturnKind>> {
  const rows = await manager.query<{ id: string; kind: ReturnKind }[]>(
    `select distinct on (mail_id) mail_id as id, kind from mail_return where mail_id = any($1::uuid[])
     order by mail_id, array_position(array['complaint', 'hard', 'soft', 'out-of-office'], kind)`,
    [mailIds],
  );
  return new Map(rows.map(({ id, kind }) => [id, kind]));
}
