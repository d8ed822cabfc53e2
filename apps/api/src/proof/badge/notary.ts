import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { Piscina } from 'piscina';
import type { Drawn } from './badge-drawing';
import type { NotaryJob } from './notarise';
import type { ReadSignature } from '../../pdf/signature/read';
import type { PdfContents } from './read-pdf';
import type { ToCheck, ToSign } from './signing';

/** Beside the bundle; absent where the sources run as they are, in specs. */
const thread = fileURLToPath(new URL('./notary.worker.mjs', import.meta.url));
/** In milliseconds: a proof takes a hundredth of a second; what takes this long was made to. */
const patience = { sign: 30_000, check: 3_000, draw: 30_000, read: 5_000, seal: 5_000 };

/**
 * Signs and checks credentials, and draws badges, in threads apart: those of a cohort keep nobody
 * waiting, and what was made to take for ever takes only its thread down.
 */
@Injectable()
export class Notary implements OnModuleDestroy {
  private pool: Promise<Piscina> | undefined;

  /** These credentials as JSON, with their proofs. */
  sign(asked: ToSign): Promise<string[]> {
    return this.run({ sign: asked }, patience.sign) as Promise<string[]>;
  }

  /** Whether the proof holds. @throws `AbortError` after three seconds */
  check(asked: ToCheck): Promise<boolean> {
    return this.run({ check: asked }, patience.check) as Promise<boolean>;
  }

  /** The picture of a badge, as PNG. */
  async draw(asked: Drawn): Promise<Buffer> {
    const bytes = (await this.run({ draw: asked }, patience.draw)) as Uint8Array;
    return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** What a PDF holds that may be verified; null for what is no PDF, or takes too long to read. */
  async read(pdf: Buffer): Promise<PdfContents | null> {
    try {
      return (await this.run({ read: new Uint8Array(pdf) }, patience.read)) as PdfContents;
    } catch {
      return null;
    }
  }

  /** The last signature of a PDF; null where there is none that can be read in time. */
  async signature(pdf: Buffer): Promise<ReadSignature | null> {
    try {
      return (await this.run({ seal: new Uint8Array(pdf) }, patience.seal)) as ReadSignature | null;
    } catch {
      return null;
    }
  }

  private async run(job: NotaryJob, milliseconds: number): Promise<unknown> {
    if (!existsSync(thread)) return (await import('./notarise')).notarise(job);
    const pool = await (this.pool ??= openPool());
    return pool.run(job, { signal: AbortSignal.timeout(milliseconds) });
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
    // Who checks something mad does not keep a hub from issuing.
    maxThreads: 2,
    idleTimeout: 20_000,
    maxQueue: 100,
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: 128 },
  });
}
