// npm leaves optional packages it cannot resolve (other platforms, not mirrored by the registry)
// out of package-lock.json, and `npm ci` then refuses the lock. This adds the missing entries.
import { readFileSync, writeFileSync } from 'node:fs';

const file = new URL('../package-lock.json', import.meta.url);
const lock = JSON.parse(readFileSync(file, 'utf8'));
const { packages } = lock;

const OPERATING_SYSTEMS = ['linux', 'darwin', 'win32', 'freebsd', 'android', 'openharmony'];
const PROCESSORS = [
  'x64',
  'arm64',
  'arm',
  'ia32',
  'ppc64',
  's390x',
  'riscv64',
  'loong64',
  'wasm32',
];

/** The path under which Node would find `name` from the package at `from`, or undefined. */
function resolve(name, from) {
  for (let base = from; ; base = base.slice(0, Math.max(0, base.lastIndexOf('/node_modules/')))) {
    const path = base ? `${base}/node_modules/${name}` : `node_modules/${name}`;
    if (packages[path]) return path;
    if (!base) return undefined;
  }
}

/** `os` and `cpu` read off a name such as `@swc/core-darwin-arm64`; an unknown one fits nowhere. */
function platformOf(name) {
  const words = name.replace('windows', 'win32').split(/[-/]/);
  const os = OPERATING_SYSTEMS.find((word) => words.includes(word)) ?? 'none';
  const cpu = PROCESSORS.find((word) => words.some((part) => part.startsWith(word))) ?? 'none';
  return { os: [os], cpu: [cpu] };
}

let added = 0;
for (const [path, entry] of Object.entries(packages)) {
  for (const [name, range] of Object.entries(entry.optionalDependencies ?? {})) {
    if (resolve(name, path)) continue;
    const version = range.replace(/^[\^~>=]+/, '');
    packages[`node_modules/${name}`] = { version, optional: true, ...platformOf(name) };
    added += 1;
  }
}

const sorted = Object.keys(packages).sort((a, b) => a.localeCompare(b, 'en'));
lock.packages = Object.fromEntries(sorted.map((path) => [path, packages[path]]));
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
console.info(`package-lock.json: ${added} optional packages added`);
