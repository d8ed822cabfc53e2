import type { Drawing } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { apartFrom, keepEvidence } from './apart';
import { Signature } from './signature.entity';

/** What a signature says of who signed, apart from it: either drawn or typed. */
export interface Mark {
  drawing?: Drawing;
  typedName?: string;
  lateReason?: string;
}

type Row = Partial<Signature> & Pick<Signature, 'id' | 'personId'> & { mark: Mark };

/** Keeps signatures, and their marks apart. */
export async function keepSignatures(manager: EntityManager, rows: readonly Row[]): Promise<void> {
  await keepEvidence(
    manager,
    Signature,
    rows.map(({ mark, ...row }) => ({ ...row, about: row.personId, said: mark })),
  );
}

/** The marks of these signatures, by signature id; those of erased people are absent. */
export async function marksOf(
  manager: EntityManager,
  signatureIds: readonly string[],
): Promise<Map<string, Mark>> {
  const apart = await apartFrom(manager, signatureIds);
  return new Map(apart.map(({ evidenceId, content }) => [evidenceId, content]));
}
