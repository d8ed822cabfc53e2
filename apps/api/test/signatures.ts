import type { NewSignature } from '@percolateur/contract';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { Signature } from '../src/record/signature.entity';
import type { HalfDay } from '../src/record/half-day.entity';
import type { Person } from '../src/record/person.entity';

/** A signature drawn on arrival, as a phone sends it. */
export function aSignature(fields: Partial<NewSignature> = {}): NewSignature {
  return {
    id: uuidv7(),
    mark: { way: 'drawn', drawing: [[[20, 120] as [number, number], [300, 60], [560, 140]]] },
    statementVersion: 'present-1',
    clientTime: '2026-11-24T08:00:00Z',
    ...fields,
  };
}

/** The same person, typing the name instead. */
export const typedBy = ({ firstName, lastName }: Person): NewSignature['mark'] => ({
  way: 'typed',
  typedName: `${firstName} ${lastName}`,
});

/** Signatures received on time, straight in the database. */
export async function signedOnTime(
  { db }: { db: { manager: Pick<EntityManager, 'insert'> } },
  person: Person,
  halfDays: readonly HalfDay[],
  fields: Partial<Signature> = {},
): Promise<void> {
  for (const { id, startsAt } of halfDays) {
    await db.manager.insert(Signature, {
      id: uuidv7(),
      halfDayId: id,
      personId: person.id,
      role: 'learner',
      way: 'drawn',
      statementVersion: 'present-1',
      statement: 'Je suis là.',
      drawing: [[[20, 120] as [number, number], [300, 60], [560, 140]]],
      clientTime: startsAt,
      serverTime: startsAt,
      ...fields,
    });
  }
}
