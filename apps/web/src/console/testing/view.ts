import type { FloorView, QuestionView, SessionView, StageView } from '@openfloor/contract';
import type { RoomView } from '../../live/room-view.js';
import { NO_CORNER, NOBODY } from '../../live/view-of.js';
import { session } from './records.js';

interface Parts {
  session?: SessionView;
  questions?: readonly QuestionView[];
  floors?: readonly FloorView[];
  stages?: readonly StageView[];
}

/** A room as its screens read it, with what a test cares about. */
export function roomView({
  session: one = session(),
  questions = [],
  floors = [],
  stages = [],
}: Parts): RoomView {
  const byId = <T extends { id: string }>(list: readonly T[]): Map<string, T> =>
    new Map(list.map((record) => [record.id, record]));
  return {
    epoch: 'e',
    session: one,
    questions: byId(questions),
    people: new Map(),
    hubs: new Map(),
    floors: byId(floors),
    clocks: [],
    notices: [],
    stages,
    polls: new Map(),
    pollTallies: new Map(),
    votes: new Map(),
    order: null,
    counts: null,
    mine: NO_CORNER,
    you: NOBODY,
    left: 0,
  };
}
