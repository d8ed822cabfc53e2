import { createHash } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** Where the local mailbox keeps its messages. */
export const mailFolder = (dataDir: string) => join(dataDir, 'mail');

/**
 * Keeps a message as a file named by its Message-ID, so that the same message delivered twice is the
 * same file. Resolves once it is on the disk, whole or not at all.
 */
export async function keepMail(folder: string, raw: Buffer): Promise<void> {
  await mkdir(folder, { recursive: true });
  const name = nameOf(raw);
  const draft = join(folder, `.${name}.${process.pid}.${draftNumber++}`);
  const file = await open(draft, 'w', 0o600);
  try {
    await file.writeFile(raw);
    await file.sync();
  } finally {
    await file.close();
  }
  await rename(draft, join(folder, `${name}.eml`));
  const entries = await open(folder, 'r');
  await entries.sync().finally(() => entries.close());
}

let draftNumber = 0;

/** The Message-ID where it makes a safe file name; else a fingerprint of what identifies the message. */
function nameOf(raw: Buffer): string {
  const end = raw.indexOf('\r\n\r\n');
  const headers = raw.subarray(0, end < 0 ? raw.length : end).toString('latin1');
  const id = /^message-id:\s*<([^<>\s]+)>/im.exec(headers)?.[1];
  if (id && isMailId(id)) return id;
  return createHash('sha256')
    .update(id ?? raw)
    .digest('hex');
}

const isMailId = (id: string) => /^\w[\w.@-]{0,200}$/.test(id);

/** Ids of the messages kept, the latest first. */
export async function listMail(folder: string): Promise<string[]> {
  const names = await readdir(folder).catch(noneIfAbsent([]));
  const ids = names.filter((name) => /^\w.*\.eml$/.test(name)).map((name) => name.slice(0, -4));
  const dated = await Promise.all(
    ids.map(async (id) => ({ id, at: (await stat(join(folder, `${id}.eml`))).mtimeMs })),
  );
  return dated.sort((a, b) => b.at - a.at || (a.id < b.id ? 1 : -1)).map(({ id }) => id);
}

/** One message as it arrived; null when there is none by that id. */
export async function readMail(folder: string, id: string): Promise<Buffer | null> {
  return isMailId(id) ? readFile(join(folder, `${id}.eml`)).catch(noneIfAbsent(null)) : null;
}

const noneIfAbsent =
  <T>(none: T) =>
  (error: NodeJS.ErrnoException): T => {
    if (error.code === 'ENOENT') return none;
    throw error;
  };
