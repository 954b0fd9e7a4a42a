import type { FloorView } from '@openfloor/contract';
import { CAST, type Speaker } from './cast.js';
import { asks, chairs, floorOf, queueOf, type Hall } from './hall.js';
import { until } from './until.js';

/** One turn of a story: who was called, who waited at that moment in the proposed order, and how long was spoken. */
export interface Turn {
  /** As staff saw it when it was called. */
  floor: FloorView;
  /** The same for all turns of one person, or of one hub's account. */
  voice: string;
  waiting: FloorView[];
  /** As it is shown to everybody: what was spoken, in whole seconds. */
  seconds: number;
}

/** A session that ran until nobody waited any more. */
export interface Story {
  /** In the order in which they were called. */
  turns: Turn[];
  /** What each request was told when it was made, in the order in which they were made. */
  made: { floorId: string; no: number }[];
}

/** So many of the cast ask for the first time before this turn. */
const WAVES = new Map([
  [0, 14],
  [4, 8],
  [10, 8],
  [18, 6],
]);
/** Before these turns a panellist asks to reply. */
const REPLIES = [6, 20, 34, 50];
/** In the midst of this turn, and before that one, a panellist raises a point of order. */
const INTERRUPTED = 8;
const ORDERED = 30;
const REPLY_SECONDS = 60;
const POINT_SECONDS = 20;

/** What happens beside the calls before a turn, such as a moderator who keeps a list. */
export type Aside = (turn: number) => Promise<void>;

/**
 * Plays the session: the cast asks in waves and again after each turn, panellists reply and raise two points of order,
 * and the moderator calls whoever is proposed until nobody waits.
 */
export async function playStory(hall: Hall, aside: Aside = async () => undefined): Promise<Story> {
  const story: Story = { turns: [], made: [] };
  const left = new Map(CAST.map((speaker) => [speaker, speaker.asks]));
  const request = async (speaker: Speaker) => {
    const rest = left.get(speaker) ?? 0;
    if (rest === 0) return;
    left.set(speaker, rest - 1);
    story.made.push(await asks(hall, speaker));
  };
  const newcomers = [...CAST];
  for (let turn = 0; ; turn += 1) {
    for (const speaker of newcomers.splice(0, WAVES.get(turn) ?? 0)) await request(speaker);
    const reply = REPLIES.indexOf(turn);
    if (reply >= 0) await asksFromPanel(hall, story, reply, 'reply');
    if (turn === ORDERED) await asksFromPanel(hall, story, 4, 'point_of_order');
    await aside(turn);
    if (queueOf(hall.moderator).length === 0) return story;
    const { floor } = await serve(hall, story, turn === INTERRUPTED);
    const served = CAST.find(({ name }) => name === floor.name);
    if (served) await request(served);
  }
}

async function asksFromPanel(
  { moderator, panel }: Hall,
  story: Story,
  seat: number,
  kind: 'reply' | 'point_of_order',
): Promise<void> {
  const made = await panel[seat]!.does('floor.request', { class: kind });
  story.made.push(made);
  await moderator.seesRoom(() => floorOf(moderator, made.floorId)?.position);
}

/** The moderator calls the proposed one, who speaks; a point of order may come in between and takes none of the time. */
async function serve(hall: Hall, story: Story, isInterrupted: boolean): Promise<Turn> {
  const { moderator, passes } = hall;
  const waiting = queueOf(moderator);
  const { floorId } = await chairs(hall, 'floor.call', { expect: null });
  const floor = floorOf(moderator, floorId)!;
  const turn: Turn = { floor, voice: voiceOf(floor), waiting, seconds: 0 };
  story.turns.push(turn);
  await chairs(hall, 'floor.start', { floorId });
  const seconds = secondsOf(floor);
  if (isInterrupted) {
    passes(seconds / 2);
    await interrupt(hall, story, floorId);
    passes(seconds / 2);
  } else passes(seconds);
  await chairs(hall, 'floor.end', { expect: floorId });
  turn.seconds = Math.round(floorOf(moderator, floorId)!.spokenMs / 1_000);
  return turn;
}

async function interrupt(hall: Hall, story: Story, holderId: string): Promise<void> {
  const { moderator, passes } = hall;
  await asksFromPanel(hall, story, 5, 'point_of_order');
  const waiting = queueOf(moderator);
  const { floorId } = await chairs(hall, 'floor.call', { expect: holderId });
  await until('the speaker is interrupted', () => floorOf(moderator, holderId)?.heldBy === floorId);
  const floor = floorOf(moderator, floorId)!;
  await chairs(hall, 'floor.start', { floorId });
  passes(POINT_SECONDS);
  await chairs(hall, 'floor.end', { expect: floorId });
  await until('the speaker goes on', () => floorOf(moderator, holderId)?.status === 'speaking');
  const seconds = Math.round(floorOf(moderator, floorId)!.spokenMs / 1_000);
  story.turns.push({ floor, voice: voiceOf(floor), waiting, seconds });
}

/** What somebody speaks, in seconds. */
export function secondsOf({ name, class: kind }: FloorView): number {
  if (kind === 'point_of_order') return POINT_SECONDS;
  return CAST.find((speaker) => speaker.name === name)?.seconds ?? REPLY_SECONDS;
}

/** The same for all requests of one person, or of one hub's account, as its staff know them. */
export function voiceOf({ name, personId, hubId, stakeholderGroup }: FloorView): string {
  return personId ?? (hubId !== null && stakeholderGroup === null ? hubId : (name ?? ''));
}
