import { parseArgs } from 'node:util';
import { openDatabase } from '../../platform/database';
import { readEnv } from '../../platform/env';
import { withClient } from '../../record/connection';
import { writeBackup } from './backup-file';
import type { Summary } from './backup-file';
import { Usage } from './usage';

const help = `Write all that the database holds to a file, as of one instant, while people work.

Usage: npm run admin -- backup FILE

The file holds personal data: only you may read it, and so should it be where you carry it. Queued
jobs are not in it, since what is owed is found again; nor are SECRET_KEY and the settings, to keep
apart; nor the files of certificates, to copy too (files under DATA_DIR, or the bucket of FILES_URL). Read it again with « verify FILE », bring it back with « restore FILE ».`;

/** « 3456 rows of 24 tables, as of 2026-11-28T15:00:00.000Z » */
export function toldOf({ rows, madeAt }: Summary): string {
  const counts = Object.values(rows);
  const total = counts.reduce((sum, count) => sum + count, 0);
  return `${total} rows of ${counts.length} tables, as of ${madeAt}`;
}

/** The one file that a verb is given. */
export function fileOf(args: string[], help: string): string {
  const { positionals } = parseArgs({ args, allowPositionals: true });
  if (positionals.length !== 1) throw new Usage(`Expected one file.\n\n${help}`);
  return positionals[0];
}

export const backup = {
  help,
  async run(args: string[]): Promise<void> {
    const file = fileOf(args, help);
    const { url, leave } = await openDatabase(readEnv(process.env), { join: true });
    try {
      const summary = await withClient(url, (client) => writeBackup(client, file));
      process.stdout.write(`${file}: ${toldOf(summary)}\n`);
    } finally {
      await leave();
    }
  },
};
