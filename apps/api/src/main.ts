import { fileURLToPath } from 'node:url';
import { ApiModule } from './app.module';
import { readEnv } from './platform/env';
import { prepareGround } from './platform/ground';
import { createHttpApp } from './platform/http';
import { runUntilStopped } from './platform/run';

const webRoot = fileURLToPath(new URL('../web/browser', import.meta.url));

await runUntilStopped(async () => {
  const env = readEnv(process.env);
  const ground = await prepareGround(env);
  // One process does it all, but in production on a database of its own: worker.ts sends there, so
  // that either may be restarted, or multiplied, without the other.
  const sending = !(env.production && env.databaseUrl);
  const module = ApiModule.on(ground, { sending });
  const app = await createHttpApp(module, env, webRoot).catch(async (error) => {
    await ground.leave();
    throw error;
  });
  const stop = async () => {
    await app.close();
    await ground.leave();
  };
  try {
    await app.listen(env.port, '0.0.0.0');
  } catch (error) {
    await stop();
    throw error;
  }
  process.stdout.write(`Percolateur is ready: ${env.publicUrl}\n`);
  return { stop };
});
