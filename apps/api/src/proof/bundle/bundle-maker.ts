import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { InjectDataSource } from '@nestjs/typeorm';
import { addDays } from 'date-fns/addDays';
import { Refusal } from '@percolateur/domain';
import { DataSource, LessThan } from 'typeorm';
import { Press } from '../../pdf/press';
import { BundleQueue } from '../../platform/bundle-queue';
import { Clock } from '../../platform/clock';
import { ENV } from '../../platform/env';
import type { Env } from '../../platform/env';
import { FileStore } from '../../platform/file-store';
import { EvidenceBundle } from '../../record/evidence-bundle.entity';
import { CertificateFiles } from '../certificate/certificate-files';
import { bundleFiles } from './bundle-files';
import type { BundledFile } from './bundle-files';
import { indexCsv, indexHtml, sumsOf } from './bundle-index';
import type { Listed } from './bundle-index';
import { bundleTitle, fileOf } from './bundle-view';

const keptDays = 7;
const mostTries = 3;

/** Where files are kept does not serve for the moment. */
const storeAway = (error: unknown) => error instanceof Refusal && error.code === 'unavailable';

/** Gathers evidence in one file, paper after paper: the work of the worker. */
@Injectable()
export class BundleMaker {
  private readonly logger = new Logger('bundles');

  constructor(
    @InjectDataSource() private readonly db: DataSource,
    @Inject(ENV) private readonly env: Env,
    private readonly clock: Clock,
    private readonly press: Press,
    private readonly certificates: CertificateFiles,
    private readonly queue: BundleQueue,
    private readonly store: FileStore,
  ) {}

  /** Asks again for what was asked and is not made, and lets go of what is too old. */
  async resume(): Promise<void> {
    const { manager } = this.db;
    const asked = await manager.find(EvidenceBundle, {
      where: [{ status: 'waiting' }, { status: 'under-way' }],
      order: { askedAt: 'ASC' },
      select: { id: true },
      take: 100,
    });
    for (const { id } of asked) this.queue.gather(id);
    const old = await manager.findBy(EvidenceBundle, { expiresAt: LessThan(this.clock.now()) });
    for (const { id } of old) {
      await this.store.remove(fileOf(id)).then(
        () => manager.delete(EvidenceBundle, { id }),
        // The next time, then.
        (error: unknown) => {
          if (!storeAway(error)) throw error;
        },
      );
    }
  }

  /** Makes one, from the beginning, however often it was begun; one that fails again is given up. */
  async make(id: string): Promise<void> {
    const { manager } = this.db;
    const bundle = await manager.findOne(EvidenceBundle, {
      where: { id },
      relations: { organisation: true, cohort: true, person: true },
    });
    if (!bundle || bundle.status === 'ready' || bundle.status === 'failed') return;
    const tries = bundle.tries + 1;
    await manager.update(EvidenceBundle, { id }, { status: 'under-way', tries, done: 0 });
    try {
      const made = await this.gather(bundle);
      const expiresAt = addDays(this.clock.now(), keptDays);
      await manager.update(EvidenceBundle, { id }, { ...made, expiresAt, status: 'ready' });
    } catch (error) {
      if (storeAway(error)) {
        // It is no fault of this bundle.
        await manager.update(EvidenceBundle, { id }, { status: 'waiting', tries: bundle.tries });
        return;
      }
      this.logger.warn(`Bundle ${id}: ${(error as Error).message}`);
      if (tries < mostTries) return;
      const expiresAt = addDays(this.clock.now(), keptDays);
      await manager.update(EvidenceBundle, { id }, { status: 'failed', expiresAt });
    }
  }

  private async gather(bundle: EvidenceBundle): Promise<{ size: string; sha256: string }> {
    const now = this.clock.now();
    const { db, press, certificates } = this;
    const { publicUrl } = this.env;
    const files = await bundleFiles({ db, press, certificates, now, publicUrl }, bundle);
    await db.manager.update(EvidenceBundle, { id: bundle.id }, { total: files.length });
    const { ZipFile } = await import('yazl');
    const zip = new ZipFile();
    const output = zip.outputStream as Readable;
    const hash = createHash('sha256');
    let size = 0;
    const measured = async function* () {
      for await (const chunk of output as AsyncIterable<Buffer>) {
        hash.update(chunk);
        size += chunk.length;
        yield chunk;
      }
    };
    const kept = this.store.keep(fileOf(bundle.id), Readable.from(measured()));
    const put = async () => {
      const listed: Listed[] = [];
      for (const file of files) {
        listed.push(await this.put(zip, file, now));
        await db.manager.update(EvidenceBundle, { id: bundle.id }, { done: listed.length });
      }
      const about = {
        title: bundleTitle(bundle),
        organisation: bundle.organisation!.name,
        at: now,
      };
      const write = (name: string, content: string) =>
        zip.addBuffer(Buffer.from(content), name, { mtime: now });
      write('index.html', indexHtml(about, listed));
      write('index.csv', await indexCsv(listed));
      write('empreintes.sha256', sumsOf(listed));
      zip.end();
    };
    await Promise.all([
      kept,
      put().catch((error: Error) => {
        output.destroy(error);
        throw error;
      }),
    ]);
    return { size: String(size), sha256: hash.digest('hex') };
  }

  /** One paper is in memory at a time, and its digest is taken of what goes in. */
  private async put(
    zip: { addBuffer(bytes: Buffer, name: string, options: object): void },
    { name, what, whose, make }: BundledFile,
    mtime: Date,
  ): Promise<Listed> {
    const content = await make();
    const bytes =
      typeof content === 'string'
        ? Buffer.from(content)
        : Buffer.isBuffer(content)
          ? content
          : Buffer.from(await text(content));
    zip.addBuffer(bytes, name, { mtime, compress: !/\.(pdf|jpg)$/.test(name) });
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return { name, what, whose, size: bytes.length, sha256 };
  }
}
