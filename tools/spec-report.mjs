// A reporter of Jest that writes what a run counted, under the names of `jest --json`, into the folder
// SPEC_REPORTS: whatever starts the run, through nx or not, its counts are read there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export default class SpecReport {
  onRunComplete(_contexts, { numPassedTests, numFailedTests, numRuntimeErrorTestSuites }) {
    const folder = process.env.SPEC_REPORTS;
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, `jest-${process.pid}.json`),
      JSON.stringify({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites }),
    );
  }
}

/** What a Jest configuration takes: nothing, unless reports are asked for. */
export const reported = process.env.SPEC_REPORTS
  ? { reporters: ['default', fileURLToPath(import.meta.url)] }
  : {};
