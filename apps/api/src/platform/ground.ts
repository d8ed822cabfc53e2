import { openDatabase } from './database';
import type { Env } from './env';
import type { Ground } from './platform.module';
import { prepareQueue } from './queue';

/**
 * Starts or reaches what the application stands on; `leave` stops what was started here. A worker
 * joins the embedded database of an application that runs.
 */
export async function prepareGround(
  env: Env,
  options?: { join: boolean },
): Promise<Ground & { leave(): Promise<void> }> {
  const { url, leave } = await openDatabase(env, options);
  return { env, databaseUrl: url, queueConnection: prepareQueue(env, url), leave };
}
