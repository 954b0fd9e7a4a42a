/** Kills a server at random moments while something plays, and brings it back each time. */
const LOOK_MS = 20;
const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

export class Killing {
  /** Moments are shares of the time that it takes, or, where it goes as fast as it can, of the acts that are answered. */
  constructor({ server, kills, watch, forMs }) {
    this.isOver = false;
    const moments = Array.from({ length: server ? kills : 0 }, () => 0.03 + Math.random() * 0.94).sort();
    const startedAt = performance.now();
    const share = () => (forMs === null ? watch.share : (performance.now() - startedAt) / forMs);
    this.done = this.run(server, moments, share);
    this.done.catch(() => undefined);
  }

  async run(server, moments, share) {
    for (const moment of moments) {
      while (share() < moment && !this.isOver) await pause(LOOK_MS);
      await server.kill();
    }
  }

  /** Resolves when the server is up for good. Moments that were not reached come now, so that none is left out. */
  end() {
    this.isOver = true;
    return this.done;
  }
}
