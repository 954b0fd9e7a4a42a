/** Fetches the sheet of the hubs before somebody opens it: by then the room may be out of reach. */
export function fetchHubsSheet(): void {
  void import('../board/later.js').catch(() => undefined);
}
