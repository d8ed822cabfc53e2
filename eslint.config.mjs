import { builtinModules } from 'node:module';
import js from '@eslint/js';
import nx from '@nx/eslint-plugin';
import angular from 'angular-eslint';
import globals from 'globals';
import ts from 'typescript-eslint';

/** Who may import whom. Test libraries are open to every layer. */
const layers = [
  { layer: 'domain', imports: [], packages: ['date-fns', '@date-fns/tz'] },
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

export default ts.config(
  { ignores: ['dist', '.nx', '.angular', '.data', '**/node_modules', '**/test-results'] },
  js.configs.recommended,
  { files: ['**/*.mjs'], languageOptions: { globals: globals.node } },
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
