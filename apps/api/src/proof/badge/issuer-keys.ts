import { IsNull } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import type { Secrets } from '../../platform/secrets';
import { IssuerKey } from '../../record/issuer-key.entity';
import type { KeyPair } from './multikey';

const purpose = 'issuer-key';

/** One at a time for an organisation, until the transaction ends: keys, and the numbers of badges. */
export async function queueFor(manager: EntityManager, organisationId: string): Promise<void> {
  await manager.query(`select pg_advisory_xact_lock(hashtextextended($1, 11))`, [organisationId]);
}

/**
 * The key that an organisation signs with now; its first one is made here, and so is another when the
 * secret key of the installation is no longer the one it was sealed under. To be called in the queue
 * of the organisation.
 */
export async function signingKey(
  manager: EntityManager,
  secrets: Secrets,
  { organisationId, now }: { organisationId: string; now: Date },
): Promise<{ id: string; pair: KeyPair }> {
  const keys = await manager.find(IssuerKey, {
    where: { organisationId, retiredAt: IsNull() },
    order: { createdAt: 'DESC', id: 'DESC' },
  });
  for (const { id, publicKey, sealedSecret } of keys) {
    const secret = sealedSecret && secrets.unseal(purpose, sealedSecret);
    if (secret) return { id, pair: { publicKey, secretKey: secret.toString('latin1') } };
  }
  return addKey(manager, secrets, { organisationId, now });
}

/**
 * Gives an organisation another key to sign with. Those before it sign no more, their private halves
 * are forgotten, and what they signed is still verified.
 */
export async function rotateKey(
  manager: EntityManager,
  secrets: Secrets,
  { organisationId, now }: { organisationId: string; now: Date },
): Promise<string> {
  await queueFor(manager, organisationId);
  await manager.update(
    IssuerKey,
    { organisationId, retiredAt: IsNull() },
    { retiredAt: now, sealedSecret: null },
  );
  return (await addKey(manager, secrets, { organisationId, now })).pair.publicKey;
}

async function addKey(
  manager: EntityManager,
  secrets: Secrets,
  { organisationId, now }: { organisationId: string; now: Date },
) {
  const { newKeyPair } = await import('./signing');
  const pair = await newKeyPair();
  const id = uuidv7();
  await manager.insert(IssuerKey, {
    ...{ id, organisationId, publicKey: pair.publicKey },
    sealedSecret: secrets.seal(purpose, Buffer.from(pair.secretKey, 'latin1')),
    ...{ createdAt: now, retiredAt: null },
  });
  return { id, pair };
}
