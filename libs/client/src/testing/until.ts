/** Waits for something that a real network does; fails after five seconds. */
export async function until(isSo: () => boolean, what = 'what was expected'): Promise<void> {
  const deadline = Date.now() + 5_000;
  while (!isSo()) {
    if (Date.now() > deadline) throw new Error(`${what} did not come`);
    await new Promise<void>((go) => setImmediate(go));
  }
}
