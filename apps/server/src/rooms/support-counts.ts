import { derivedId } from '../operations/derived-id.js';
import type { Request } from '../operations/rooms.js';
import type { OpenedRoom } from './opened-room.js';
import { Pace, realTime, type Schedule } from './schedule.js';

/** Figures by groups follow at most so often, for they cost a look at every ballot of a question. */
const PAUSE_MS = 1_000;
/** Ballots looked at in one turn, and the breath before the next such turn, so that no vote waits for all of them. */
const MOST_BALLOTS = 5_000;
const BREATH_MS = 25;
/** Questions that one command may name. */
const MOST_QUESTIONS = 500;

const rounds = new WeakMap<OpenedRoom, Round>();

/**
 * Has the figures by groups follow the votes of a room, soon and now and then. When they do depends on time and on totals
 * alone, never on who voted. Each is a command of the system, so that what is told is stored before anybody sees it.
 */
export function countSupportLater(
  open: OpenedRoom,
  give: (request: Request) => void,
  schedule: Schedule = realTime,
): void {
  const round = rounds.get(open) ?? new Round(open, give, schedule);
  rounds.set(open, round);
  round.ask();
}

/** All questions whose figures are due, a portion at a time: which are due next is asked when each had its turn. */
class Round {
  private left: string[][] = [];
  private readonly pace: Pace;

  constructor(
    private readonly open: OpenedRoom,
    private readonly give: (request: Request) => void,
    schedule: Schedule,
  ) {
    const pauseMs = () => (this.left.length > 0 ? BREATH_MS : PAUSE_MS);
    this.pace = new Pace(schedule, pauseMs, () => this.next());
  }

  ask(): void {
    this.pace.ask();
  }

  private next(): void {
    const { room, tally, exists } = this.open;
    if (!exists) return;
    if (this.left.length === 0) {
      tally.recount();
      this.left = portions(tally.due(), (id) => room.ballots(id).size);
    }
    const questionIds = this.left.shift();
    if (!questionIds) return;
    const { rev, beat } = room.clock;
    const id = derivedId('support', room.id, String(rev), String(beat), ...questionIds);
    this.give({ id, type: 'support.count', args: { questionIds } });
    if (this.left.length > 0) this.ask();
  }
}

/** The ids in portions of no more weight than one turn can bear; one alone may weigh more. */
function portions(ids: readonly string[], weightOf: (id: string) => number): string[][] {
  const found: string[][] = [];
  let weight = 0;
  for (const id of ids) {
    const own = weightOf(id);
    const last = found.at(-1);
    if (last && last.length < MOST_QUESTIONS && weight + own <= MOST_BALLOTS) {
      last.push(id);
      weight += own;
    } else {
      found.push([id]);
      weight = own;
    }
  }
  return found;
}
