/** Holds the house free of cycles: between files everywhere, between folders in the API. */
export default {
  forbidden: [
    {
      name: 'no-cycle',
      severity: 'error',
      comment: 'Two files that need each other are one file, or need a third.',
      // Both sides of a relation name each other, in arrows that run later.
      from: { pathNot: '^apps/api/src/record/.+\\.entity\\.ts$' },
      to: { circular: true },
    },
    {
      name: 'no-folder-cycle',
      severity: 'error',
      comment: 'Features of the API build on each other in one direction.',
      scope: 'folder',
      from: { path: '^apps/api/src' },
      to: { circular: true },
    },
  ],
  options: {
    doNotFollow: 'node_modules',
    exclude: ['node_modules', '\\.spec\\.ts$'],
    tsPreCompilationDeps: true,
    tsConfig: { fileName: 'tsconfig.base.json' },
    enhancedResolveOptions: { extensions: ['.ts', '.mjs', '.json'] },
  },
};
