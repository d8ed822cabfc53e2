import { existsSync } from 'node:fs';
import { open, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';

/** One erasure, as the register keeps it: no name, no address. */
const Line = z.object({
  personId: z.uuid(),
  at: z.coerce.date(),
  reason: z.string(),
  keptUntil: z.coerce.date().nullable(),
});
export type RegisteredErasure = z.infer<typeof Line>;

/** Where the register stands unless told otherwise: apart from the database, which a restore replaces. */
export const usualRegister = (dataDir: string) => join(dataDir, 'erasures.jsonl');

/** Adds an erasure; it is on the disk once this answers. */
export async function register(file: string, erasure: RegisteredErasure): Promise<void> {
  const handle = await open(file, 'a', 0o600);
  try {
    await handle.write(`${JSON.stringify(erasure)}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Every erasure of a register, none where there is no such file. @throws Error naming a line that is none */
export async function registered(file: string): Promise<RegisteredErasure[]> {
  if (!existsSync(file)) return [];
  const lines = (await readFile(file, 'utf8')).split('\n').filter(Boolean);
  return lines.map((line, index) => {
    try {
      return Line.parse(JSON.parse(line));
    } catch {
      throw new Error(`${file}, line ${index + 1}: no erasure is written there`);
    }
  });
}
