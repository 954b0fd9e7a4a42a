interface Listened {
  addEventListener(type: string, run: () => void): void;
  removeEventListener(type: string, run: () => void): void;
}
type Page = Partial<Listened> & { document?: Listened & { visibilityState: string } };

/**
 * Calls `wake` when the network is back or the page is looked at again; the answer ends it. Does nothing where there
 * is no page.
 */
export function watchPage(wake: () => void, page: Page = globalThis as unknown as Page): () => void {
  const seen = (): void => {
    if (page.document?.visibilityState === 'visible') wake();
  };
  page.addEventListener?.('online', wake);
  page.document?.addEventListener('visibilitychange', seen);
  return () => {
    page.removeEventListener?.('online', wake);
    page.document?.removeEventListener('visibilitychange', seen);
  };
}
