// What the browser bundle gets instead of zod. The wire's schemas serve the server, the tests and
// the types; the browser trusts its own server and would carry 15 kB for nothing. Declaring a
// schema costs nothing here; asking one to check a value is a mistake, said out loud.
const checks = new Set(['parse', 'safeParse', 'parseAsync', 'safeParseAsync', '~standard']);

const schema = new Proxy(function () {}, {
  apply: () => schema,
  get(_, name) {
    if (checks.has(name)) throw new Error('Schemas check nothing in the browser: see no-zod.js.');
    return schema;
  },
});

export const z = schema;
