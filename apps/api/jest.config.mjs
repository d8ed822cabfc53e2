import { esmJest } from '../../tools/jest-esm.mjs';

export default {
  ...esmJest(import.meta.url),
  testTimeout: 30_000,
  globalSetup: './test/global-setup.ts',
  globalTeardown: './test/global-teardown.ts',
};
