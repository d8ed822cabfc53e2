import type { HalfDaySignature } from '@percolateur/domain';
import { In } from 'typeorm';
import type { EntityManager } from 'typeorm';
import { LateAgreement } from './late-agreement.entity';
import { Signature } from './signature.entity';

/** A signature that no other supersedes, with the trainer’s answer when it came late. */
export type StandingSignature = Signature & HalfDaySignature;

/** Every standing signature of these half-days, learners’ and trainers’, the first received first. */
export async function standingSignatures(
  manager: EntityManager,
  halfDayIds: readonly string[],
): Promise<StandingSignature[]> {
  const signatures = await manager.find(Signature, {
    where: { halfDayId: In(halfDayIds) },
    order: { serverTime: 'ASC', id: 'ASC' },
  });
  const superseded = new Set(signatures.map(({ supersedesId }) => supersedesId));
  const standing = signatures.filter(({ id }) => !superseded.has(id));
  const late = standing.filter((signature) => signature.late).map(({ id }) => id);
  const agreements = await manager.findBy(LateAgreement, { signatureId: In(late) });
  const answers = new Map(agreements.map(({ signatureId, agreed }) => [signatureId, agreed]));
  return standing.map((signature) =>
    Object.assign(signature, { agreed: answers.get(signature.id) ?? null }),
  );
}

/** A person’s standing signature of one half-day, if there is one. */
export async function standingSignature(
  manager: EntityManager,
  halfDayId: string,
  personId: string,
  role: Signature['role'],
): Promise<StandingSignature | null> {
  const signatures = await standingSignatures(manager, [halfDayId]);
  return signatures.find((each) => each.personId === personId && each.role === role) ?? null;
}
