// Prints a table of medians and ratios, and writes it as JSON under bench-results/.
import { mkdirSync, writeFileSync } from 'node:fs';
import { arch, cpus, platform, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('../../../bench-results/', import.meta.url));

export function median(values) {
  const sorted = [...values].sort((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
}

/** `rows`: { case, metric, value, unit, reference?, referenceValue? }; the ratio is added here. */
export function report(name, rows) {
  const done = rows.map((row) => ({
    ...row,
    value: rounded(row.value),
    ...(row.referenceValue !== undefined && {
      referenceValue: rounded(row.referenceValue),
      ratio: rounded(row.value / row.referenceValue),
    }),
  }));
  console.table(
    Object.fromEntries(
      done.map(({ case: title, metric, value, unit, referenceValue, ratio }) => [
        `${title} · ${metric}`,
        { value, unit, reference: referenceValue, ratio },
      ]),
    ),
  );
  const machine = `${platform()} ${arch()}, ${cpus().length} × ${cpus()[0].model}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}`;
  mkdirSync(folder, { recursive: true });
  const result = { name, at: new Date().toISOString(), machine, rows: done };
  writeFileSync(`${folder}${name}.json`, `${JSON.stringify(result, null, 2)}\n`);
  console.info(`Written to bench-results/${name}.json`);
}

const rounded = (value) => Number(value.toPrecision(4));
