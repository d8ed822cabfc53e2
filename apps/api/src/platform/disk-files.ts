import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { FileStore } from './file-store';

/** Files on this machine’s disk. */
export class DiskFiles extends FileStore {
  constructor(private readonly folder: string) {
    super();
  }

  /** Written aside, on the disk, then put in place. */
  async keep(name: string, content: Readable): Promise<void> {
    await mkdir(this.folder, { recursive: true });
    const aside = join(this.folder, `${name}.${process.pid}.part`);
    try {
      await pipeline(content, createWriteStream(aside, { mode: 0o600 }));
      const file = await open(aside);
      await file.sync().finally(() => file.close());
      await rename(aside, join(this.folder, name));
    } catch (error) {
      await rm(aside, { force: true });
      throw error;
    }
  }

  async read(name: string): Promise<{ content: Readable; size: number } | null> {
    const file = join(this.folder, name);
    const found = await stat(file).catch(() => null);
    return found && { content: createReadStream(file), size: found.size };
  }

  async remove(name: string): Promise<void> {
    await rm(join(this.folder, name), { force: true });
  }
}
