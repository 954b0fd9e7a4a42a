import type {
  ClockView,
  Corner,
  Counts,
  FloorView,
  HubView,
  NoticeView,
  PersonView,
  PollTally,
  PollView,
  QuestionView,
  RecordView,
  SessionView,
  StageView,
  TakeawayView,
  Welcome,
  You,
} from '@openfloor/contract';

/** A room as a page draws it. Records keep their identity between two views if they did not change. */
export interface RoomView {
  /** Names the history that is shown; empty while there is only the session, because its record is not public. */
  epoch: string;
  session: SessionView;
  questions: ReadonlyMap<string, QuestionView>;
  people: ReadonlyMap<string, PersonView>;
  hubs: ReadonlyMap<string, HubView>;
  /** Requests for the floor, whatever became of them. */
  floors: ReadonlyMap<string, FloorView>;
  clocks: readonly ClockView[];
  notices: readonly NoticeView[];
  stages: readonly StageView[];
  polls: ReadonlyMap<string, PollView>;
  /** How polls stood while they were open, by number; empty of those of which nothing is told. */
  pollTallies: ReadonlyMap<number, PollTally>;
  /** Once the room is live; what a page was rendered from is shown without them. */
  takeaways?: readonly TakeawayView[];
  /** Supporters by receipt number; empty where the session does not show them. */
  votes: ReadonlyMap<number, number>;
  /** The server's ranking by receipt number, where it sends one. */
  order: readonly number[] | null;
  counts: Counts | null;
  mine: Corner;
  you: You;
  /** Records of a large snapshot that are still to come. */
  left: number;
}

/** The room that a first welcome shows, before anything is connected. Throws where it holds no session. */
export function roomOfWelcome({ epoch, put, tallies, mine, you, left }: Welcome): RoomView {
  const session = put.find((record): record is SessionView => record.kind === 'session');
  if (!session) throw new Error('a welcome without its session');
  return {
    epoch,
    session,
    questions: tableOf(put, 'question'),
    people: tableOf(put, 'person'),
    hubs: tableOf(put, 'hub'),
    floors: tableOf(put, 'floor'),
    clocks: [...tableOf(put, 'clock').values()],
    notices: [...tableOf(put, 'notice').values()],
    stages: [...tableOf(put, 'stage').values()],
    polls: tableOf(put, 'poll'),
    pollTallies: new Map(tallies.polls?.map((told) => [told[0], told])),
    votes: votesOf(tallies.votes),
    order: tallies.order ?? null,
    counts: tallies.counts ?? null,
    mine: mine.put,
    you,
    left,
  };
}

function tableOf<K extends RecordView['kind']>(
  put: readonly RecordView[],
  kind: K,
): Map<string, Extract<RecordView, { kind: K }>> {
  const ofKind = put.filter((record): record is Extract<RecordView, { kind: K }> => record.kind === kind);
  return new Map(ofKind.map((record) => [record.id, record]));
}

/** `[no, votes, no, votes, …]` as a table. */
export function votesOf(flat: readonly number[]): Map<number, number> {
  const votes = new Map<number, number>();
  for (let i = 0; i + 1 < flat.length; i += 2) votes.set(flat[i] as number, flat[i + 1] as number);
  return votes;
}

/** What is before the panel now, in the moderators' order. */
export function onAir(room: RoomView): QuestionView[] {
  return room.session.onAirIds.flatMap((id) => room.questions.get(id) ?? []);
}

/** The shortlist in its order. */
export function shortlist(room: RoomView): QuestionView[] {
  return [...room.questions.values()]
    .filter(({ status }) => status === 'shortlisted')
    .sort((a, b) => ((a.position ?? '') < (b.position ?? '') ? -1 : 1));
}
