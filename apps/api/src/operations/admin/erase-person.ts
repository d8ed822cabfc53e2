import { parseArgs } from 'node:util';
import { erasureObstacles, usualRetention } from '@percolateur/domain';
import type { ErasureObstacle } from '@percolateur/domain';
import type { ClientBase } from 'pg';
import { openOwner } from '../../platform/database';
import { readEnv } from '../../platform/env';
import { withClient } from '../../record/connection';
import { checkSchema } from '../../record/migrate';
import {
  erase,
  erasureFacts,
  filesNaming,
  forgetFiles,
  knownAs,
  photosShowing,
  stillNamed,
} from './erase';
import { register, registered, usualRegister } from './erasure-register';
import type { RegisteredErasure } from './erasure-register';
import { Usage } from './usage';

const help = `Erase somebody: their name, addresses, marks and words, everywhere, for good.

Usage: npm run admin -- erase-person EMAIL|ID [--reason TEXT --yes] [--despite-retention]
                                     [--register FILE]
       npm run admin -- erase-person --registered [--register FILE]

Without --yes, tells what would be erased and what stands in the way, and changes nothing. Ids,
times, hours and digests stay, with a dated tombstone: sheets, counts and evidence hold together.
Proof of a training is kept six years from the end of its year, or RETENTION_YEARS, ten at least
where the European Union pays too; before that,
--despite-retention erases all the same, and the reason is kept. Who holds a role or has a session
ahead is not erased: take the role, end the enrolment first. Who has several records, made one
by their hub, is erased in all of them.

Each erasure is added to the register (erasures.jsonl under DATA_DIR): keep a copy of it beside the
backups. « restore » erases again whom it lists, since an older backup still holds them; so does
--registered, after a restore that was cut short or done by other means. Works as the owner of the
tables, as « migrate » does.`;

const told: Record<ErasureObstacle, string> = {
  'holds-a-role': 'they hold a role: take it first',
  'session-ahead': 'a session of theirs is not over: withdraw or replace them first',
  'proof-kept': 'proof of what they followed or led has to be kept',
};

const options = {
  reason: { type: 'string' },
  yes: { type: 'boolean', default: false },
  'despite-retention': { type: 'boolean', default: false },
  register: { type: 'string' },
  registered: { type: 'boolean', default: false },
} as const;

export const erasePerson = {
  help,
  async run(args: string[]): Promise<void> {
    const { values, positionals } = parseArgs({ args, allowPositionals: true, options });
    const env = readEnv(process.env);
    const file = values.register ?? usualRegister(env.dataDir);
    if (values.registered) return everyoneIn(file);
    const [who] = positionals;
    if (!who || positionals.length > 1) throw new Usage(`Expected one person.\n\n${help}`);
    const reason = values.reason?.trim() ?? '';
    if (values.yes && reason.length < 3) throw new Usage(`--reason: expected why.\n\n${help}`);
    const { ownerUrl, leave } = await openOwner(env, { join: true });
    try {
      await withClient(ownerUrl, async (owner) => {
        await checkSchema(owner);
        const now = new Date();
        const judged: { erasure: RegisteredErasure; why: string[] }[] = [];
        // Of somebody who has several records, all of them, or none.
        for (const personId of await recordsOf(owner, who)) {
          const { obstacles, keptUntil } = erasureObstacles(
            await erasureFacts(owner, personId, now),
            now,
            env.retentionYears ?? usualRetention,
          );
          const inTheWay = obstacles.filter(
            (each) => each !== 'proof-kept' || !values['despite-retention'],
          );
          const until = keptUntil ? ` (until ${keptUntil.toISOString().slice(0, 10)})` : '';
          const why = inTheWay.map((each) => told[each] + (each === 'proof-kept' ? until : ''));
          judged.push({ erasure: { personId, at: now, reason, keptUntil }, why });
        }
        const all = judged.flatMap(({ why }) => why);
        if (values.yes && all.length > 0) throw new Error(`Not erased: ${all.join('; ')}`);
        if (judged.length > 1) {
          process.stdout.write(`One person, ${judged.length} records: all of them\n`);
        }
        for (const { erasure, why } of judged) {
          await eraseIn(owner, erasure, values.yes ? file : null, why);
        }
      });
    } finally {
      await leave();
    }
  },
};

