// A reporter of Jest that writes what a run counted, under the names of `jest --json`, and what failed
// in it, into the folder SPEC_REPORTS: whatever starts the run, through nx or not, it is read there.
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { stripVTControlCharacters } from 'node:util';

export default class SpecReport {
  onRunComplete(
    _contexts,
    { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults },
  ) {
    const folder = process.env.SPEC_REPORTS;
    const failures = testResults
      .filter(({ failureMessage }) => failureMessage)
      .map(({ testFilePath, failureMessage }) => ({
        file: relative(join(import.meta.dirname, '..'), testFilePath),
        why: stripVTControlCharacters(failureMessage),
      }));
    mkdirSync(folder, { recursive: true });
    writeFileSync(
      join(folder, `jest-${process.pid}.json`),
      JSON.stringify({ numPassedTests, numFailedTests, numRuntimeErrorTestSuites, failures }),
    );
  }
}

/** What a Jest configuration takes: nothing, unless reports are asked for. */
export const reported = process.env.SPEC_REPORTS
  ? { reporters: ['default', fileURLToPath(import.meta.url)] }
  : {};
