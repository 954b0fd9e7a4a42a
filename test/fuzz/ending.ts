import { expect } from '@jest/globals';
import { KINDS, type Corner, type SignalView } from '@openfloor/contract';
import type { Player, World } from './world.js';

/** Everybody comes back, everything under way arrives, and time passes until nothing moves any more. */
export async function calm(world: World): Promise<void> {
  for (let round = 0; round < 6; round += 1) {
    await world.open.settled();
    for (const { wire } of world.players) wire.connect();
    for (const { wire } of world.players) while (wire.deliver());
    world.clock.advance(3_000);
    await world.open.settled();
    for (const { wire } of world.players) while (wire.deliver());
  }
  world.clock.advance(11_000);
  for (const { wire } of world.players) while (wire.deliver());
}

/** A corner with the latest of its signals in their order, as those that came in parts are laid side by side. */
function inTime(corner: Corner | undefined): Corner | undefined {
  if (!corner) return undefined;
  const byTime = (one: SignalView, other: SignalView) => one.at - other.at || (one.id < other.id ? -1 : 1);
  return { ...corner, signals: corner.signals.toSorted(byTime).slice(-40) };
}

/** A player shows what a fresh snapshot shows; on a line that loses nothing also without ever having missed anything. */
export function compare(world: World, player: Player, isLossless = true): void {
  const held = player.live.getSnapshot();
  if (!player.wire.isUp) return expect(held.connection).toBe('refused');
  const fresh = world.fresh(player);
  const say = (what: string) => `${player.name}: ${what}`;
  for (const kind of KINDS) {
    const mine = [...(held.records.get(kind)?.values() ?? [])].sort((one, other) =>
      one.id < other.id ? -1 : 1,
    );
    const theirs = fresh.all
      .filter((view) => view.kind === kind)
      .sort((one, other) => (one.id < other.id ? -1 : 1));
    expect({ [say(kind)]: mine }).toEqual({ [say(kind)]: theirs });
  }
  const votes = Array.from({ length: fresh.tallies.votes.length / 2 }, (_, at) =>
    fresh.tallies.votes.slice(at * 2, at * 2 + 2),
  );
  expect({ [say('votes')]: votes.map(([no]) => [no, held.votes.get(no as number)]) }).toEqual({
    [say('votes')]: votes,
  });
  const polls = fresh.tallies.polls ?? [];
  expect({ [say('polls')]: polls.map(([no]) => held.polls.get(no)) }).toEqual({ [say('polls')]: polls });
  expect({ [say('counts')]: held.counts }).toEqual({ [say('counts')]: fresh.tallies.counts });
  expect({ [say('order')]: held.order }).toEqual({ [say('order')]: fresh.tallies.order });
  expect({ [say('mine')]: inTime(held.mine) }).toEqual({ [say('mine')]: inTime(fresh.mine.put) });
  expect({ [say('rev')]: held.rev }).toEqual({ [say('rev')]: fresh.rev });
  if (isLossless)
    expect({ [say('falseGaps')]: player.live.stream.falseGaps }).toEqual({ [say('falseGaps')]: 0 });
}
