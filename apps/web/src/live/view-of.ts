import type { RoomSnapshot } from '@openfloor/client';
import type {
  ClockView,
  Corner,
  FloorView,
  HubView,
  NoticeView,
  PersonView,
  PollView,
  QuestionView,
  StageView,
  TakeawayView,
  You,
} from '@openfloor/contract';
import type { RoomView } from './room-view.js';

const EMPTY: ReadonlyMap<string, never> = new Map<string, never>();
/** The corner of somebody who has no seat yet. */
export const NO_CORNER: Corner = {
  questions: [],
  votes: [],
  floor: [],
  signals: [],
  profile: null,
  left: null,
};
/** A reader without a seat. */
export const NOBODY: You = {
  id: null,
  role: 'participant',
  channel: 'public',
  hubId: null,
  personId: null,
  attendance: 'online',
  can: [],
};

/** A live room as a page draws it; undefined until its session is known. */
export function viewOf(snapshot: RoomSnapshot): RoomView | undefined {
  const { epoch, session, records, votes, order, counts, polls, mine, you, left } = snapshot;
  if (!session) return undefined;
  return {
    epoch,
    session,
    questions: (records.get('question') ?? EMPTY) as ReadonlyMap<string, QuestionView>,
    people: (records.get('person') ?? EMPTY) as ReadonlyMap<string, PersonView>,
    hubs: (records.get('hub') ?? EMPTY) as ReadonlyMap<string, HubView>,
    floors: (records.get('floor') ?? EMPTY) as ReadonlyMap<string, FloorView>,
    clocks: [...((records.get('clock') ?? EMPTY) as ReadonlyMap<string, ClockView>).values()],
    notices: [...((records.get('notice') ?? EMPTY) as ReadonlyMap<string, NoticeView>).values()],
    stages: [...((records.get('stage') ?? EMPTY) as ReadonlyMap<string, StageView>).values()],
    polls: (records.get('poll') ?? EMPTY) as ReadonlyMap<string, PollView>,
    pollTallies: polls,
    takeaways: [...((records.get('takeaway') ?? EMPTY) as ReadonlyMap<string, TakeawayView>).values()],
    votes,
    order: order ?? null,
    counts: counts ?? null,
    mine: mine ?? NO_CORNER,
    you: you ?? NOBODY,
    left,
  };
}
