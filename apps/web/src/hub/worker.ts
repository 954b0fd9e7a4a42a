import { keepsPage, pageFor, type Shelf, assetFor } from './worker-shelf.js';

/** The part of a service worker that this one uses. */
interface Worker {
  readonly location: { origin: string };
  skipWaiting(): Promise<void>;
  readonly clients: { claim(): Promise<void> };
  addEventListener(type: 'install' | 'activate', react: (event: Lasting) => void): void;
  addEventListener(type: 'message', react: (event: Lasting & { data: unknown }) => void): void;
  addEventListener(type: 'fetch', react: (event: Fetched) => void): void;
}
interface Lasting {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetched {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}

const SHELF = 'openfloor hub';
const worker = globalThis as unknown as Worker;

const open = (): Promise<Shelf> => caches.open(SHELF);

worker.addEventListener('install', (event) => event.waitUntil(worker.skipWaiting()));
worker.addEventListener('activate', (event) => event.waitUntil(worker.clients.claim()));

/** A page that has just opened says what it was made of, since all that was fetched before this worker was there. */
worker.addEventListener('message', (event) => {
  const { data } = event;
  if (!Array.isArray(data)) return;
  const paths = data.filter((path): path is string => typeof path === 'string' && keepsPage(path));
  event.waitUntil(open().then((shelf) => Promise.allSettled(paths.map((path) => shelf.add(path)))));
});

worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const { origin, pathname } = new URL(request.url);
  if (request.method !== 'GET' || origin !== worker.location.origin || !keepsPage(pathname)) return;
  const answer = pathname.startsWith('/assets/') ? assetFor : pageFor;
  event.respondWith(open().then((shelf) => answer(shelf, request, (asked) => fetch(asked))));
});
