import { expect } from '@jest/globals';
import type { FloorView } from '@openfloor/contract';
import { REQUESTS } from './cast.js';
import { secondsOf, type Story, type Turn } from './floor-story.js';
import type { Hall } from './hall.js';
import type { Person } from './people.js';
import { audienceTurns } from './shares.js';
import { until } from './until.js';

/** Beside what the test's clock was moved on, a slow machine lets real time pass. */
const SLOW_SECONDS = 5;

/** What every discipline promises, whatever its order. */
export async function expectServed(hall: Hall, { turns, made }: Story): Promise<void> {
  const called = turns.map(({ floor }) => floor.id);
  expect(audienceTurns({ turns })).toHaveLength(REQUESTS);
  expect(new Set(called).size).toBe(called.length);
  expect([...called].sort()).toEqual(made.map(({ floorId }) => floorId).sort());
  expect(made.map(({ no }) => no)).toEqual(made.map((_, at) => at + 1));
  for (const { floor, waiting, seconds } of turns) {
    expect(floor.id).toBe(waiting[0]?.id);
    expect(seconds).toBeGreaterThanOrEqual(secondsOf(floor));
    expect(seconds).toBeLessThan(secondsOf(floor) + SLOW_SECONDS);
    expect(made.find(({ floorId }) => floorId === floor.id)?.no).toBe(floor.no);
  }
  expect(turns.filter(({ floor }) => floor.class === 'point_of_order')).toHaveLength(2);
  expect(turns.filter(({ floor }) => floor.class === 'reply')).toHaveLength(4);
  await expectOneQueue(hall);
  for (const person of everybody(hall)) {
    const floors = person.records('floor');
    expect(new Set(floors.map(({ status }) => status))).toEqual(new Set(['completed']));
    for (const { floorId, no } of made) expect(floors.find(({ id }) => id === floorId)?.no).toBe(no);
    for (const { why } of floors) expect(why).not.toBeNull();
    expect(person.live.stream.falseGaps).toBe(0);
  }
  for (const [{ asks, name }, phone] of hall.phones) {
    await phone.sees((mine) => mine.floor.every(({ status }) => status === 'completed'));
    expect(phone.now.mine?.floor.map((own) => own.name)).toEqual(Array(asks).fill(name));
  }
}

/** Every seat of every channel sees the same queue, with the same numbers, places, reasons and seconds. */
export async function expectOneQueue(hall: Hall): Promise<void> {
  const said = linesOf(hall.moderator);
  for (const person of everybody(hall)) {
    await until(`${person.name} sees the same queue`, () => linesOf(person).join() === said.join()).catch(
      () => undefined,
    );
    expect(linesOf(person)).toEqual(said);
  }
}

/** Turns that count for a discipline and went before this one; points of order do not. */
export function servedBefore({ turns }: Story, turn: Turn): Turn[] {
  const before = turns.slice(0, turns.indexOf(turn));
  return before.filter(({ floor }) => isCounted(floor));
}

/** Whether a discipline counts a turn: no point of order, and no reply of the panel. */
export function isCounted({ class: kind, personId }: FloorView): boolean {
  return kind !== 'point_of_order' && !(kind === 'reply' && personId !== null);
}

/** Those of the audience who waited when this turn was called. */
export function rivalsOf({ waiting }: Turn): FloorView[] {
  return waiting.filter((floor) => floor.class === 'intervention');
}

/** One each of what is seen: staff, panel, hub, phone, somebody without a seat, and the stage. */
function everybody({ moderator, panel, hubs, phones, watcher, stage }: Hall): Person[] {
  return [moderator, ...panel, ...hubs, ...phones.values(), watcher, stage];
}

function linesOf(person: Person): string[] {
  return [...person.records('floor')]
    .sort((one, other) => one.no - other.no)
    .map(({ no, id, class: kind, status, position, why, lane, attendance, stakeholderGroup, spokenMs }) =>
      JSON.stringify([no, id, kind, status, position, why, lane, attendance, stakeholderGroup, spokenMs]),
    );
}
