import { command, rawSeat, type RawSeat } from './raw.js';
import { joinedAs, type OpenedRoom } from './people.js';
import type { TestServer } from './server.js';

/** Who supports which question, from what was acknowledged; by question id. */
export type Support = Map<string, Set<string>>;

/** Other people in the room, well connected, who vote, ask and moderate until they are told to stop. */
export interface Crowd {
  /** What stands of the votes that were acknowledged. */
  support: Support;
  votes: number;
  stop(): Promise<void>;
}

const VOTERS = 20;
const VOTE_EVERY_MS = 1_000;
const ASK_EVERY_MS = 3_000;
const MODERATE_EVERY_MS = 3_000;

/** Twenty people who vote once a second each, a question every 3 s, and an act of moderation every 3 s. */
export async function gather(server: TestServer, room: OpenedRoom, questionIds: string[]): Promise<Crowd> {
  const seats: { seat: RawSeat; id: string }[] = [];
  for (let at = 0; at < VOTERS; at += 1) {
    const seated = await joinedAs(server, room.code);
    const seat = await rawSeat(server, { session: room.sessionId, seat: seated.seat });
    seats.push({ seat, id: seated.actor.id });
  }
  const crowd = { support: new Map() as Support, votes: 0 };
  const loops = [
    ...seats.map(({ seat, id }, no) =>
      every(VOTE_EVERY_MS, async (turn) => {
        const questionId = questionIds[(no * 7 + turn * 13) % questionIds.length] ?? '';
        const on = !crowd.support.get(questionId)?.has(id);
        const reply = await seat.says(command('question.vote', { questionId, on }));
        if (!reply.ok) throw new Error(`${reply.code} ${reply.message}`);
        count(crowd.support, questionId, id, on);
        crowd.votes += 1;
      }),
    ),
    every(ASK_EVERY_MS, (turn) =>
      room.ama.does('question.submit', { text: `What does the room make of point ${turn} of the draft?` }),
    ),
    every(MODERATE_EVERY_MS, (turn) =>
      room.moderator.does('question.label', {
        questionId: questionIds[turn % questionIds.length] ?? '',
        labels: [`point ${turn}`],
      }),
    ),
  ];
  return Object.assign(crowd, {
    async stop() {
      await Promise.all(loops.map((stop) => stop()));
      for (const { seat } of seats) seat.close();
    },
  });
}

/** Writes down that somebody supports a question, or does not any more. */
export function count(support: Support, questionId: string, voter: string, on: boolean): void {
  const voters = support.get(questionId) ?? new Set();
  if (on) voters.add(voter);
  else voters.delete(voter);
  support.set(questionId, voters);
}

/**
 * Acts again and again, one act after the other and never more often than this; the answer ends it and rejects with
 * what an act rejected with.
 */
export function every(ms: number, act: (turn: number) => Promise<unknown>): () => Promise<void> {
  let stopped = false;
  let wake: () => void = () => undefined;
  const run = async () => {
    for (let turn = 0; !stopped; turn += 1) {
      const dueAt = Date.now() + ms;
      await act(turn);
      await new Promise<void>((resolve) => {
        wake = resolve;
        setTimeout(resolve, Math.max(0, dueAt - Date.now()));
      });
    }
  };
  const done = run();
  done.catch(() => undefined);
  return () => {
    stopped = true;
    wake();
    return done;
  };
}
