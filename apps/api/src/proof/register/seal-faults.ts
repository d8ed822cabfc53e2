import { setImmediate } from 'node:timers/promises';
import type { EntityManager } from 'typeorm';
import { readTimeStamp } from '../../platform/time-stamp/token';
import type { ChainSeal } from '../../record/chain-seal.entity';

/** `broken`: no time-stamp of what it says. `apart`: the chain does not lead there (any more). */
export interface SealFault {
  organisationId: string;
  number: number;
  fault: 'seal-broken' | 'seal-apart';
}

const perPage = 100;

/** What is wrong with the seals of this organisation, or of all; empty when nothing is. */
export async function sealFaults(
  manager: EntityManager,
  organisationId: string | null = null,
): Promise<SealFault[]> {
  const faults: SealFault[] = [];
  let after: Pick<ChainSeal, 'organisationId' | 'number'> | null = null;
  for (;;) {
    const some: (ChainSeal & { found: string | null })[] = await manager.query(
      `select s.organisation_id as "organisationId", s.number, s.hash, s.at, s.token, s.authority,
              l.hash as found
       from chain_seal s left join chain_link l
         on l.organisation_id = s.organisation_id and l.number = s.number
       where ($1::uuid is null or s.organisation_id = $1)
         and ($2::uuid is null or (s.organisation_id, s.number) > ($2, $3::int))
       order by s.organisation_id, s.number limit ${perPage}`,
      [organisationId, after?.organisationId ?? null, after?.number ?? 0],
    );
    for (const seal of some) {
      const of = { organisationId: seal.organisationId, number: seal.number };
      if (!isBelieved(seal)) faults.push({ ...of, fault: 'seal-broken' });
      if (seal.found !== seal.hash) faults.push({ ...of, fault: 'seal-apart' });
    }
    if (some.length < perPage) return faults;
    after = some[perPage - 1];
    // Signatures are checked on this thread: others have their turn.
    await setImmediate();
  }
}

function isBelieved({ token, hash, authority, at }: ChainSeal): boolean {
  try {
    return readTimeStamp(token, hash, authority).at.getTime() === at.getTime();
  } catch {
    return false;
  }
}
