import type { AnswerOf, Route } from '@percolateur/contract';
import { Api, type Handed, problemOf } from '../api';
import type { Given } from './entry';
import type { Outbox } from './outbox';

/**
 * Sends at once, for who waits for the answer, what may also wait for the network: null when it is
 * kept on the device, for want of network or because it speaks of what waits there. The body carries the id that makes a second arrival harmless.
 * Throws `ProblemError` when the server refuses it: nothing is kept then.
 */
export async function sendOrKeep<R extends Route>(
  { api, outbox }: { api: Api; outbox: Outbox },
  given: Given<R>,
): Promise<AnswerOf<R> | null> {
  if (outbox.awaited(given).length > 0) {
    await outbox.keep(given);
    return null;
  }
  try {
    return await api.call(given.route, ...([given] as unknown as Handed<R>));
  } catch (error) {
    if (problemOf(error).code !== 'offline') throw error;
    await outbox.keep(given);
    return null;
  }
}
