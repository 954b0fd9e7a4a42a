import type { Channel } from '@openfloor/contract';
import type { Opened } from '../../../../../libs/room/src/testing/open-room.js';
import { materialForExport, materialForReport, type Beside } from '../gathering.js';
import { lacksOf } from '../lacks.js';
import type { Material } from '../material.js';

const HASH = 'f'.repeat(64);

/** What stands beside a room that a test played. */
export function besideOf({ rig, room, tally }: Opened, channel: Channel): Beside {
  const { showVotes } = room.session.rules;
  const votes = channel === 'staff' || showVotes ? tally.flat(channel) : [];
  const ledger = rig.ledger.map(({ hidden: _hidden, ...note }, at) => ({
    no: at + 1,
    ...note,
    digest: HASH,
    previous: HASH,
    hash: HASH,
  }));
  return {
    tallies: { beat: 0, votes, counts: tally.counts(channel) },
    ledger,
    verified: { ok: true, entries: ledger.length, head: HASH, badAt: null },
    missing: lacksOf(room),
    now: rig.now,
    address: 'https://floor.example/s/ABC234/record',
    schema: 'https://floor.example/api/v1/report.schema.json',
  };
}

/** What a report is made from, as everybody reads it or as a preview; or an export of a channel. */
export function materialOf(opened: Opened, what: 'filed' | 'preview' | Channel): Material {
  if (what === 'filed' || what === 'preview')
    return materialForReport(opened.room, besideOf(opened, 'public'), what === 'preview');
  return materialForExport(opened.room, besideOf(opened, what), what);
}
