import type { Reply } from '@openfloor/contract';
import { memoryOutboxStore, type OutboxStore } from '../kept.js';
import { Outbox, type OutboxOptions } from '../outbox.js';
import { manualClock, type ManualClock, settled } from './clock.js';
import { uuid } from './frames.js';
import { type Flight, memoryRoad, type Road } from './road.js';

export interface OpenedOutbox {
  outbox: Outbox;
  road: Road;
  store: OutboxStore;
  clock: ManualClock;
  /** Votes for question `no`; the promise is of its reply. */
  vote(no: number, on?: boolean): Promise<Reply>;
  states(): string[];
  /** What is in flight, by question and intent. */
  flights(): string[];
  next(): Flight;
}

/** An outbox at its end of a road in memory. */
export async function openOutbox(more: Partial<OutboxOptions> = {}): Promise<OpenedOutbox> {
  const clock = manualClock(5);
  const store = more.store ?? memoryOutboxStore();
  const road = memoryRoad();
  const outbox = new Outbox({ clock, ...more, store });
  outbox.start((command, timeoutMs) => road.send(command, timeoutMs));
  await settled();
  const about = (args: unknown): string => {
    const { questionId, on } = args as { questionId?: string; on?: boolean };
    return `${Number(questionId?.slice(-3) ?? 0)}${on === false ? ' off' : ''}`;
  };
  return {
    outbox,
    road,
    store,
    clock,
    vote: (no, on = true) => outbox.does('question.vote', { questionId: uuid(no), on }),
    states: () => outbox.entries.map(({ args, state }) => `${about(args)} ${state}`),
    flights: () => road.flying.map(({ command }) => about(command.args)),
    next() {
      const flight = road.flying[0];
      if (!flight) throw new Error('nothing is in flight');
      return flight;
    },
  };
}

/** The ids in the store, each with the code of its refusal. */
export async function kept(store: OutboxStore): Promise<string[]> {
  let ids: string[] = [];
  await store.change((all) => {
    ids = all.map(({ id, refusal }) => (refusal ? `${id} ${refusal.code}` : id));
    return [...all];
  });
  return ids;
}
