import { esmJest } from '../../tools/jest-esm.mjs';

export default {
  ...esmJest(import.meta.url),
  // Nothing here is timed: this only ends what hangs, on the slowest machine too.
  testTimeout: 90_000,
  globalSetup: './test/global-setup.ts',
  globalTeardown: './test/global-teardown.ts',
};
