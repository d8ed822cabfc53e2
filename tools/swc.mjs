/** How TypeScript is compiled, in the bundle and in the specs alike. */
export const swcOptions = {
  swcrc: false,
  jsc: {
    experimental: { keepImportAttributes: true },
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
