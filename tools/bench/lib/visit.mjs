// Opens pages in Chromium as a phone on slow 4G would, and reads what came over the wire.
import { chromium } from '@playwright/test';
import { findBrowser } from '../../../apps/e2e/browser.ts';

/** 1.6 Mbit/s down, 750 kbit/s up, 150 ms each round trip, in bytes a second and milliseconds. */
const slow4g = {
  offline: false,
  latency: 150,
  downloadThroughput: 1_600_000 / 8,
  uploadThroughput: 750_000 / 8,
};
const cpuSlowdown = 4;
const phone = { viewport: { width: 360, height: 740 }, deviceScaleFactor: 2, isMobile: true };

export const openBrowser = () =>
  chromium.launch({
    executablePath: findBrowser(),
    args: [
      '--disable-gpu',
      '--disable-dev-shm-usage',
      ...(process.getuid() === 0 ? ['--no-sandbox'] : []),
    ],
  });

/** A phone with nothing in its cache, signed in where a cookie is given. */
export async function newPhone(browser, url, cookie) {
  const context = await browser.newContext({ ...phone, locale: 'fr-FR' });
  if (cookie) {
    const [name, value] = cookie.split('=');
    await context.addCookies([{ name, value, url }]);
  }
  return context;
}

/** Opens one page until it is quiet. `brotli`: whether something came compressed so. */
export async function visit(context, url) {
  const page = await context.newPage();
  const cdp = await context.newCDPSession(page);
  await cdp.send('Network.enable');
  await cdp.send('Network.emulateNetworkConditions', slow4g);
  await cdp.send('Emulation.setCPUThrottlingRate', { rate: cpuSlowdown });

  const cached = new Set();
  const received = new Map();
  const seen = { bytes: 0, requests: 0, brotli: false };
  const count = (requestId, bytes) => {
    if (cached.has(requestId)) return;
    seen.bytes += bytes;
    seen.requests += 1;
  };
  cdp.on('Network.requestServedFromCache', ({ requestId }) => cached.add(requestId));
  cdp.on('Network.responseReceived', ({ requestId, response }) => {
    received.set(requestId, response.encodedDataLength);
    if (response.fromDiskCache) cached.add(requestId);
    if (response.headers['content-encoding'] === 'br') seen.brotli = true;
  });
  cdp.on('Network.dataReceived', ({ requestId, encodedDataLength }) =>
    received.set(requestId, received.get(requestId) + encodedDataLength),
  );
  cdp.on('Network.loadingFinished', ({ requestId, encodedDataLength }) =>
    count(requestId, encodedDataLength),
  );
  // Angular cancels what it has just read to the end: it came all the same.
  cdp.on('Network.loadingFailed', ({ requestId }) =>
    count(requestId, received.get(requestId) ?? 0),
  );

  await page.goto(url, { waitUntil: 'networkidle' });
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForLoadState('networkidle');
  const shown = await page.evaluate(readPaints);
  await page.close();
  return { ...seen, ...shown };
}

/** In the page: the largest contentful paint, in milliseconds, and the layout shift. */
function readPaints() {
  const entries = (type) =>
    new Promise((resolve) => {
      const observer = new PerformanceObserver((list) => resolve(list.getEntries()));
      observer.observe({ type, buffered: true });
      setTimeout(resolve, 200, []);
    });
  return Promise.all([entries('largest-contentful-paint'), entries('layout-shift')]).then(
    ([paints, shifts]) => ({
      lcp: paints.at(-1)?.startTime ?? Number.NaN,
      cls: shifts.filter((s) => !s.hadRecentInput).reduce((sum, { value }) => sum + value, 0),
    }),
  );
}
