const AGAIN_MS = 4_000;

/** What the board fetches later, asked for again until it has come: a part that fails takes the whole screen with it. */
export async function fetchLater(): Promise<typeof import('./later.js')> {
  for (;;) {
    const later = await import('./later.js').catch(() => undefined);
    if (later) return later;
    await new Promise((again) => setTimeout(again, AGAIN_MS));
  }
}
