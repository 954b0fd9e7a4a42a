import { Injectable } from '@nestjs/common';
import type { Channel, FigureChart, Figures } from '@openfloor/contract';
import { Compressed } from '@openfloor/pages';
import { isCensusDue, sessionFigures, type Room } from '@openfloor/room';
import { createHash } from 'node:crypto';
import { csvOf } from '../operations/csv.js';
import { derivedId } from '../operations/derived-id.js';
import { SYSTEM } from '../operations/give.js';
import { RoomFigures, type FiguresMade } from '../operations/room-figures.js';
import { Rooms, type OpenRoom } from '../operations/rooms.js';
import { figureTable } from './figure-tables.js';

/** Whoever asks within this time is told the same. */
const KEPT_MS = 2_000;

interface Kept {
  madeAt: number;
  made: Promise<FiguresMade>;
}

/** Makes the figures of rooms, once for all who ask at about the same time. */
@Injectable()
export class FiguresService extends RoomFigures {
  private readonly kept = new WeakMap<Room, Map<Channel, Kept>>();

  constructor(private readonly rooms: Rooms) {
    super();
  }

  override of(open: OpenRoom, channel: Channel): Promise<FiguresMade> {
    const kept = this.kept.get(open.room) ?? new Map<Channel, Kept>();
    this.kept.set(open.room, kept);
    const now = performance.now();
    const known = kept.get(channel);
    if (known && now - known.madeAt < KEPT_MS) return known.made;
    const made = this.make(open, channel);
    kept.set(channel, { madeAt: now, made });
    made.catch(() => kept.delete(channel));
    return made;
  }

  private async make(open: OpenRoom, channel: Channel): Promise<FiguresMade> {
    await this.follow(open);
    open.tally.recount();
    return madeOf(sessionFigures(open.room, open.tally, channel, Date.now()));
  }

  /**
   * Has people by groups follow those who are here, where they have moved far enough. It is stored before it is told; where
   * it cannot be stored now, what was told last is told again.
   */
  private async follow({ room }: OpenRoom): Promise<void> {
    if (!isCensusDue(room)) return;
    const { rev, beat } = room.clock;
    const id = derivedId('people', room.id, String(rev), String(beat));
    await this.rooms.does(room.id, { id, type: 'people.count', args: {} }, SYSTEM);
  }
}

function madeOf(figures: Figures): FiguresMade {
  const files = new Map<FigureChart, Compressed>();
  const { at: _at, ...said } = figures;
  return {
    figures,
    json: new Compressed(Buffer.from(JSON.stringify(figures)), 'quick'),
    version: createHash('sha256').update(JSON.stringify(said)).digest('base64url').slice(0, 22),
    csv(chart) {
      const { columns, rows } = figureTable(figures, chart);
      const file = files.get(chart) ?? new Compressed(Buffer.from(csvOf(columns, rows)), 'quick');
      files.set(chart, file);
      return file;
    },
  };
}
