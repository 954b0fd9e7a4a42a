import { SUPPORT_GROUPS, type Seated } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { joinedAs, type OpenedRoom } from '../harness/people.js';
import { command } from '../harness/raw.js';
import type { TestServer } from '../harness/server.js';
import type { Step } from './attacker.js';

/** Somebody of the crowd, with the cell of the group they named. */
export interface Voter {
  seat: string;
  cell: number;
}

/** One ballot of the crowd: what the attacker sees of it, and the cell that nobody is to know. */
export interface Ballot {
  step: Step;
  cell: number;
}

/** How many of the crowd are of each group, in the order of the cells. */
export const CROWD: readonly number[] = [16, 11, 26, 3, 0, 1, 0, 9];

/** Lets the crowd in, each with their group. */
export async function crowdOf(server: TestServer, room: OpenedRoom): Promise<Voter[]> {
  const cells = CROWD.flatMap((count, cell) => Array<number>(count).fill(cell));
  const voters: Voter[] = [];
  for (let at = 0; at < cells.length; at += 16) {
    const some = cells.slice(at, at + 16);
    voters.push(...(await Promise.all(some.map((cell) => voterOf(server, room, cell)))));
  }
  return voters;
}

async function voterOf(server: TestServer, room: OpenedRoom, cell: number): Promise<Voter> {
  const group = SUPPORT_GROUPS[cell];
  const { seat }: Seated = await joinedAs(server, room.code, group ? { stakeholderGroup: group } : {});
  return { seat, cell };
}

/** Has somebody vote, and waits until it is durable. */
export async function vote(
  server: TestServer,
  { sessionId }: OpenedRoom,
  { seat }: Voter,
  questionId: string,
  on: boolean,
): Promise<void> {
  const body = command('question.vote', { questionId, on });
  const { status } = await api(server, 'POST', `/sessions/${sessionId}/commands`, { token: seat, body });
  if (status !== 200) throw new Error(`a vote was answered ${status}`);
}

/** Numbers of a seeded generator (mulberry32), from 0 up to, but without, 1. */
export function chance(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The crowd in an order in which the groups come in runs, as delegations do: the worst case for those who watch figures. */
export function inRuns(voters: readonly Voter[], random: () => number): Voter[] {
  const left = new Map<number, Voter[]>();
  for (const voter of voters) left.set(voter.cell, [...(left.get(voter.cell) ?? []), voter]);
  const order: Voter[] = [];
  while (left.size > 0) {
    const cells = [...left.keys()];
    const cell = cells[Math.floor(random() * cells.length)] ?? 0;
    const group = left.get(cell) ?? [];
    order.push(...group.splice(0, 1 + Math.floor(random() * 9)));
    if (group.length === 0) left.delete(cell);
  }
  return order;
}
