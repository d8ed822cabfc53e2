// The whole app on the device, so that it opens without network (ADR 25). What the API says is
// none of its business: it goes to the network, or fails.
// `FILES` and `VERSION` are written by tools/list-files.mjs, once the app is built.
importScripts('/sw-files.js');

const CACHE = `percolateur-${VERSION}`;
const INDEX = '/index.html';
/** How long a page waits for a network that is there but does not answer. */
const PATIENCE_MS = 4000;

self.addEventListener('install', (event) => event.waitUntil(takeAlong()));
self.addEventListener('activate', (event) => event.waitUntil(settle()));
self.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== location.origin || pathname.startsWith('/api/'))
    return;
  if (request.mode === 'navigate') event.respondWith(page(request));
  else if (FILES.includes(pathname)) event.respondWith(file(request));
});

/** All or nothing: a version that did not come whole is tried again at the next visit. */
async function takeAlong() {
  await (await caches.open(CACHE)).addAll(FILES);
}

/** The version before is left once no tab is open on it. */
async function settle() {
  for (const name of await caches.keys()) {
    if (name.startsWith('percolateur-') && name !== CACHE) await caches.delete(name);
  }
  await self.clients.claim();
}

/** The newest page that the network gives; the one taken along when it gives none. */
async function page(request) {
  const patience = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS));
  const asked = fetch(request).catch(() => undefined);
  const answer = await Promise.race([asked, patience]);
  if (answer && answer.status < 500) return answer;
  return (await kept(INDEX)) ?? (await asked) ?? Response.error();
}

/** A file of the app: its name changes with what it holds, so that what is kept is what it is. */
async function file(request) {
  const { pathname } = new URL(request.url);
  return (await kept(pathname)) ?? fetch(request);
}

async function kept(path) {
  return (await caches.open(CACHE)).match(path, { ignoreVary: true });
}
