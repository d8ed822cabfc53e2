import { createHmac, randomBytes } from 'node:crypto';
import { canonicalJson } from '@percolateur/content';
import { In } from 'typeorm';
import type { EntityManager, EntityTarget } from 'typeorm';
import type { QueryDeepPartialEntity } from 'typeorm/query-builder/QueryPartialEntity.js';
import { Erasure } from './erasure.entity';
import { PersonalData } from './personal-data.entity';

/** By person id, the digest of what evidence says of them and does not hold itself. */
export type Sealed = Record<string, string>;

/** What evidence says of one person. */
export type Said = Pick<PersonalData, 'evidenceId' | 'personId' | 'content'>;

/** HMAC-SHA-256, in hexadecimal, of the canonical JSON (RFC 8785) of what is said of a person. */
export function digestOf({ salt, content }: Pick<PersonalData, 'salt' | 'content'>): string {
  return createHmac('sha256', salt).update(canonicalJson(content)).digest('hex');
}

/** What is said of a person, ready to be kept apart. */
export const salted = (said: Said): PersonalData => ({ ...said, salt: randomBytes(32) });

/** Digests by evidence id, as the evidence holds them. */
export function sealedBy(apart: readonly PersonalData[]): Map<string, Sealed> {
  const sealed = new Map<string, Sealed>();
  for (const each of apart) {
    const before = sealed.get(each.evidenceId);
    sealed.set(each.evidenceId, { ...before, [each.personId]: digestOf(each) });
  }
  return sealed;
}

/** Keeps apart what evidence says of people; answers, by evidence id, what the evidence is to hold. */
export async function keepApart(
  manager: EntityManager,
  said: readonly Said[],
): Promise<Map<string, Sealed>> {
  const apart = said.map(salted);
  if (apart.length > 0) await manager.insert(PersonalData, apart);
  return sealedBy(apart);
}

/** A row of evidence, and what it says of one person. */
type Telling<Row> = Partial<Row> & { id: string; about: string; said: object };

/** Keeps rows of evidence, and apart what each says of a person. */
export async function keepEvidence<Row extends { id: string; sealed: Sealed }>(
  manager: EntityManager,
  table: EntityTarget<Row>,
  rows: readonly Telling<Row>[],
): Promise<void> {
  const telling = rows.filter(({ said }) => Object.keys(said).length > 0);
  const sealed = await keepApart(
    manager,
    telling.map(({ id, about, said }) => ({ evidenceId: id, personId: about, content: said })),
  );
  const kept = rows.map(({ about: _, said: __, ...row }) => ({
    ...row,
    sealed: sealed.get(row.id),
  }));
  await manager.insert(table, kept as QueryDeepPartialEntity<Row>[]);
}

/** What these pieces of evidence say of people who were not erased. */
export function apartFrom(
  manager: EntityManager,
  evidenceIds: readonly string[],
): Promise<PersonalData[]> {
  return manager.findBy(PersonalData, { evidenceId: In(evidenceIds) });
}

/** When each of these people was erased; whoever was not is absent. */
export async function erasedAmong(
  manager: EntityManager,
  personIds: readonly string[],
): Promise<Map<string, Date>> {
  const erasures = await manager.findBy(Erasure, { personId: In(personIds) });
  return new Map(erasures.map(({ personId, at }) => [personId, at]));
}
