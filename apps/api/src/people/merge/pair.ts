import { mayAnywhere, Refusal } from '@percolateur/domain';
import type { EntityManager } from 'typeorm';
import type { Caller } from '../auth/caller';
import type { OrganisationService } from '../organisation/organisation.service';
import { knowsAll } from './merge-facts';

/** A record, and another, as an organisation names them. */
export interface Pair {
  organisationId: string;
  personId: string;
  otherId: string;
}

/** Whichever is named first, a pair is one. */
export function inOrder({ personId, otherId }: Pair): { oneId: string; otherId: string } {
  const [oneId, lastId] = [personId, otherId].sort();
  return { oneId, otherId: lastId };
}

/**
 * The hub that asks, null for the nation.
 * @throws Refusal `not-found`, also for people whom the hub does not know, or `forbidden`
 */
export async function pairScope(
  manager: EntityManager,
  organisations: OrganisationService,
  caller: Caller,
  { organisationId, personId, otherId }: Pair,
): Promise<string | null> {
  await organisations.find(caller, organisationId, 'people.write');
  const hubId = mayAnywhere(caller, 'hub.create') ? null : organisationId;
  const both = personId !== otherId && (await knowsAll(manager, [personId, otherId], hubId));
  if (!both) throw new Refusal('not-found');
  return hubId;
}

/** Always in the same order: two who decide at once take turns. */
export async function lock(manager: EntityManager, { personId, otherId }: Pair): Promise<void> {
  await manager.query('select id from person where id = any($1) order by id for no key update', [
    [personId, otherId],
  ]);
}
