import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { COMMAND_TYPES } from '@openfloor/contract';
import type { Store } from '@openfloor/store';
import { calm, compare } from './ending.js';
import { Chance, randomMove } from './moves.js';
import { openFloor } from './floor-moves.js';
import { openHubs } from './hub-moves.js';
import { openOutcomes } from './outcome-moves.js';
import { seatTwenty } from './seats.js';
import { openFuzzStore, World } from './world.js';

/** So many seeds in CI; `FUZZ_SEEDS=first..last` plays others. */
const [first, last] = (process.env['FUZZ_SEEDS'] ?? '1..200').split('..').map(Number) as [number, number];
const STEPS = 120;

/** Commands that the play must have seen accepted; the rest need somebody or something that chance does not meet. */
const RARELY = [
  'seat.join',
  'person.leave',
  'invitation.revoke',
  'roll.revoke',
  'participant.erase',
  'question.redact',
  'report.file',
  'undo',
];
/** How often a command of hubs is accepted in a world at least, on an average. */
const OF_HUBS: [type: string, times: number][] = [
  ['hub.count', 1],
  ['hub.checkIn', 0.5],
  ['hub.suspend', 0.05],
  ['hub.close', 0.03],
  ['hub.restore', 0.01],
  ['hub.apply', 1],
  ['hub.approve', 0.1],
];
const accepted = new Map<string, number>();
/** How many frames brought a part of a corner. */
let parts = 0;

describe('twenty seats with random commands, cuts, restarts and reconnects', () => {
  let store: Store;
  beforeAll(async () => {
    store = await openFuzzStore();
  });
  afterAll(() => store.close());

  for (let from = first; from <= last; from += 20) {
    const to = Math.min(last, from + 19);
    it(`every seat ends with the room that a fresh snapshot shows, seeds ${from} to ${to}`, async () => {
      for (let seed = from; seed <= to; seed += 1) {
        try {
          await play(seed, store);
        } catch (error) {
          throw new Error(`seed ${seed}: ${error instanceof Error ? error.message : String(error)}`, {
            cause: error,
          });
        }
      }
    }, 300_000);
  }

  it('plays nearly every command that the wire knows', () => {
    const missed = COMMAND_TYPES.filter((type) => !accepted.has(type) && !RARELY.includes(type));
    expect(last - first < 100 ? [] : missed).toEqual([]);
  });

  it('plays hubs that count, ask for their people and lose their link, in every world', () => {
    const seldom = OF_HUBS.filter(([type, times]) => (accepted.get(type) ?? 0) < times * (last - first + 1));
    expect(last - first < 100 ? [] : seldom).toEqual([]);
    expect(parts).toBeGreaterThan(2 * (last - first + 1));
  });

  it.each([
    [
      1,
      'a patch forgets what is gone',
      (said: { name: string; frame: { gone?: unknown[] } }) => ({
        ...said,
        frame: said.name === 'patch' ? { ...said.frame, gone: [] } : said.frame,
      }),
    ],
    [
      2,
      'a tally is one too many',
      (said: { name: string; frame: { votes?: number[] } }) => ({
        ...said,
        frame:
          said.name === 'tallies'
            ? { ...said.frame, votes: said.frame.votes?.map((value, at) => value + (at % 2)) }
            : said.frame,
      }),
    ],
    [
      3,
      'a patch names the wrong rev before it',
      (said: { name: string; frame: { prev?: number } }) => ({
        ...said,
        frame: said.name === 'patch' ? { ...said.frame, prev: (said.frame.prev ?? 0) + 1 } : said.frame,
      }),
    ],
    [
      4,
      'a part of a corner leaves out what changed',
      (said: { name: string; frame: { put?: object; part?: boolean } }) => ({
        ...said,
        frame: said.frame.part
          ? { ...said.frame, put: { ...said.frame.put, questions: [], floor: [] } }
          : said.frame,
      }),
    ],
  ])(
    'goes red (%d) when %s',
    async (at, _what, spoil) => {
      let red = '';
      for (
        let seed = 1_000_000 + at * 100;
        seed < 1_000_080 + at * 100 && !red.includes('expect(');
        seed += 1
      )
        await play(seed, store, spoil as never).catch((error: Error) => (red = error.message));
      expect(red).toContain('expect(');
    },
    60_000,
  );
});

async function play(seed: number, store: Store, spoil?: World['spoil']): Promise<void> {
  const world = await World.make(seed, store);
  if (spoil) world.spoil = spoil;
  const chance = new Chance(() => world.clock.random());
  const players = await seatTwenty(world);
  for (const { actor } of players.filter(({ name }) => name.startsWith('participant')))
    if (actor) await world.does('question.submit', { text: `First from ${actor.id}?` }, actor);
  for (const { id } of world.open.room.list('question').slice(0, 5))
    await world.bySystem('question.publish', { questionId: id });
  await openFloor(world);
  await openHubs(world);
  await openOutcomes(world);
  const hubs = players.filter(({ name }) => name.startsWith('hub'));
  const turns = [...players, ...hubs, ...hubs];
  const replies: Promise<unknown>[] = [];
  for (let step = 0; step < STEPS; step += 1) {
    const player = chance.of(turns);
    const dice = chance.below(100);
    if (dice < 70) {
      if (chance.is(0.6)) player.wire.connect();
      const { type, args } = randomMove(world, player, chance);
      replies.push(player.live.does(type, args as never).catch(() => undefined));
    } else if (dice < 78) player.wire.cut();
    else if (dice < 90) player.wire.connect();
    else if (dice < 97) world.clock.advance(chance.below(1_500));
    else if (dice < 98) await world.restart();
    for (let n = chance.below(30); n > 0; n -= 1) chance.of(players).wire.deliver();
    if (chance.is(0.3)) await world.open.settled();
    if (world.faults.length > 0) throw world.faults[0];
  }
  await calm(world);
  await Promise.all(replies);
  await calm(world);
  if (world.faults.length > 0) throw world.faults[0];
  for (const player of players) compare(world, player);
  for (const { wire } of players) parts += wire.parts;
  for (const [type, times] of world.accepted) accepted.set(type, (accepted.get(type) ?? 0) + times);
  for (const { live } of players) live.close();
  world.open.close();
}
