import type { ReactNode } from 'react';
import { clockIn } from '../parts/time.js';
import type { AudienceTexts } from '../text/en/audience-more.js';
import type { Say } from '../text/say.js';
import type { StillParts } from './audience.js';
import { CountsTable } from './counts.js';
import { FloorBlock } from './floor/block.js';
import { LaterContext } from './later-context.js';
import { hasRoomStrips, RoomStrips } from './room-strips.js';

/** What comes later as the server draws it: all words are at hand there, and no clock runs. */
export function stillParts(say: Say<AudienceTexts>): Omit<StillParts, 'Polls'> {
  const inWords = (children: ReactNode) => (
    <LaterContext.Provider value={say}>{children}</LaterContext.Provider>
  );
  return {
    Floor: ({ isCompact }) => inWords(<FloorBlock isCompact={isCompact} isStill />),
    Counts: () => inWords(<CountsTable />),
    Strips: () => inWords(<RoomStrips />),
    hasStrips: (state) => hasRoomStrips(state, say, clockIn(say.language, state.room.session.timeZone)),
  };
}
