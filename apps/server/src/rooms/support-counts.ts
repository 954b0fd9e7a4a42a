import { derivedId } from '../operations/derived-id.js';
import type { Request } from '../operations/rooms.js';
import type { OpenedRoom } from './opened-room.js';
import { Pace, realTime } from './schedule.js';

/** Figures by groups follow at most so often, for they cost a look at every ballot of a question. */
const PAUSE_MS = 1_000;
/** Ballots looked at in one turn, so that nobody waits for it. */
const MOST_BALLOTS = 10_000;

const paces = new WeakMap<OpenedRoom, Pace>();

/**
 * Has the figures by groups follow the votes of a room, soon and now and then. When they do depends on time and on totals
 * alone, never on who voted. Each is a command of the system, so that what is told is stored before anybody sees it.
 */
export function countSupportLater(open: OpenedRoom, give: (request: Request) => void): void {
  const pace = paces.get(open) ?? new Pace(realTime, PAUSE_MS, () => count(open, give));
  paces.set(open, pace);
  pace.ask();
}

function count(open: OpenedRoom, give: (request: Request) => void): void {
  if (!open.exists) return;
  const { room, tally } = open;
  tally.recount();
  const { rev, beat } = room.clock;
  for (const questionIds of portions(tally.due(), (id) => room.ballots(id).size)) {
    const id = derivedId('support', room.id, String(rev), String(beat), ...questionIds);
    give({ id, type: 'support.count', args: { questionIds } });
  }
}

/** The ids in portions of no more weight than one turn can bear; one alone may weigh more. */
function portions(ids: readonly string[], weightOf: (id: string) => number): string[][] {
  const found: string[][] = [];
  let weight = MOST_BALLOTS;
  for (const id of ids) {
    weight += weightOf(id);
    const last = found.at(-1);
    if (last && weight <= MOST_BALLOTS && last.length < 500) last.push(id);
    else {
      found.push([id]);
      weight = weightOf(id);
    }
  }
  return found;
}
