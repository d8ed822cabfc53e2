// The courses of libs/content, read by its loader, for the tools: they run on plain Node.js.
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const workspace = fileURLToPath(new URL('..', import.meta.url));
const outdir = join(workspace, 'dist/libs/content');

/** The folder of every shipped course. */
export const courseFolders = () => {
  const root = join(workspace, 'libs/content/courses');
  return readdirSync(root, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => join(root, name));
};

/** What libs/content exports, its loader included. */
export async function contentLibrary() {
  await build({
    entryPoints: ['index', 'load'].map((name) => join(workspace, `libs/content/src/${name}.ts`)),
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    packages: 'external',
    platform: 'node',
    format: 'esm',
    alias: { '@percolateur/domain': join(workspace, 'libs/domain/src/index.ts') },
  });
  return {
    ...(await import(join(outdir, 'index.mjs'))),
    ...(await import(join(outdir, 'load.mjs'))),
  };
}
