import { EnvInvalid, readEnv } from './env';

describe('the settings', () => {
  test('are complete when nothing is said', () => {
    expect(readEnv({})).toMatchObject({ port: 3000, dataDir: '.data', demo: true });
  });

  test('name every variable at fault and what each expects', () => {
    expect(() => readEnv({ PORT: 'trois mille', REDIS_URL: 'http://x', DEMO: 'oui' })).toThrow(
      /PORT: expected a port number[^]*REDIS_URL: expected an address like redis:[^]*DEMO: expected/,
    );
  });

  test('ask for a secret in production, and never make demonstration data there', () => {
    expect(() => readEnv({ NODE_ENV: 'production' })).toThrow(/^SECRET_KEY/);
    const secret = 'x'.repeat(32);
    expect(readEnv({ NODE_ENV: 'production', SECRET_KEY: secret }).demo).toBe(false);
    expect(() => readEnv({ NODE_ENV: 'production', SECRET_KEY: secret, DEMO: '1' })).toThrow(
      EnvInvalid,
    );
  });
});
