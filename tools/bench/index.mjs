// `npm run bench -- NAME`: runs tools/bench/NAME.mjs on a server and web pages built from the sources.
import { readdirSync } from 'node:fs';
import { basename } from 'node:path';
import { buildWhatChanged } from '../build-what-changed.mjs';

const names = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('.mjs') && file !== basename(import.meta.filename))
  .map((file) => basename(file, '.mjs'));
const [name] = process.argv.slice(2);

if (names.includes(name)) {
  await buildWhatChanged('api', 'web');
  await import(`./${name}.mjs`);
} else {
  console.error(
    `${name ? `No benchmark is called ${name}. ` : ''}Choose one of: ${names.join(', ')}`,
  );
  process.exitCode = 2;
}
