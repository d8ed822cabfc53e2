import pg from 'pg';

/**
 * A connection whose loss never ends the process. pg tells it by an `error` event, twice when the
 * server says why before it hangs up, and whoever borrowed the connection from a pool may have taken
 * its listener off by then; Node.js ends a process over an `error` that nobody hears. What was asked
 * of the connection fails all the same, and the pool forgets it.
 */
export class SteadyClient extends pg.Client {
  constructor(config?: string | pg.ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }
}

/** Borrowing a connection takes no longer, be they all busy or the server silent. */
export const connectionTimeoutMillis = 8_000;

/**
 * What PostgreSQL gives up by itself: a wait for what somebody else locked (a whole roomful that
 * waits leaves its connections to others well before these stop waiting for one), a statement, and
 * a transaction that its client forgot.
 */
export const patience = {
  lock_timeout: 2_000,
  statement_timeout: 15_000,
  idle_in_transaction_session_timeout: 20_000,
};

/** Does something on a connection of its own. */
export async function withClient<T>(
  url: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new SteadyClient({ connectionString: url, connectionTimeoutMillis });
  await client.connect();
  try {
    return await work(client);
  } finally {
    // A server that is gone answers no goodbye, and none is needed.
    await client.end().catch(() => undefined);
  }
}
