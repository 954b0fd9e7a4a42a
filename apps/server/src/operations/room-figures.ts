import type { Channel, FigureChart, Figures } from '@openfloor/contract';
import type { Compressed } from '@openfloor/pages';
import type { OpenRoom } from './rooms.js';

/** The figures of a room as a channel is told them, made once for all who ask within two seconds. */
export interface FiguresMade {
  figures: Figures;
  /** The same as JSON. */
  json: Compressed;
  /** Names what they say: the same as long as that is the same, but for the time. */
  version: string;
  /** A chart as CSV. */
  csv(chart: FigureChart): Compressed;
}

/** The figures of rooms, for whoever sends them: the API, and the pages. Who may read them is for the door to say. */
export abstract class RoomFigures {
  abstract of(open: OpenRoom, channel: Channel): Promise<FiguresMade>;
}
