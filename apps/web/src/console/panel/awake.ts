/** The parts of a page that keep a screen on; `wakeLock` is missing where a browser has none. */
export interface Wakeable {
  page: Pick<Document, 'visibilityState' | 'addEventListener' | 'removeEventListener'>;
  wakeLock?: { request(type: 'screen'): Promise<{ release(): Promise<void> }> } | undefined;
}

/**
 * Keeps the screen on until the answer is called. A browser takes the lock away from a page that is hidden, so it is
 * asked for again whenever the page is seen; one that refuses, as on an empty battery, is asked again then too.
 */
export function keepAwake({ page, wakeLock }: Wakeable): () => void {
  if (!wakeLock) return () => undefined;
  let isOver = false;
  let lock: { release(): Promise<void> } | undefined;
  const hold = async (): Promise<void> => {
    const held = await wakeLock.request('screen').catch(() => undefined);
    if (isOver) await held?.release();
    else lock = held;
  };
  const seen = (): void => {
    if (page.visibilityState === 'visible') void hold();
  };
  seen();
  page.addEventListener('visibilitychange', seen);
  return () => {
    isOver = true;
    page.removeEventListener('visibilitychange', seen);
    void lock?.release();
  };
}
