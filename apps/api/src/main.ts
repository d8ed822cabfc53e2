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
  const app = await createHttpApp(ApiModule.on(ground), env, webRoot).catch(async (error) => {
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
