import type { NewSignature } from '@percolateur/contract';
import type { EntityManager } from 'typeorm';
import { uuidv7 } from 'uuidv7';
import { keepSignatures } from '../src/record/marks';
import type { Mark } from '../src/record/marks';
import type { Signature } from '../src/record/signature.entity';
import type { HalfDay } from '../src/record/half-day.entity';
import type { Person } from '../src/record/person.entity';

/** A signature drawn on arrival by this person, as a phone sends it. */
export function aSignature(
  { id }: Pick<Person, 'id'>,
  fields: Partial<NewSignature> = {},
): NewSignature {
  return {
    id: uuidv7(),
    for: id,
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

/** A signature received on time, as it is kept. */
export function signatureRow(person: Pick<Person, 'id'>, { id, startsAt }: HalfDay) {
  return {
    id: uuidv7(),
    halfDayId: id,
    personId: person.id,
    role: 'learner' as const,
    way: 'drawn' as const,
    statementVersion: 'present-1',
    statement: 'Je suis là.',
    mark: {
      drawing: [
        [
          [20, 120],
          [300, 60],
          [560, 140],
        ],
      ],
    } as Mark,
    clientTime: startsAt,
    serverTime: startsAt,
  };
}

/** Signatures received on time, straight in the database. */
export async function signedOnTime(
  { db }: { db: { manager: EntityManager } },
  person: Person,
  halfDays: readonly HalfDay[],
  fields: Partial<Signature> & { mark?: Mark } = {},
): Promise<void> {
  await keepSignatures(
    db.manager,
    halfDays.map((halfDay) => ({ ...signatureRow(person, halfDay), ...fields })),
  );
}
