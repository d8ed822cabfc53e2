import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import S3rver from '@20minutes/s3rver';

export interface Bucket {
  /** As `FILES_URL` is written. */
  url: string;
  /** The service goes away, with what it keeps on its disk, and comes back at the same address. */
  pause(): Promise<void>;
  resume(): Promise<void>;
  stop(): Promise<void>;
}

/** A bucket of a true S3 service on this machine. */
export async function aBucket(): Promise<Bucket> {
  const directory = mkdtempSync(join(tmpdir(), 'percolateur-s3-'));
  const started = async (port: number) => {
    const server = new S3rver({
      ...{ port, address: '127.0.0.1', silent: true, directory },
      configureBuckets: [{ name: 'preuves' }],
    });
    return { server, address: await server.run() };
  };
  let { server, address } = await started(0);
  const pause = () => server.close();
  return {
    url: `http://S3RVER:S3RVER@127.0.0.1:${address.port}/preuves?region=us-east-1`,
    pause,
    resume: async () => void ({ server, address } = await started(address.port)),
    stop: async () => {
      await pause();
      rmSync(directory, { recursive: true });
    },
  };
}
