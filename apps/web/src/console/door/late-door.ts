import { lazy } from 'react';

/** What happens at the door, which is fetched once the card for joining is opened. */
export const DoorParts = lazy(async () => ({ default: (await import('./door-parts.js')).DoorParts }));
