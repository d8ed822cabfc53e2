import { builtinModules } from 'node:module';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Who may import whom. Test libraries are open to every layer. */
const layers = [
  { layer: 'domain', imports: [], packages: ['date-fns/*', '@date-fns/tz'] },
  { layer: 'contract', imports: ['domain'], packages: ['zod'] },
  {
    layer: 'content',
    imports: ['domain'],
    packages: ['zod', 'yaml', 'markdown-it*', 'sanitize-html'],
  },
  { layer: 'api', imports: ['domain', 'contract', 'content'] },
  { layer: 'web', imports: ['domain', 'contract'] },
  { layer: 'e2e', imports: ['contract'] },
];

const depConstraints = layers.map(({ layer, imports, packages }) => ({
  sourceTag: `layer:${layer}`,
  onlyDependOnLibsWithTags: imports.map((other) => `layer:${other}`),
  ...(packages && { allowedExternalImports: [...packages, '@jest/globals', 'fast-check'] }),
}));

/** The wings of the API, from the top floor down: each imports its own and those below. */
const wings = [
  ['admin$', 'app.module$', 'http$', 'main$', 'worker$', 'worker.module$'],
  'operations',
  'messages',
  'cafes',
  'proof',
  'training',
  'learning',
  'people',
  'platform',
  'pdf',
  'record',
];

/** The areas of the web, one for each audience, and what they share. */
const areas = ['admin', 'learner', 'public', 'trainer'];
const shared = ['experiments', 'outbox', 'parts', 'session', 'testing'];

/** Keeps the files of a folder from importing others, named by the start of a path from their root. */
function closed(folder, others, message) {
  const above = `^(\\.\\.\\x2F)+(${others.join('|').replaceAll('.', '\\.')})(\\x2F|$)`;
  return {
    files: [`${folder}/**/*.ts`],
    rules: {
      'no-restricted-imports': ['error', { patterns: [{ regex: above, message }] }],
      'no-restricted-syntax': [
        'error',
        { selector: `ImportExpression[source.value=/${above}/]`, message },
      ],
    },
  };
}

const house = [
  ...wings.slice(1).map((wing, index) => {
    const above = wings.slice(0, index + 1).flat();
    return closed(
      `apps/api/src/${wing}`,
      above,
      `Only upper floors import these: ${wing} is below.`,
    );
  }),
  ...areas.map((area) => {
    const others = areas.filter((other) => other !== area);
    return closed(`apps/web/src/app/${area}`, others, 'No area of the web imports another.');
  }),
  ...shared.map((folder) =>
    closed(`apps/web/src/app/${folder}`, areas, 'What areas share knows none of them.'),
  ),
  closed('apps/web/src/app/ui', [...areas, ...shared], 'A piece of interface knows no feature.'),
];

export default ts.config(
  { ignores: ['dist', '.nx', '.angular', '.data', '**/node_modules', '**/test-results'] },
  js.configs.recommended,
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
  {
    files: ['apps/web/public/sw.js'],
    languageOptions: {
      globals: { ...globals.serviceworker, FILES: 'readonly', VERSION: 'readonly' },
    },
  },
  {
    files: ['**/*.ts'],
    extends: [ts.configs.recommended],
    plugins: { '@nx': nx },
    languageOptions: {
      parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname },
    },
    rules: {
      '@nx/enforce-module-boundaries': [
        'error',
        { allow: ['../../../../../package.json'], depConstraints },
      ],
      '@typescript-eslint/await-thenable': 'error',
      '@typescript-eslint/no-explicit-any': 'error',
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: false }],
      '@typescript-eslint/no-restricted-imports': [
        'error',
        {
          name: 'date-fns',
          message:
            'Import date-fns/addDays and the like: the whole takes a second to load, and 30 MB.',
        },
      ],
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
      eqeqeq: 'error',
      'no-console': ['error', { allow: ['info', 'warn', 'error'] }],
      'no-irregular-whitespace': ['error', { skipTemplates: true, skipComments: true }],
    },
  },
  {
    files: ['libs/domain/**/*.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          paths: builtinModules,
          patterns: [{ group: ['node:*'], message: 'The domain is pure.' }],
        },
      ],
    },
  },
  ...house,
  {
    files: ['apps/web/src/**/*.ts'],
    extends: [angular.configs.tsRecommended],
    processor: angular.processInlineTemplates,
  },
  {
    files: ['apps/web/src/**/*.html'],
    extends: [angular.configs.templateRecommended, angular.configs.templateAccessibility],
    // French sets a non-breaking space before : ; ? ! and ».
    rules: { 'no-irregular-whitespace': 'off' },
  },
);
