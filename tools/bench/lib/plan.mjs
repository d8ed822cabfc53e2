// What the planner's rule costs with a library of 200 blocks: pure functions, in one process.
import { buildSync } from 'esbuild';

const size = 200;
const rounds = 2_000;

/** One row: the 95th percentile of composing an hour and laying it out, in milliseconds. */
export async function planRows() {
  const { cafeLibrary, composeCafe, layOut, tones, rooms } = await rule();
  const shipped = cafeLibrary();
  const library = Array.from({ length: size }, (_, place) => ({
    ...shipped[place % shipped.length],
    id: `${shipped[place % shipped.length].id}-${place}`,
  }));
  const taken = [];
  for (let round = 0; round < rounds; round += 1) {
    const answers = {
      ...{ audience: 'tous', needs: [], startsAt: '18:00', people: 4 + (round % 37) },
      ...{ room: rooms[round % 3], tone: tones[round % 3], coHost: round % 2 === 0 },
      ...{ network: round % 4 === 0, screen: round % 5 === 0, phones: round % 7 === 0 },
    };
    const before = performance.now();
    layOut(composeCafe(answers, library), answers, library);
    taken.push(performance.now() - before);
  }
  const value = taken.sort((one, other) => one - other)[Math.ceil(rounds * 0.95) - 1];
  return [{ case: 'plan', metric: 'p95', unit: 'ms', value }];
}

/** The rule as the web has it. */
async function rule() {
  const { outputFiles } = buildSync({
    entryPoints: ['libs/domain/src/cafe-plan/index.ts'],
    ...{ bundle: true, format: 'esm', platform: 'node', write: false },
  });
  const code = Buffer.from(outputFiles[0].contents).toString('base64');
  return import(`data:text/javascript;base64,${code}`);
}
