import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Piscina } from 'piscina';

/** A document that can be printed: its name, and what draws it from plain facts. */
export interface Printable<Facts> {
  name: string;
  /** Loads what draws it; a process that prints nothing does not carry it. */
  load(): Promise<(facts: Facts) => Promise<Uint8Array>>;
}

/** What the thread is asked. */
export interface PrintJob {
  name: string;
  facts: unknown;
}

/** Beside the bundle; absent where the sources run as they are, in specs. */
const thread = fileURLToPath(new URL('./press.worker.mjs', import.meta.url));
/** A document takes well under a second; one that takes this long never ends. In milliseconds. */
const patience = 30_000;

/**
 * Draws documents in a thread of its own, so that a long one keeps nobody waiting and a mad one takes
 * only its thread down. The thread starts with the first document and ends when none has come for a while.
 */
@Injectable()
export class Press implements OnModuleDestroy {
  private pool: Promise<Piscina> | undefined;

  /** Draws a document. @throws what drawing throws; `AbortError` after half a minute */
  async print<Facts>({ name, load }: Printable<Facts>, facts: Facts): Promise<Buffer> {
    if (!existsSync(thread)) return Buffer.from(await (await load())(facts));
    const pool = await (this.pool ??= openPool());
    const job: PrintJob = { name, facts };
    const bytes = (await pool.run(job, { signal: AbortSignal.timeout(patience) })) as Uint8Array;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  async onModuleDestroy(): Promise<void> {
    await (await this.pool)?.destroy();
  }
}

async function openPool(): Promise<Piscina> {
  const { Piscina: Pool } = await import('piscina');
  return new Pool({
    filename: thread,
    minThreads: 0,
    maxThreads: 1,
    idleTimeout: 20_000,
    maxQueue: 200,
    // The main process is started with its own, smaller, limits.
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 256 },
  });
}
