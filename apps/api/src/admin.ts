import { parseArgs } from 'node:util';
import { EnvInvalid } from './platform/env';
import { backup } from './operations/admin/backup';
import { bounce } from './operations/admin/bounce';
import { checkLinks } from './operations/admin/check-links';
import { createAdmin } from './operations/admin/create-admin';
import { documentKey } from './operations/admin/document-key';
import { erasePerson } from './operations/admin/erase-person';
import { exportChain } from './operations/admin/export-chain';
import { importCourse } from './operations/admin/import-course';
import { migrate } from './operations/admin/migrate';
import { purge } from './operations/admin/purge';
import { restore } from './operations/admin/restore';
import { rotateIssuerKey } from './operations/admin/rotate-key';
import { Usage } from './operations/admin/usage';
import { verify } from './operations/admin/verify';

/** Verb by verb, what the operator’s tool does; each explains itself with --help. */
const verbs: Record<string, { help: string; run(args: string[]): Promise<void> }> = {
  'create-admin': createAdmin,
  'import-course': importCourse,
  migrate,
  'erase-person': erasePerson,
  purge,
  backup,
  restore,
  'rotate-key': rotateIssuerKey,
  'document-key': documentKey,
  verify,
  chain: exportChain,
  bounce,
  'check-links': checkLinks,
};

const general = `Usage: npm run admin -- VERB …

${Object.entries(verbs)
  .map(([name, { help }]) => `  ${name.padEnd(16)}${help.split('\n')[0]}`)
  .join('\n')}

Each verb explains itself with --help. Works on DATABASE_URL, or on the database under DATA_DIR,
be Percolateur running or not.
`;

const [name, ...args] = process.argv.slice(2);
const verb = verbs[name ?? ''];
const { values } = parseArgs({ args, options: { help: { type: 'boolean' } }, strict: false });
if (!verb) {
  if (!name || name === '--help') {
    process.stdout.write(general);
    process.exit(0);
  }
  process.stderr.write(`There is no verb ${name}.\n\n${general}`);
  process.exit(2);
}
if (values.help) {
  process.stdout.write(`${verb.help}\n`);
  process.exit(0);
}
try {
  await verb.run(args);
} catch (error) {
  const message = error instanceof Error ? error.message : String(error);
  process.stderr.write(`${message}\n`);
  const misused =
    error instanceof Usage ||
    error instanceof EnvInvalid ||
    (error as NodeJS.ErrnoException).code?.startsWith('ERR_PARSE_ARGS');
  process.exit(misused ? 2 : 1);
}
