// The Jest configuration shared by everything that runs on Node: native ES modules (the module
// system of production), TypeScript stripped by swc, decorators with their metadata for NestJS.
import { fileURLToPath } from 'node:url';

const swc = {
  swcrc: false,
  jsc: {
    target: 'es2024',
    keepClassNames: true,
    parser: { syntax: 'typescript', decorators: true },
    transform: {
      legacyDecorator: true,
      decoratorMetadata: true,
      useDefineForClassFields: false,
    },
  },
};

/** The configuration of one project; `configUrl` is the `import.meta.url` of its own file. */
export function esmJest(configUrl) {
  return {
    rootDir: fileURLToPath(new URL('.', configUrl)),
    testEnvironment: 'node',
    extensionsToTreatAsEsm: ['.ts'],
    transform: { '^.+\\.ts$': ['@swc/jest', swc] },
    moduleNameMapper: {
      '^@percolateur/(.*)$': fileURLToPath(new URL('../libs/$1/src/index.ts', import.meta.url)),
    },
    testMatch: ['**/*.spec.ts'],
    maxWorkers: 2,
  };
}
