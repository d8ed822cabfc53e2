import { readEnv } from './platform/env';
import { prepareGround } from './platform/ground';
import { runUntilStopped } from './platform/run';
import { createWorker } from './worker.module';

// Alone, on the database of DATABASE_URL, or else on the embedded one: that of the application that
// runs on DATA_DIR, its own where none does.
await runUntilStopped(async () => {
  const env = readEnv(process.env);
  const ground = await prepareGround(env, { join: true });
  const worker = await createWorker(ground).catch(async (error) => {
    await ground.leave();
    throw error;
  });
  process.stdout.write('Percolateur worker is ready\n');
  return {
    stop: async () => {
      await worker.close();
      await ground.leave();
    },
  };
});
