import { EnvInvalid, readEnv } from './env';

const production = {
  NODE_ENV: 'production',
  PUBLIC_URL: 'https://percolateur.example',
  SECRET_KEY: 'w0f2RfQy1Zk7vC3nXp8mTbL5sJdHgA9u',
  SMTP_URL: 'smtp://mail.example:587',
  DATABASE_URL: 'postgres://percolateur:secret@localhost/percolateur',
};

describe('the settings', () => {
  test('are complete when nothing is said, and reach no other machine', () => {
    expect(readEnv({})).toMatchObject({
      port: 3000,
      host: '127.0.0.1',
      dataDir: '.data',
      demo: true,
      mailbox: true,
    });
  });

  test('open nobody’s codes to a network', () => {
    expect(readEnv({ HOST: '0.0.0.0' })).toMatchObject({ demo: true, mailbox: false });
    expect(readEnv({ HOST: '::1' }).mailbox).toBe(true);
    expect(readEnv({ SMTP_URL: 'smtp://localhost' }).mailbox).toBe(false);
  });

  test('name every variable at fault and what each expects', () => {
    expect(() => readEnv({ PORT: 'trois mille', REDIS_URL: 'http://x', DEMO: 'oui' })).toThrow(
      /PORT: expected a port number[^]*REDIS_URL: expected an address like redis:[^]*DEMO: expected/,
    );
    expect(() => readEnv({ HOST: 'ici' })).toThrow(/^HOST: expected an address/);
    for (const METRICS_ADDRESS of ['9464', 'ici:9464', '127.0.0.1:99999', '300.0.0.1:9464']) {
      expect(() => readEnv({ METRICS_ADDRESS })).toThrow(/^METRICS_ADDRESS: expected an address/);
    }
    for (const FILES_URL of ['s3://preuves', 'https://s3.example/b', 'https://k:s@s3.example/']) {
      expect(() => readEnv({ FILES_URL })).toThrow(/^FILES_URL: expected a bucket/);
    }
    expect(readEnv({ METRICS_ADDRESS: '[::1]:9464' }).metrics).toEqual({ host: '::1', port: 9464 });
  });

  test('are taken in production when they are safe', () => {
    expect(readEnv(production)).toMatchObject({ production: true, demo: false, mailbox: false });
    expect(readEnv({ ...production, PUBLIC_URL: 'http://localhost:3000' }).production).toBe(true);
  });

  test.each([
    ['SECRET_KEY', ''],
    ['SECRET_KEY', 'x'.repeat(32)],
    ['SECRET_KEY', 'motdepasse'.repeat(4)],
    ['PUBLIC_URL', ''],
    ['PUBLIC_URL', 'http://percolateur.example'],
    ['SMTP_URL', ''],
    ['DEMO', '1'],
  ])('are refused there by name: %s=%s', (name, value) => {
    expect(() => readEnv({ ...production, [name]: value })).toThrow(EnvInvalid);
    expect(() => readEnv({ ...production, [name]: value })).toThrow(new RegExp(`^${name}: `));
  });

  test('are refused all at once', () => {
    expect(() => readEnv({ NODE_ENV: 'production' })).toThrow(
      /^SECRET_KEY: [^]*\nPUBLIC_URL: [^]*\nSMTP_URL: /,
    );
  });
});
