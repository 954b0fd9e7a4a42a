import { Injectable } from '@nestjs/common';
import type { Channel } from '@openfloor/contract';
import { Ledgers } from '../operations/ledgers.js';
import type { OpenRoom } from '../operations/rooms.js';
import { materialForExport, materialForReport, type Beside } from './gathering.js';
import { lacksOf } from './lacks.js';
import type { Material } from './material.js';

/** Where the JSON Schema of reports is, below the address of the server. */
export const SCHEMA_PATH = '/api/v1/report.schema.json';

/** Gathers what reports and exports are made from: the room as it was committed last, its figures and its ledger. */
@Injectable()
export class Gatherer {
  constructor(private readonly ledgers: Ledgers) {}

  /** What stands beside the room; `address` is where this server is found. */
  async besides(open: OpenRoom, channel: Channel, address: string): Promise<Beside> {
    const { id } = open.room;
    const [ledger, verified] = await Promise.all([this.ledgers.all(id), this.ledgers.verified(id)]);
    const { session } = open.room;
    return {
      tallies: open.tallies(channel),
      ledger,
      verified,
      missing: lacksOf(open.room),
      now: Date.now(),
      address: `${address}/s/${session.code}/record`,
      schema: `${address}${SCHEMA_PATH}`,
    };
  }

  forReport(open: OpenRoom, beside: Beside, preview: boolean): Material {
    return materialForReport(open.room, beside, preview);
  }

  forExport(open: OpenRoom, beside: Beside, channel: Channel): Material {
    return materialForExport(open.room, beside, channel);
  }
}
