import { type BrowserContext, test as base, expect, type Page } from '@playwright/test';

/** Widths that every page is looked at: a small phone and a desk. */
export const phone = { width: 360, height: 740 };
export const desk = { width: 1280, height: 900 };

interface House {
  /** The scene has the server refuse something, which Chromium notes as an error by itself. */
  refusals: boolean;
  /** The scene cuts the network, which Chromium notes as errors by itself. */
  cuts: boolean;
  /** Somebody comes in with a browser of their own: nothing kept from anybody else. */
  someone: (viewport?: { width: number; height: number }) => Promise<Page>;
}

/** Playwright's test, where every browser is listened to: what was amiss fails the test at its end. */
export const test = base.extend<House>({
  refusals: [false, { option: true }],
  cuts: [false, { option: true }],
  someone: async ({ browser, baseURL, refusals, cuts }, use) => {
    const amiss: string[] = [];
    const contexts: BrowserContext[] = [];
    await use(async (viewport = desk) => {
      const context = await browser.newContext({ viewport });
      contexts.push(context);
      listen(context, baseURL!, amiss);
      return context.newPage();
    });
    await Promise.all(contexts.map((context) => context.close()));
    // The service worker asks for its script again when it likes.
    const cut = /ERR_INTERNET_DISCONNECTED|when fetching the script/;
    const foreseen = [refusals && / status of 40[349] /, cuts && cut];
    const isForeseen = (what: string) => foreseen.some((each) => each && each.test(what));
    expect(amiss.filter((what) => !isForeseen(what))).toEqual([]);
  },
});

/** Notes errors, warnings, and requests that leave the house. */
function listen(context: BrowserContext, origin: string, amiss: string[]): void {
  context.on('weberror', (error) => amiss.push(`${error.page()?.url()}: ${error.error().message}`));
  context.on('console', (message) => {
    if (!['error', 'warning'].includes(message.type())) return;
    // A message runs no script, Playwright’s no more than its own; nor its frame, before it is there.
    if (/^about:(srcdoc|blank)$/.test(message.location().url)) return;
    amiss.push(`${message.page()?.url()}: ${message.text()} (${message.location().url})`);
  });
  context.on('request', (request) => {
    const { protocol, origin: to } = new URL(request.url());
    if (protocol.startsWith('http') && to !== origin) {
      amiss.push(`${request.frame().url()} asks ${request.url()}`);
    }
  });
}

export { expect };
