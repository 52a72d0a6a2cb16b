// Keeps the visitor survey at hand without a connection. Nothing of the staff pages is ever kept.
"use strict";
const ASSETS = {{ assets|tojson }};
const STATIC = "bina-static-{{ assets|join|length }}-" + ASSETS.map((a) => a.split("v=")[1].slice(0, 4)).join("");
const SURVEYS = "bina-survei";

self.addEventListener("install", (event) => {
  event.waitUntil(caches.open(STATIC).then((cache) => cache.addAll(ASSETS)).then(() => self.skipWaiting()));
});

self.addEventListener("activate", (event) => {
  const stale = (name) => name.startsWith("bina-static-") && name !== STATIC;
  event.waitUntil(
    caches.keys().then((names) => Promise.all(names.filter(stale).map((name) => caches.delete(name)))).then(() => self.clients.claim())
  );
});

self.addEventListener("fetch", (event) => {
  const url = new URL(event.request.url);
  if (event.request.method !== "GET" || url.origin !== self.location.origin) return;
  if (url.pathname.startsWith("/static/")) event.respondWith(staticFirst(event.request));
  else if (/^\/(survei|s)\/[0-9a-f]{8}-[0-9a-f-]{27}$/.test(url.pathname)) event.respondWith(surveyFresh(event.request, url));
});

async function staticFirst(request) {
  return (await caches.match(request, { ignoreVary: true })) || fetch(request).catch(() => caches.match(request, { ignoreSearch: true, ignoreVary: true }));
}

async function surveyFresh(request, url) {
  const cache = await caches.open(SURVEYS);
  const path = url.pathname.replace(/^\/s\//, "/survei/");
  try {
    const answer = await fetch(request);
    if (answer.ok && answer.type === "basic") await cache.put(path, answer.clone());
    return answer;
  } catch (away) {
    const kept = await cache.match(path, { ignoreVary: true });
    if (kept) return kept;
    throw away;
  }
}
