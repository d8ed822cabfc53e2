// Writes which files make the built web app, for the service worker to take along, and a version
// that changes when any of them does.
import { createHash } from 'node:crypto';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';

/** What the browser never asks for by itself, or must always be read anew. */
const LEFT = /(\.(br|gz|txt|ico|map)|^sw(-files)?\.js)$/;

const [folder] = process.argv.slice(2);
const entries = await readdir(folder, { recursive: true, withFileTypes: true });
const names = entries
  .filter((entry) => entry.isFile())
  .map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'))
  .filter((name) => !LEFT.test(name))
  .sort();
const hash = createHash('sha256');
for (const name of names) hash.update(`${name}\n`).update(await readFile(join(folder, name)));
const version = hash.digest('hex').slice(0, 12);
const files = JSON.stringify(names.map((name) => `/${name}`));
await writeFile(
  join(folder, 'sw-files.js'),
  `self.VERSION = '${version}';\nself.FILES = ${files};\n`,
);
