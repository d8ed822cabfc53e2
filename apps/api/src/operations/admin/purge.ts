import { parseArgs } from 'node:util';
import { erasureObstacles, usualRetention } from '@percolateur/domain';
import type { ClientBase } from 'pg';
import { openOwner } from '../../platform/database';
import { readEnv } from '../../platform/env';
import { withClient } from '../../record/connection';
import { checkSchema } from '../../record/migrate';
import { erase, erasureFacts, forgetFiles } from './erase';
import { register, usualRegister } from './erasure-register';
import { Usage } from './usage';

const help = `Erase everybody whose proof is past the time that funders ask.

Usage: npm run admin -- purge [--reason TEXT --yes] [--register FILE]

Without --yes, tells who would be erased (ids, and since when), and changes nothing. Proof of a
training is kept six years from the end of its year, or RETENTION_YEARS, and ten at least where the
European Union pays too, as the session says. Who holds a role or has a session ahead stays, and who
never took part in anything. Chains and hours stay whole: « verify » says so. Each erasure is added to
the register, as « erase-person » does.`;

const options = {
  reason: { type: 'string' },
  yes: { type: 'boolean', default: false },
  register: { type: 'string' },
} as const;

export const purge = {
  help,
  async run(args: string[]): Promise<void> {
    const { values } = parseArgs({ args, options });
    const reason = values.reason?.trim() ?? '';
    if (values.yes && reason.length < 3) throw new Usage(`--reason: expected why.\n\n${help}`);
    const env = readEnv(process.env);
    const file = values.register ?? usualRegister(env.dataDir);
    const { ownerUrl, leave } = await openOwner(env, { join: true });
    try {
      await withClient(ownerUrl, async (owner) => {
        await checkSchema(owner);
        const now = new Date();
        const due = await pastTheirTime(owner, now, env.retentionYears ?? usualRetention);
        for (const { personId, keptUntil } of due) {
          const since = keptUntil.toISOString().slice(0, 10);
          if (values.yes) {
            await eraseOne(owner, { personId, at: now, reason, keptUntil }, file);
          }
          process.stdout.write(
            `${values.yes ? 'Erased' : 'Would erase'} ${personId}: proof kept until ${since}\n`,
          );
        }
        process.stdout.write(
          values.yes
            ? `${due.length} erased, registered in ${file}: keep a copy beside the backups\n`
            : `${due.length} to erase. Nothing was changed. With --reason TEXT --yes, it is done.\n`,
        );
        if (values.yes && due.length > 0) await owner.query('vacuum (analyze)');
      });
    } finally {
      await leave();
    }
  },
};

/** Whoever took part in something whose proof is no longer asked for, and in nothing since. */
async function pastTheirTime(owner: ClientBase, now: Date, years: number) {
  const { rows } = await owner.query<{ id: string }>(
    `select p.id from person p where not exists (select from erasure x where x.person_id = p.id)
     order by p.created_at, p.id`,
  );
  const due: { personId: string; keptUntil: Date }[] = [];
  for (const { id } of rows) {
    const { obstacles, keptUntil } = erasureObstacles(
      await erasureFacts(owner, id, now),
      now,
      years,
    );
    if (obstacles.length === 0 && keptUntil) due.push({ personId: id, keptUntil });
  }
  return due;
}

/** One at a time: what was erased before a fault stays erased, and is in the register. */
async function eraseOne(
  owner: ClientBase,
  erasure: Parameters<typeof erase>[1],
  file: string,
): Promise<void> {
  await owner.query('begin');
  try {
    await erase(owner, erasure);
    await register(file, erasure);
    await forgetFiles(owner, erasure.personId);
    await owner.query('commit');
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
}
