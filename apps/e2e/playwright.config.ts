import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { defineConfig } from '@playwright/test';
import { findBrowser } from './browser';

const port = process.env.E2E_PORT ?? '3100';
const origin = `http://127.0.0.1:${port}`;
const workspace = fileURLToPath(new URL('../..', import.meta.url));
// Where a run writes what it counted, when somebody counts.
const reports = process.env.SPEC_REPORTS;
const dataDir = join(workspace, 'dist/e2e-data');
// Playwright reads this file again in each of its workers, while the server is at work.
if (!process.env.TEST_WORKER_INDEX) rmSync(dataDir, { recursive: true, force: true });

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.e2e.ts',
  outputDir: '../../test-results',
  workers: 1,
  forbidOnly: true,
  // What is slow on a small machine is not wrong: only what never comes is.
  timeout: 120_000,
  reporter: reports
    ? [['list'], ['json', { outputFile: join(reports, 'playwright.json') }]]
    : 'list',
  expect: { timeout: 10_000 },
  use: {
    baseURL: origin,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    actionTimeout: 10_000,
    // A trace slows every step down: `TRACE=1` keeps one of each failure.
    trace: process.env.TRACE ? 'retain-on-failure' : 'off',
    contextOptions: { reducedMotion: 'reduce' },
    launchOptions: {
      executablePath: browserOrExit(),
      args: [
        '--disable-gpu',
        '--disable-dev-shm-usage',
        // Chromium's own sandbox refuses root.
        ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      ],
    },
  },
  webServer: {
    command: 'exec node --enable-source-maps dist/apps/api/main.mjs',
    cwd: workspace,
    env: {
      PORT: port,
      PUBLIC_URL: origin,
      DATA_DIR: dataDir,
      DEMO: '1',
      DATABASE_URL: '',
      REDIS_URL: process.env.REDIS_URL ?? '',
      SMTP_URL: '',
    },
    // The journeys find the password, which is printed once all is ready, in DEMO_PASSWORD.
    wait: { stdout: /password: (?<demo_password>\S+)/ },
    gracefulShutdown: { signal: 'SIGTERM', timeout: 10_000 },
  },
});

function browserOrExit(): string {
  try {
    return findBrowser();
  } catch (error) {
    console.error((error as Error).message);
    process.exit(1);
  }
}
