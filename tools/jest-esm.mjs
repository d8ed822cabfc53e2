// The Jest configuration shared by everything that runs on Node: native ES modules, the module
// system of production.
import { fileURLToPath } from 'node:url';
import { reported } from './spec-report.mjs';
import { swcOptions } from './swc.mjs';

/** The configuration of one project; `configUrl` is the `import.meta.url` of its own file. */
export function esmJest(configUrl) {
  return {
    rootDir: fileURLToPath(new URL('.', configUrl)),
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '^.+\\.ts$': ['@swc/jest', swcOptions] },
    moduleNameMapper: {
      '^@percolateur/content/(load|text)$': fileURLToPath(
        new URL('../libs/content/src/$1.ts', import.meta.url),
      ),
      '^@percolateur/(.*)$': fileURLToPath(new URL('../libs/$1/src/index.ts', import.meta.url)),
    },
    ...reported,
    testMatch: ['**/*.spec.ts'],
    maxWorkers: 2,
  };
}
