import { once } from 'node:events';
import { createServer } from 'node:net';

/** A program that runs until it is told to stop. */
export interface Running {
  stop(): Promise<void>;
}

/** Time given to what is under way when a stop is asked for. */
const graceMs = 8_000;

/**
 * Runs a program until SIGINT, SIGTERM or SIGHUP, then stops it within ten seconds. A failure to
 * start is told in one line, without a stack: it is for the operator.
 */
export async function runUntilStopped(start: () => Promise<Running>): Promise<void> {
  let running: Running | null = null;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    setTimeout(() => process.exit(1), graceMs).unref();
    await running?.stop();
    process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => void stop());
  }
  try {
    running = await start();
  } catch (error) {
    process.stderr.write(`percolateur: ${sentenceOf(error)}\n`);
    process.exit(1);
  }
}

/** Rejects when the port is taken: told before a database is started, rather than after. */
export async function checkPort(port: number, host: string): Promise<void> {
  const server = createServer().listen(port, host);
  await once(server, 'listening');
  server.close();
  await once(server, 'close');
}

function sentenceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if ('code' in error && error.code === 'EADDRINUSE') {
    const port = 'port' in error ? ` ${String(error.port)}` : '';
    return `PORT${port} is busy: stop what uses it, or choose another with PORT=… (METRICS_ADDRESS=… for metrics)`;
  }
  return error.message;
}
