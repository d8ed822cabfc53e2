// Runs `npm ci` when what is installed is not what package-lock.json asks for. Written for the
// oldest Node.js the project starts from and for nothing else: it runs before any package is there.
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const workspace = fileURLToPath(new URL('..', import.meta.url));

function packagesOf(file) {
  try {
    return JSON.parse(readFileSync(`${workspace}${file}`, 'utf8')).packages;
  } catch {
    return {};
  }
}

/** npm leaves out the optional packages of other platforms; what it did install must be the version asked. */
function isInstalled() {
  const asked = packagesOf('package-lock.json');
  const installed = packagesOf('node_modules/.package-lock.json');
  return Object.entries(asked).every(([path, { version, optional, devOptional, peer }]) => {
    if (path === '') return true;
    // The list alone does not tell: `npm install --package-lock-only` writes it ahead of the packages.
    if (installed[path] && existsSync(`${workspace}${path}`)) {
      return installed[path].version === version;
    }
    return optional || devOptional || peer;
  });
}

if (!isInstalled()) {
  console.info('Installing the packages (about a minute the first time)…');
  const npm = process.env.npm_execpath;
  // npm's own Node.js, since the one this project carries is among the files about to be replaced.
  const [command, ...args] = npm
    ? [process.env.npm_node_execpath ?? process.execPath, npm, 'ci']
    : ['npm', 'ci'];
  const { status, error } = spawnSync(command, [...args, '--progress=true'], {
    cwd: workspace,
    stdio: 'inherit',
    shell: !npm && process.platform === 'win32',
  });
  if (status !== 0) {
    const reason = error ? ` (${error.message})` : '';
    console.error(
      `Installing failed${reason}: see npm's message above. Check the network and the free space, ` +
        'then run the same command again, or `npm install` if package-lock.json is at fault.',
    );
    process.exit(1);
  }
}
