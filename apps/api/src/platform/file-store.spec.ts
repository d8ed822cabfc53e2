import { createHash, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import { aBucket } from '../../test/a-bucket';
import type { Bucket } from '../../test/a-bucket';
import { BucketFiles } from './bucket-files';
import { DiskFiles } from './disk-files';
import type { FileStore } from './file-store';

const sha256 = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** Bytes that come by pieces, nobody knowing how many there are; broken off in the middle, if told. */
function stream(bytes: Buffer, broken = false): Readable {
  const pieces = function* () {
    for (let at = 0; at < bytes.length; at += 300_000) {
      if (broken && at > bytes.length / 2) throw new Error('the writer broke');
      yield bytes.subarray(at, at + 300_000);
    }
  };
  return Readable.from(pieces());
}

async function kept(store: FileStore, name: string): Promise<Buffer | null> {
  const found = await store.read(name);
  if (!found) return null;
  const bytes = await buffer(found.content);
  expect(bytes).toHaveLength(found.size);
  return bytes;
}

describe.each(['on disk', 'in a bucket'])('files kept %s', (where) => {
  let folder: string;
  let bucket: Bucket;
  let store: FileStore;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'percolateur-files-'));
    bucket = await aBucket();
    store =
      where === 'on disk' ? new DiskFiles(join(folder, 'files')) : new BucketFiles(bucket.url);
  });
  afterAll(async () => {
    await bucket.stop();
    rmSync(folder, { recursive: true });
  });

  test('come back as they went, the smallest and those of many parts', async () => {
    for (const size of [0, 1, 5 * 1024 * 1024, 17_000_001]) {
      const bytes = randomBytes(size);
      await store.keep('preuves.zip', stream(bytes));
      expect(sha256((await kept(store, 'preuves.zip'))!)).toBe(sha256(bytes));
    }
  });

  test('of which one breaks while it is written leave the one before as it was', async () => {
    await store.keep('stable.zip', stream(Buffer.from('avant')));
    for (const size of [400_000, 17_000_001]) {
      const broken = store.keep('stable.zip', stream(randomBytes(size), true));
      await expect(broken).rejects.toThrow('the writer broke');
      expect(String(await kept(store, 'stable.zip'))).toBe('avant');
      await expect(store.keep('never.zip', stream(randomBytes(size), true))).rejects.toThrow();
      expect(await store.read('never.zip')).toBeNull();
    }
    if (where === 'on disk') {
      expect(readdirSync(join(folder, 'files')).filter((name) => name.includes('part'))).toEqual(
        [],
      );
    }
  });

  test('are removed, twice too', async () => {
    await store.keep('gone.zip', stream(Buffer.from('x')));
    await store.remove('gone.zip');
    await store.remove('gone.zip');
    expect(await store.read('gone.zip')).toBeNull();
  });
});

test('a bucket that is away says so, and serves again', async () => {
  const bucket = await aBucket();
  const store = new BucketFiles(bucket.url);
  await store.keep('preuves.zip', stream(Buffer.from('avant')));
  await bucket.pause();
  const unavailable = expect.objectContaining({ code: 'unavailable' });
  await expect(store.read('preuves.zip')).rejects.toEqual(unavailable);
  await expect(store.keep('preuves.zip', stream(randomBytes(100)))).rejects.toEqual(unavailable);
  await expect(store.remove('preuves.zip')).rejects.toEqual(unavailable);
  await bucket.resume();
  expect(String(await kept(store, 'preuves.zip'))).toBe('avant');
  const closed = new BucketFiles(bucket.url.replace(/:[^:@]+@/, ':faux@'));
  await expect(closed.read('preuves.zip')).rejects.toEqual(unavailable);
  await bucket.stop();
});
