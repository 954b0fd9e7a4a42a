/**
 * Keeps this page on the laptop, so that a reload opens it also where the line is dead. Browsers offer that on https and
 * on the machine itself only; elsewhere a reload waits for the line, and the outbox is kept all the same.
 */
export function stayOpen(): void {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  serviceWorker
    .register('/hub-worker.js', { scope: '/hub' })
    .then(() => serviceWorker.ready)
    .then(({ active }) => {
      const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
      active?.postMessage(['/hub', ...files]);
    })
    .catch(() => undefined);
}
