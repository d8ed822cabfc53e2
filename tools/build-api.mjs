// Bundles the first-party code of the API into dist/apps/api, npm packages left outside, and the
// courses it ships with. esbuild
// alone drops the decorator metadata that NestJS and TypeORM need, so swc compiles each file.
// `--outdir=FOLDER` puts it elsewhere in the workspace; `--entry=PART` makes another part importable.
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { transformFile } from '@swc/core';
import { context } from 'esbuild';
import { contentLibrary, courseFolders } from './load-courses.mjs';
import { swcOptions } from './swc.mjs';

const workspace = fileURLToPath(new URL('..', import.meta.url));
const elsewhere = process.argv.find((arg) => arg.startsWith('--outdir='))?.slice(9);
const outdir = join(workspace, elsewhere ?? 'dist/apps/api');
const entries = [
  ...process.argv.filter((arg) => arg.startsWith('--entry=')).map((arg) => arg.slice(8)),
  'main',
  'worker',
  'admin',
  'press.worker',
  'notary.worker',
  'password.worker',
  'record/data-source',
]
  .map((name) => join(workspace, `apps/api/src/${name}.ts`))
  .filter(existsSync);

const swc = {
  name: 'swc',
  setup: ({ onLoad }) =>
    onLoad({ filter: /\.ts$/ }, async ({ path }) => {
      const { code } = await transformFile(path, { ...swcOptions, sourceMaps: 'inline' });
      return { contents: code, loader: 'js' };
    }),
};

const bundle = await context({
  entryPoints: entries,
  outdir,
  outExtension: { '.js': '.mjs' },
  absWorkingDir: workspace,
  bundle: true,
  splitting: true,
  sourcemap: true,
  packages: 'external',
  platform: 'node',
  target: 'node24',
  format: 'esm',
  alias: Object.fromEntries(
    ['domain/index', 'contract/index', 'content/index', 'content/load', 'content/text'].map(
      (file) => {
        const [lib, name] = file.split('/');
        const path = join(workspace, `libs/${lib}/src/${name}.ts`);
        return [`@percolateur/${name === 'index' ? lib : file}`, path];
      },
    ),
  ),
  plugins: [swc],
  logLevel: 'warning',
});

if (process.argv.includes('--watch')) {
  await bundle.watch();
} else {
  rmSync(outdir, { recursive: true, force: true });
  await bundle.rebuild();
  await bundle.dispose();
  await writeCourses();
}

/** Each shipped course as canonical JSON: no start renders it again, and its hash is that of the bytes. */
async function writeCourses() {
  const { canonicalJson, loadCourse } = await contentLibrary();
  mkdirSync(join(outdir, 'courses'));
  for (const folder of courseFolders()) {
    const course = await loadCourse(folder);
    writeFileSync(join(outdir, 'courses', `${course.slug}.json`), canonicalJson(course));
  }
}
