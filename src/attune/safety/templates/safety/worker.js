{% autoescape off %}/* Keeps the pages of Right now, as anybody sees them, for a moment without a connection. No word about anyone. */
const kept = {{ kept.as_json }};
{% endautoescape %}const name = `right-now-${kept.version}`;
const WAIT = 3000;

self.addEventListener("install", (event) => {
  const asked = [...kept.pages, ...kept.parts].map((url) => new Request(url, { credentials: "omit", cache: "no-store" }));
  event.waitUntil(caches.open(name).then((cache) => cache.addAll(asked)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const drop = (names) => Promise.all(names.filter((one) => one.startsWith("right-now-") && one !== name).map((one) => caches.delete(one)));
  event.waitUntil(caches.keys().then(drop).then(() => self.clients.claim()));
});

const later = (wait) => new Promise((_, fail) => { setTimeout(fail, wait); });
const stored = (url) => caches.open(name).then((cache) => cache.match(url.pathname));

/* The line first: signed in, a page may hold more. What the line answers is never put into the store. */
async function page(request, url) {
  const line = fetch(request);
  try {
    return await Promise.race([line, later(WAIT)]);
  } catch {
    return (await stored(url)) || line;
  }
}

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (kept.pages.includes(url.pathname)) event.respondWith(page(event.request, url));
  else if (kept.parts.includes(url.pathname)) event.respondWith(stored(url).then((found) => found || fetch(event.request)));
});
