import type { Attendance, StakeholderGroup } from '@openfloor/contract';
import { proposing, type Begin, type Course } from './course.js';
import type { Candidate, Proposal, Served, Situation } from './discipline.js';
import { least } from './pick.js';

type Rules = Situation['rules'];
type Who = Pick<Candidate, 'group' | 'attendance'>;

interface Lane {
  name: string | null;
  groups: readonly StakeholderGroup[];
  attendance: readonly Attendance[];
  slots: number;
}

/** Where no lane is for hubs by name they have one of their own: asked now and then, they do not come forward. */
const HUBS: Lane = { name: 'hubs', groups: [], attendance: ['hub'], slots: 1 };
/** For everybody that no lane names. */
const REST: Lane = { name: null, groups: [], attendance: [], slots: 1 };

/**
 * `stakeholder_round`: rounds in which each lane has its slots, as NETmundial's of four microphone lines and two remote
 * turns. Next is the lane with the fewest slots used in this round, so that slots interleave, then the one that stands
 * first in the rules; within it the order received. A slot that nobody asks for lapses with its round.
 */
export const inRounds: Begin = (rules) => new Rounds(rules);

/** Who has the floor next under `stakeholder_round`. */
export const proposeRound = proposing(inRounds);

/** The lane that somebody of this group and attendance waits in, and its slots a round. */
export function laneOf(who: Who, rules: Rules): { name: string | null; slots: number } {
  const { name, slots } = laneAmong(lanesOf(rules), who);
  return { name, slots };
}

class Rounds implements Course {
  private readonly lanes: readonly Lane[];
  private readonly known = new Map<StakeholderGroup | null, Partial<Record<Attendance, Lane>>>();
  private readonly slots = new Map<Lane, number>();
  private round = 1;

  constructor(rules: Rules) {
    this.lanes = lanesOf(rules);
  }

  /** A turn whose lane had no slot left has begun a new round. */
  serve(turn: Served): void {
    const lane = this.laneFor(turn);
    if (this.used(lane) >= lane.slots) {
      this.round += 1;
      this.slots.clear();
    }
    this.slots.set(lane, this.used(lane) + 1);
  }

  next(waiting: readonly Candidate[]): Proposal | undefined {
    const heads = new Map<Lane, Candidate>();
    for (const candidate of waiting) {
      const lane = this.laneFor(candidate);
      const head = heads.get(lane);
      if (!head || candidate.order < head.order) heads.set(lane, candidate);
    }
    const asked = this.lanes.filter((lane) => heads.has(lane));
    const free = asked.filter((lane) => this.used(lane) < lane.slots);
    const isNew = free.length === 0;
    const [lane] = isNew ? asked : least(free, (one) => this.used(one));
    const next = lane && heads.get(lane);
    if (!lane || !next) return undefined;
    const { name, slots } = lane;
    const [round, slot] = isNew ? [this.round + 1, 1] : [this.round, this.used(lane) + 1];
    return { id: next.id, why: { code: 'slot', lane: name, round, slot, slots }, lane: name };
  }

  private used(lane: Lane): number {
    return this.slots.get(lane) ?? 0;
  }

  /** Looks up the lane of each kind of person once. */
  private laneFor(who: Who): Lane {
    const ofGroup = this.known.get(who.group) ?? {};
    this.known.set(who.group, ofGroup);
    return (ofGroup[who.attendance] ??= laneAmong(this.lanes, who));
  }
}

/** The lanes as written, or one for each group where none is; then the hubs' and everybody else's. */
function lanesOf({ lanes, groups }: Rules): Lane[] {
  const eachGroup = () => groups.map(({ key }) => ({ name: key, groups: [key], attendance: [], slots: 1 }));
  const written: Lane[] = lanes.length > 0 ? lanes : eachGroup();
  const hubsAreNamed = written.some(({ attendance }) => attendance.includes('hub'));
  return hubsAreNamed ? [...written, REST] : [...written, HUBS, REST];
}

function laneAmong(lanes: readonly Lane[], { group, attendance }: Who): Lane {
  if (attendance === 'hub' && lanes.includes(HUBS)) return HUBS;
  const open = lanes.filter((lane) => lane.attendance.length === 0 || lane.attendance.includes(attendance));
  const named = open.find(({ groups }) => group !== null && groups.includes(group));
  return named ?? open.find(({ groups }) => groups.length === 0) ?? REST;
}
