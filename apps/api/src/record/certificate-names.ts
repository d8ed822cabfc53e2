import { contentHash } from '@percolateur/content';
import type { CertificateSnapshot } from '@percolateur/contract';
import { erasedName, fullName } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import { digestOf, erasedAmong } from './apart';
import type { Said, Sealed } from './apart';
import type { Certificate, CertificateFacts, Named } from './certificate.entity';
import type { PersonalData } from './personal-data.entity';

/** The names of one person in a certificate, each where it is stated. */
interface Names {
  learner?: CertificateSnapshot['learner'];
  /** By place in the list. */
  trainers?: Record<string, string>;
  issuedBy?: string;
}

/** What a certificate states, whole. */
export interface Stated {
  snapshot: CertificateSnapshot;
  /** Whether it is what was issued, as far as it can still be told. */
  intact: boolean;
  /** When the holder was erased; null while they are not. */
  holderErasedAt: Date | null;
}

/** Takes the names out of a certificate: what it states without them, and what it says of whom. */
export function withoutNames(
  snapshot: CertificateSnapshot,
  named: Named,
): { facts: CertificateFacts; names: Map<string, Names> } {
  const names = new Map<string, Names>();
  const of = (personId: string) => {
    const known = names.get(personId) ?? {};
    names.set(personId, known);
    return known;
  };
  of(named.learner).learner = snapshot.learner;
  for (const [index, personId] of named.trainers.entries()) {
    const known = of(personId);
    known.trainers = { ...known.trainers, [index]: snapshot.trainers[index] };
  }
  of(named.issuedBy).issuedBy = snapshot.issuedBy;
  return { facts: { ...snapshot, ...named }, names };
}

/** What of a certificate goes to the evidence itself. */
export const frozen = (facts: CertificateFacts, sealed: Sealed) => ({
  facts,
  sealed,
  factsHash: contentHash({ facts, sealed }),
});

/** What a certificate says of each person, to be kept apart. */
export const saidOf = (evidenceId: string, names: ReadonlyMap<string, Names>): Said[] =>
  [...names].map(([personId, content]) => ({ evidenceId, personId, content }));

/** What these certificates state, by id: with the names kept `apart`, or that these were erased and when. */
export async function statedIn(
  manager: EntityManager,
  certificates: readonly Certificate[],
  apart: readonly PersonalData[],
): Promise<Map<string, Stated>> {
  const kept = new Set(apart.map(({ evidenceId, personId }) => `${evidenceId} ${personId}`));
  const missing = certificates.flatMap(({ id, sealed }) =>
    Object.keys(sealed).filter((personId) => !kept.has(`${id} ${personId}`)),
  );
  const erased = missing.length > 0 ? await erasedAmong(manager, missing) : new Map<string, Date>();
  const own = Map.groupBy(apart, ({ evidenceId }) => evidenceId);
  return new Map(
    certificates.map((each) => [each.id, withNames(each, own.get(each.id) ?? [], erased)]),
  );
}

function withNames(
  { facts, sealed, factsHash }: Certificate,
  apart: readonly PersonalData[],
  erased: ReadonlyMap<string, Date>,
): Stated {
  const names = new Map(apart.map(({ personId, content }) => [personId, content as Names]));
  const of = (personId: string): Names => names.get(personId) ?? {};
  const instead = (personId: string) => {
    const at = erased.get(personId);
    return at ? erasedName(at) : { firstName: 'Nom', lastName: 'manquant' };
  };
  return {
    snapshot: {
      ...facts,
      learner: of(facts.learner).learner ?? { ...instead(facts.learner), employer: '' },
      trainers: facts.trainers.map(
        (personId, index) => of(personId).trainers?.[index] ?? fullName(instead(personId)),
      ),
      issuedBy: of(facts.issuedBy).issuedBy ?? fullName(instead(facts.issuedBy)),
    },
    intact:
      factsHash === contentHash({ facts, sealed }) &&
      apart.every((each) => sealed[each.personId] === digestOf(each)) &&
      Object.keys(sealed).every((personId) => names.has(personId) || erased.has(personId)),
    holderErasedAt: erased.get(facts.learner) ?? null,
  };
}
