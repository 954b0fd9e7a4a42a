import { lazy } from 'react';

const load = () => import('../board/later.js');

/** The sheet of the hubs, which sessions without hubs never fetch. */
export const HubsSheet = lazy(async () => ({ default: (await load()).HubsSheet }));

/** Fetches the sheet before somebody opens it: by then the room may be out of reach. */
export function fetchHubsSheet(): void {
  void load().catch(() => undefined);
}
