// A worker of its own beside the API, whose letters go to a server that takes them all.
import { setTimeout as wait } from 'node:timers/promises';
import { SMTPServer } from 'smtp-server';
import { startWorker } from './server.mjs';

/**
 * How long the worker says that each of so many sweeps took, in milliseconds. The first finds all
 * that fell due before it began; the last may come when the sums of every session are counted.
 * `client` reads the database, `env` is the API’s.
 */
export async function sweepsOf(client, dataDir, env, count) {
  const sink = new SMTPServer({
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData: (stream, _session, done) => stream.on('end', done).resume(),
  });
  await new Promise((resolve) => sink.listen(0, '127.0.0.1', resolve));
  const began = new Date();
  const worker = await startWorker(dataDir, {
    ...env,
    SMTP_URL: `smtp://127.0.0.1:${sink.server.address().port}`,
  });
  const taken = new Map();
  let counted = false;
  while (taken.size < count || !counted) {
    await wait(500);
    const { rows } = await client.query(
      `select at, took_ms from worker_beat where name = 'sweep' and at > $1`,
      [began],
    );
    const { rowCount } = await client.query('select from cohort_touched limit 1');
    counted = rowCount === 0;
    for (const { at, took_ms } of rows) taken.set(at.getTime(), took_ms);
  }
  await worker.stop();
  await new Promise((resolve) => sink.close(resolve));
  return [...taken.values()];
}
