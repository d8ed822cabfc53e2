import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { processIdentity } from './process-identity';

/**
 * Marks `dataDir`, a true path, as this process's own and returns the way to give it back. The mark of a process
 * that is gone does not count.
 * @throws Error when another process that still lives holds it, or when it cannot be written.
 */
export function claimDataDir(dataDir: string): () => void {
  const file = join(dataDir, 'percolateur.lock');
  for (;;) {
    try {
      writeFileSync(file, `${processIdentity(process.pid)}\n${dataDir}`, {
        flag: 'wx',
        mode: 0o600,
      });
      return () => rmSync(file, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const [owner, place = dataDir] = readFileSync(file, 'utf8').split('\n');
    const pid = parseInt(owner, 10);
    if (owner && owner === processIdentity(pid)) {
      if (place !== dataDir) {
        throw new Error(
          `DATA_DIR (${dataDir}) is a copy of ${place}, taken while Percolateur (pid ${pid}) runs there, so that no part of it may be whole: use « npm run admin -- backup », or stop it and copy again`,
        );
      }
      throw new Error(`DATA_DIR (${dataDir}) is in use by another Percolateur (pid ${pid})`);
    }
    rmSync(file, { force: true });
  }
}

/** One line that names DATA_DIR and says what is wrong with it. */
export function explainDataDirError(error: unknown, dataDir: string): Error {
  const { message } = error as Error;
  const where = `DATA_DIR (${dataDir})`;
  if (message.startsWith('DATA_DIR') || message.includes('DATABASE_URL')) return error as Error;
  if (/ENOSPC|EDQUOT|No space left|quota exceeded/i.test(message))
    return new Error(`${where} is full`);
  if (/EROFS|Read-only file system/i.test(message)) return new Error(`${where} is read-only`);
  if (/EACCES|EPERM|Permission denied/i.test(message)) {
    return new Error(`${where} cannot be written by the user who starts Percolateur`);
  }
  if (/EEXIST|ENOTDIR/.test(message)) return new Error(`${where} is not a folder`);
  return new Error(`PostgreSQL could not start in ${where}: ${message.split('\n')[0]}`);
}
