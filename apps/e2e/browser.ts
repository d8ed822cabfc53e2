import { accessSync, constants } from 'node:fs';
import { delimiter, join } from 'node:path';
import { chromium } from '@playwright/test';

const INSTALLED = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge',
  ...(process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      ['chromium', 'chromium-browser', 'google-chrome', 'microsoft-edge', 'msedge'].map((name) =>
        join(folder, name),
      ),
    ),
];

/**
 * The browser that walks the journeys: CHROMIUM_PATH, else Playwright's own, else one of the machine.
 * @throws Error saying how to get one.
 */
export function findBrowser(): string {
  const { CHROMIUM_PATH } = process.env;
  const found = (CHROMIUM_PATH ? [CHROMIUM_PATH] : [chromium.executablePath(), ...INSTALLED]).find(
    canRun,
  );
  if (found) return found;
  throw new Error(
    CHROMIUM_PATH
      ? `CHROMIUM_PATH (${CHROMIUM_PATH}) is not a program that can be run.`
      : 'No browser: run "npx playwright install chromium" or "apt-get install chromium", or set CHROMIUM_PATH.',
  );
}

function canRun(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
