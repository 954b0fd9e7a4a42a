const WORKER = '/hub-worker.js';

/** The address as browsers with Trusted Types want it: by the policy that the page names, for this address alone. */
function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const policy = trustedTypes?.createPolicy('openfloor', { createScriptURL: () => WORKER });
  return (policy?.createScriptURL(WORKER) as string | undefined) ?? WORKER;
}

interface TrustedTypes {
  createPolicy(
    name: string,
    rules: { createScriptURL: (address: string) => string },
  ): { createScriptURL: (address: string) => unknown };
}

/**
 * Keeps this page on the laptop, so that a reload opens it also where the line is dead. Browsers offer that on https and
 * on the machine itself only; elsewhere a reload waits for the line, and the outbox is kept all the same.
 */
export function stayOpen(): void {
  const { serviceWorker } = navigator;
  if (!serviceWorker) return;
  serviceWorker
    .register(workerAddress(), { scope: '/hub' })
    .then(() => serviceWorker.ready)
    .then(({ active }) => {
      const files = performance.getEntriesByType('resource').map(({ name }) => new URL(name).pathname);
      active?.postMessage(['/hub', ...files]);
    })
    .catch(() => undefined);
}
