import { join } from 'node:path';
import { DiskFiles } from './disk-files';
import type { Env } from './env';
import type { FileStore } from './file-store';

/** Where this installation keeps files. The client of buckets is loaded by those who have one. */
export async function filesOn({
  dataDir,
  filesUrl,
}: Pick<Env, 'dataDir' | 'filesUrl'>): Promise<FileStore> {
  if (!filesUrl) return new DiskFiles(join(dataDir, 'files'));
  const { BucketFiles } = await import('./bucket-files');
  return new BucketFiles(filesUrl);
}
