import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { secretKey } from './secrets';

describe('the secret key of an installation', () => {
  let dataDir: string;
  let file: string;
  beforeEach(() => {
    dataDir = mkdtempSync(join(tmpdir(), 'percolateur-secret-'));
    file = join(dataDir, 'secret-key');
  });
  afterEach(() => rmSync(dataDir, { recursive: true, force: true }));

  const key = () => secretKey({ secretKey: null, dataDir });

  test('is the one it is given, or made once and kept for its owner alone', () => {
    expect(secretKey({ secretKey: 'given', dataDir })).toBe('given');
    const made = key();
    expect(made.length).toBeGreaterThanOrEqual(32);
    expect([key(), readFileSync(file, 'utf8')]).toEqual([made, made]);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(readdirSync(dataDir)).toEqual(['secret-key']);
  });

  test('is made anew where a full disk left nothing of it', () => {
    writeFileSync(file, '');
    expect(key().length).toBeGreaterThanOrEqual(32);
    expect(readFileSync(file, 'utf8')).toBe(key());
  });

  test('is read without the newline that an editor adds', () => {
    const made = key();
    writeFileSync(file, `${made}\n`);
    expect(key()).toBe(made);
  });

  test('is refused in words when it was cut short', () => {
    writeFileSync(file, 'abc');
    expect(key).toThrow(/secret-key was cut short \(3 characters\)/);
    expect(readFileSync(file, 'utf8')).toBe('abc');
  });
});
