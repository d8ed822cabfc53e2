// Templates of the web app set non-breaking spaces (U+00A0) inside « » and before : ; ? ! and »: a
// narrow screen would begin a line with them. Part of `npm run check`; what was found is told by line.
import { globSync, readFileSync } from 'node:fs';

/** What is no French: comments, tags, interpolations, control flow. */
const code =
  /<!--.*?-->|<(?:[^<>"']|"[^"]*"|'[^']*')*>|\{\{.*?\}\}|@(?:if|else if|for|switch|case|let|defer|else)\b[^{;]*[{;]/gs;
const fault = /« | (?=[:;?!»](?:[\s<.,)]|$))/g;
const inline = /\n {2}template: `(.*?)`,\n/gs;

/** Places in a file where a plain space should hold; a line that begins with a sign is joined by none. */
function faultsIn(source, from) {
  const french = source.replace(code, (masked) => masked.replace(/[^\n]/g, '_'));
  return [...french.matchAll(fault)]
    .filter(({ index }) => /\S/.test(french.slice(french.lastIndexOf('\n', index), index)))
    .map(({ index }) => from + french.slice(0, index).split('\n').length - 1);
}

const found = globSync('apps/web/src/**/*.{html,ts}').flatMap((file) => {
  if (file.endsWith('.spec.ts')) return [];
  const source = readFileSync(file, 'utf8');
  const templates = file.endsWith('.html')
    ? [[source, 1]]
    : [...source.matchAll(inline)].map((match) => [
        match[1],
        source.slice(0, match.index + match[0].indexOf('`')).split('\n').length,
      ]);
  return templates.flatMap(([text, from]) => faultsIn(text, from).map((line) => `${file}:${line}`));
});
for (const place of found) console.error(`${place}: a non-breaking space is missing`);
process.exitCode = found.length > 0 ? 1 : 0;
