import { setTimeout } from 'node:timers/promises';
import { linkAfter } from '@percolateur/domain';
import type { LinkOutcome, LinkState } from '@percolateur/domain';
import type { DataSource } from 'typeorm';

/** Between two looks at one server: it has others to answer. */
const politeMs = 1_000;

export interface Looked {
  title: string;
  url: string;
  outcome: LinkOutcome;
  state: LinkState;
}

/**
 * Looks at the link of every resource that is proposed or published, one after the other, and keeps
 * what is believed of each. An address that several share is looked at once.
 */
export async function* lookAtLinks(
  db: DataSource,
  look: (url: string) => Promise<LinkOutcome>,
  { now = () => new Date(), pauseMs = politeMs } = {},
): AsyncGenerator<Looked> {
  const links = await db.query<{ id: string; title: string; url: string; before: LinkState }[]>(
    `select id, title, url, link_state as before from resource
     where status in ('proposed', 'published') order by url, id`,
  );
  const known = new Map<string, LinkOutcome>();
  let lastHost = '';
  for (const { id, title, url, before } of links) {
    const { host } = new URL(url);
    let outcome = known.get(url);
    if (!outcome) {
      if (host === lastHost) await setTimeout(pauseMs);
      outcome = await look(url);
      known.set(url, outcome);
      lastHost = host;
    }
    const state = linkAfter(before, outcome);
    // Unless its address changed meanwhile: that one was not looked at.
    await db.query(
      'update resource set link_state = $3, link_checked_at = $4 where id = $1 and url = $2',
      [id, url, state, now()],
    );
    yield { title, url, outcome, state };
  }
}
