import { spawnSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const workspace = fileURLToPath(new URL('../../..', import.meta.url));
let count = 0;

export type AdminTool = ReturnType<typeof adminTool>;

/** The operator’s tool as it is installed: built once, run as a process of its own. */
export function adminTool() {
  count += 1;
  const built = `node_modules/.cache/percolateur-admin-${process.pid}-${count}`;
  const build = ['tools/build-api.mjs', `--outdir=${built}`];
  const { status, stderr } = spawnSync(process.execPath, build, { cwd: workspace });
  if (status !== 0) throw new Error(`The tool was not built: ${stderr.toString()}`);
  return {
    run(databaseUrl: string, dataDir: string, args: readonly string[]) {
      const env = { PATH: process.env.PATH, NODE_ENV: 'test', DATABASE_URL: databaseUrl };
      const program = join(workspace, built, 'admin.mjs');
      const run = spawnSync(process.execPath, [program, ...args], {
        env: { ...env, DATA_DIR: dataDir },
        encoding: 'utf8',
      });
      return { code: run.status, said: run.stdout, complained: run.stderr };
    },
    remove: () => rmSync(join(workspace, built), { recursive: true, force: true }),
  };
}
