import type { EmbeddedPostgres } from '../src/platform/embedded/embedded-postgres';

/** What the run's setup started and its teardown must end. */
export const throwaway: { current?: { dataDir: string; server: EmbeddedPostgres } } = {};
