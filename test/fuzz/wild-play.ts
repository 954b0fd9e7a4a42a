import type { Store } from '@openfloor/store';
import { settled } from '../../libs/client/src/testing/clock.js';
import { compare } from './ending.js';
import { openFloor } from './floor-moves.js';
import { openHubs } from './hub-moves.js';
import { Chance, randomMove } from './moves.js';
import { seatTwenty } from './seats.js';
import { uuidFrom, World, type Player } from './world.js';

const STEPS = 160;
const WEATHERS = ['wild', 'wild', 'wild', 'slow', 'dead', 'lossless'] as const;
/** An unknown outcome is resolved within this of the line being up. */
const RESOLVED_MS = 5_000;

/** What was found wrong; empty lists are a good room. */
export interface Verdict {
  /** A client showed at a rev what the room was not. */
  holes: string[];
  /** Acknowledged, and not in the room. */
  lost: string[];
  /** In the room, and never acknowledged to anybody. */
  extra: string[];
  /** Nobody knows what became of it. */
  unknown: string[];
}

/** A play, and how wild it was. */
export interface WildPlay {
  verdict: Verdict;
  kills: number;
  spoilt: number;
  gaps: number;
  resumes: number;
  questions: number;
  /** How long after the lines were up the last open command was resolved, ms of the world. */
  resolvedMs: number;
}

interface Asked {
  seed: number;
  clients: number;
  store: Store;
  /** Breaks what goes over the lines; the rooms are not compared then. */
  spoil?: World['spoil'] | undefined;
}

/** One seed: clients act on wild lines while the server dies again and again; then all is well and everything is looked at. */
export async function playWild({ seed, clients, store, spoil }: Asked): Promise<WildPlay> {
  const world = await World.make(seed, store);
  if (spoil) world.spoil = spoil;
  world.keeps = true;
  const chance = new Chance(() => world.clock.random());
  world.chronicle.begin(world.open);
  await seatTwenty(world);
  await seatMore(world, clients);
  for (const { name, live } of world.players) world.chronicle.watch(name, live);
  await askFirst(world);
  for (const { wire } of world.players) if (chance.is(0.5)) wire.weather = 'wild';
  await openFloor(world);
  await openHubs(world);
  const before = new Set(world.open.room.list('question').map(({ id }) => id));
  const open = new Map<Promise<unknown>, Player>();
  const unknown: string[] = [];
  let kills = 0;
  for (let step = 0; step < STEPS; step += 1) {
    const player = chance.of(world.players);
    const dice = chance.below(100);
    if (dice < 62 && player.actor) {
      const { type, args } = randomMove(world, player, chance);
      const done = player.live.does(type, args as never).catch(() => unknown.push(`${player.name} ${type}`));
      open.set(done, player);
      void done.then(() => open.delete(done));
    } else if (dice < 69) player.wire.cut();
    else if (dice < 82) player.wire.connect();
    else if (dice < 88) player.wire.weather = chance.of(WEATHERS);
    else if (dice < 97) world.clock.advance(chance.below(1_500));
    else {
      await world.kill();
      kills += 1;
    }
    for (let n = chance.below(4 * clients); n > 0; n -= 1) chance.of(world.players).wire.deliver();
    if (chance.is(0.3)) await world.open.settled();
    if (chance.is(0.3)) await settled();
    if (world.faults.length > 0) throw world.faults[0];
  }
  const resolvedMs = await calm(world, open);
  if (world.faults.length > 0) throw world.faults[0];
  if (!spoil) for (const player of world.players) compare(world, player, false);
  return { ...reckoned(world, { before, unknown, open }), kills, resolvedMs };
}

/** A question from each participant, some of which everybody sees. */
async function askFirst(world: World): Promise<void> {
  for (const { actor } of world.players)
    if (actor?.type === 'participant')
      await world.does('question.submit', { text: `First from ${actor.id}?` }, actor);
  for (const { id } of world.open.room.list('question').slice(0, 8))
    await world.bySystem('question.publish', { questionId: id });
}

async function seatMore(world: World, clients: number): Promise<void> {
  while (world.players.length < clients) {
    const id = uuidFrom(world.clock);
    const joining = { joinKey: 'k'.repeat(22), attendance: 'online' };
    await world.does('seat.join', joining, { type: 'visitor', id });
    world.join(`participant ${world.players.length}`, { type: 'participant', id });
  }
}

/** All lines are well and up; gives how long it took until all that was under way had been resolved, ms of the world. */
async function calm(world: World, open: ReadonlyMap<unknown, Player>): Promise<number> {
  const isOpen = (): boolean => [...open.values()].some(({ wire }) => wire.isUp);
  const pass = async (ms: number): Promise<void> => {
    for (let round = 0; round < 2; round += 1) {
      await world.open.settled();
      for (const { wire } of world.players) while (wire.deliver());
      await settled();
    }
    world.clock.advance(ms);
  };
  for (const { wire } of world.players) {
    if (wire.weather === 'dead') wire.cut();
    wire.weather = 'lossless';
    wire.connect();
  }
  let tookMs = 0;
  for (; tookMs < RESOLVED_MS && isOpen(); tookMs += 250) await pass(250);
  for (let round = 0; round < 5; round += 1) {
    for (const { wire } of world.players) wire.connect();
    await pass(5_000);
  }
  await pass(0);
  return tookMs;
}

interface Reckoning {
  before: ReadonlySet<string>;
  unknown: readonly string[];
  open: ReadonlyMap<unknown, Player>;
}

function reckoned(
  world: World,
  { before, unknown, open }: Reckoning,
): Omit<WildPlay, 'kills' | 'resolvedMs'> {
  const { players, promised, chronicle } = world;
  const away = new Set(players.flatMap(({ wire, actor }) => (wire.isUp ? [] : [actor?.id ?? ''])));
  const there = world.open.room.list('question');
  const ids = new Set(there.map(({ id }) => id));
  const extra = there.filter(
    ({ id, authorId }) => !promised.has(id) && !before.has(id) && !away.has(authorId ?? ''),
  );
  const late = [...open.values()].filter(({ wire }) => wire.isUp);
  const sum = (of: (player: Player) => number) => players.reduce((all, player) => all + of(player), 0);
  return {
    verdict: {
      holes: chronicle.holes,
      lost: [...promised].filter((id) => !ids.has(id)),
      extra: extra.map(({ id }) => id),
      unknown: [...unknown, ...late.map(({ name }) => name)],
    },
    spoilt: sum(({ wire }) => wire.spoilt),
    gaps: sum(({ live }) => live.stream.gaps),
    resumes: sum(({ live }) => live.stream.resumes),
    questions: ids.size,
  };
}
