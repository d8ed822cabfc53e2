import presets from 'jest-preset-angular/presets/index.js';
import { reported } from '../../tools/spec-report.mjs';

// Pages tell hours to who reads them in Paris, wherever the specs run.
process.env.TZ = 'Europe/Paris';

export default {
  ...presets.createCjsPreset({ tsconfig: '<rootDir>/tsconfig.json' }),
  ...reported,
  rootDir: import.meta.dirname,
  setupFilesAfterEnv: ['<rootDir>/test-setup.ts'],
  moduleNameMapper: { '^@percolateur/(.*)$': '<rootDir>/../../libs/$1/src/index.ts' },
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  // Time is measured by benchmarks, never by specs.
  testTimeout: 30_000,
  maxWorkers: 2,
};
