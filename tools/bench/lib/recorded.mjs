// The statements that a server started under `record-sql.mjs` runs meanwhile.
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { deserialize } from 'node:v8';

/** In order, from the first to the last that `work` causes; `file` is where the server writes. */
export async function statementsDuring(file, pid, work) {
  writeFileSync(file, '');
  process.kill(pid, 'SIGUSR2');
  await wait(200);
  await work();
  process.kill(pid, 'SIGUSR2');
  await wait(200);
  const [, ...lines] = readFileSync(file, 'utf8').trim().split('\n');
  return lines.map((line) => deserialize(Buffer.from(line, 'base64')));
}