/** Erases again all that a register lists, and tells how many had come back. */
async function everyoneIn(file: string): Promise<void> {
  const { ownerUrl, leave } = await openOwner(readEnv(process.env), { join: true });
  try {
    const again = await withClient(ownerUrl, async (owner) => {
      await checkSchema(owner);
      return eraseAgain(owner, file);
    });
    process.stdout.write(`${file}: ${again} erased again\n`);
  } finally {
    await leave();
  }
}

/** Erases, and registers it; without a register, only tells what it would do. */
async function eraseIn(
  owner: ClientBase,
  erasure: RegisteredErasure,
  file: string | null,
  why: readonly string[],
): Promise<void> {
  const names = await knownAs(owner, erasure.personId);
  await owner.query('begin');
  try {
    const changed = await erase(owner, erasure);
    if (!changed) throw new Error('They are erased already');
    const rows = Object.entries(changed).map(([table, count]) => `${count} of ${table}`);
    const others = await stillNamed(owner, names);
    const photos = await photosShowing(owner, erasure.personId);
    // Registered before it is done: said twice rather than forgotten by a restore.
    const files = await filesNaming(owner, erasure.personId);
    if (file) {
      await register(file, erasure);
      await forgetFiles(owner, erasure.personId);
    }
    await owner.query(file ? 'commit' : 'rollback');
    const lines = [
      `${file ? 'Erased' : 'Would erase'} ${erasure.personId}: ${rows.join(', ')}`,
      ...(others.length > 0
        ? [`Still named by others (rows), to look at: ${others.join(', ')}`]
        : []),
      ...(files.length > 0 ? [`${files.length} files of certificates, whose digests stay`] : []),
      ...(photos > 0
        ? [`Still seen on ${photos} photographed sheets, until everybody on them is erased`]
        : []),
      ...(file ? [`Registered in ${file}: keep a copy beside the backups`] : []),
      ...why.map((each) => `In the way: ${each}`),
      ...(file ? [] : ['Nothing was changed. With --reason TEXT --yes, it is done.']),
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
  } catch (error) {
    await owner.query('rollback');
    throw error;
  }
  // What was erased also leaves the dead rows and the statistics of the tables.
  if (file) await owner.query('vacuum (analyze)');
}

/** Erases again those of a register whom a restored backup still held. Answers how many. */
export async function eraseAgain(owner: ClientBase, file: string): Promise<number> {
  let count = 0;
  for (const erasure of await registered(file)) {
    const { rowCount } = await owner.query('select from person where id = $1', [erasure.personId]);
    if (!rowCount) continue;
    await owner.query('begin');
    try {
      if (await erase(owner, erasure)) count += 1;
      // Files that were brought back may be older than the erasure, too.
      await forgetFiles(owner, erasure.personId);
      await owner.query('commit');
    } catch (error) {
      await owner.query('rollback');
      throw error;
    }
  }
  return count;
}

/**
 * Every record of somebody, the main one first, from the address or id of any.
 * @throws Usage when nobody is known by this address or id
 */
async function recordsOf(owner: ClientBase, who: string): Promise<string[]> {
  const { rows } = await owner.query<{ id: string; erased: boolean }>(
    `select r.id, exists (select from erasure x where x.person_id = r.id) as erased
     from (select id from person where id::text = $1 or email = $2
           union select person_id from other_address where email = $2 limit 1) as found
     cross join lateral records_of(found.id) as r(id)`,
    [who, who.trim().toLowerCase()],
  );
  if (rows.length === 0) throw new Usage(`Nobody is known as ${who}`);
  // A first run may have been cut short between two of them.
  const left = rows.filter(({ erased }) => !erased);
  return (left.length > 0 ? left : rows).map(({ id }) => id);
}
