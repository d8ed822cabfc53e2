import manifest from '../../../../../package.json' with { type: 'json' };

/** The version of Percolateur that runs. */
export const { version } = manifest;
