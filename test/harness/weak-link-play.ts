import type { LiveRoom } from '@openfloor/client';
import type { Seated } from '@openfloor/contract';
import { count, every, gather, type Crowd } from './weak-link-crowd.js';
import { SlowSeat } from './weak-link-seat.js';
import type { LinkOptions } from './weak-link.js';
import { invitedAs, joinedAs, openRoom, type OpenedRoom } from './people.js';
import type { TestServer } from './server.js';

const QUESTIONS = 120;
const LIST_MS = 45_000;
/** In this time each link is cut three times, and works again half a second later. */
export const CUTS_MS = 60_000;
/** What happens to each link: from when (ms after the start) and for how long. Then come an outage and a silence. */
const BREAKS = [
  { kind: 'cut', at: 10_000, ms: 500 },
  { kind: 'cut', at: 28_000, ms: 500 },
  { kind: 'cut', at: 46_000, ms: 500 },
  { kind: 'cut', at: 62_000, ms: 3_000 },
  { kind: 'hang', at: 70_000, ms: 10_000 },
] as const;
const PLAY_MS = 95_000;
const CALM_BYTES = 4_000;
const SETTLE_MS = 20_000;
const WEAK = { kbit: 64, delayMs: 300, jitterMs: 200 } satisfies LinkOptions;

/** Somebody behind a weak link, and what was measured while their room opened. */
export interface Slow {
  seat: SlowSeat;
  seated: Seated;
  list: { firstMs: number; wholeMs: number; bytes: number };
  /** Bytes from the server in each second of the play. */
  perSecond: { at: number; down: number; up: number }[];
}

/** What came of 90 seconds in a busy room behind three weak links. */
export interface Played {
  room: OpenedRoom;
  crowd: Crowd;
  participant: Slow;
  hub: Slow;
  console: Slow;
  /** What the hub asked. */
  texts: string[];
  startedAt: number;
  endedAt: number;
  close(): Promise<void>;
}

/** A busy room of 120 questions with a participant, a hub and a moderator, each behind a link of their own. */
export async function playWeakLinks(server: TestServer): Promise<Played> {
  const { room, questionIds } = await busyRoom(server);
  const crowd = await gather(server, room, questionIds);
  const { participant, hub, console } = await seated(server, room);
  const slow = [participant, hub, console];
  const texts: string[] = [];
  const startedAt = Date.now();
  const loops = [
    votesEachSecond(participant.seat, questionIds),
    speaksForItsPeople(hub.seat, questionIds, texts),
    moderates(console.seat),
    ...slow.map(({ seat, perSecond }) => meters(seat, perSecond)),
  ];
  await Promise.all(slow.map(({ seat }) => breaksOf(seat, startedAt)));
  await passed(startedAt + PLAY_MS);
  await Promise.all(loops.map((stop) => stop()));
  const endedAt = Date.now();
  await Promise.all([...slow.map(({ seat }) => seat.settled(SETTLE_MS)), crowd.stop()]);
  supported(crowd, participant);
  supported(crowd, hub);
  const close = async () => {
    await Promise.all(slow.map(({ seat }) => seat.close()));
    room.leave();
  };
  return { room, crowd, participant, hub, console, texts, startedAt, endedAt, close };
}

async function seated(server: TestServer, { sessionId, organiser, code, moderator }: OpenedRoom) {
  const { hubId } = await moderator.does('hub.put', { name: 'A hub of the tests', city: 'Accra' });
  const invited = (invite: Record<string, unknown>) => invitedAs(server, sessionId, organiser, invite);
  const far = { role: 'moderator', person: { name: 'A moderator far away' } };
  const [participant, hub, console] = await Promise.all([
    sit(server, { seated: await joinedAs(server, code), link: { ...WEAK, seed: 11 } }),
    sit(server, { seated: await invited({ role: 'hub', hubId }), link: { ...WEAK, seed: 12 }, hub: true }),
    sit(server, { seated: await invited(far), link: { ...WEAK, seed: 13 }, as: 'staff' }),
  ]);
  return { participant, hub, console };
}

async function breaksOf(seat: SlowSeat, startedAt: number): Promise<void> {
  for (const { kind, at, ms } of BREAKS) {
    await passed(startedAt + at);
    await seat.suffers(kind, ms);
  }
}

const passed = (at: number) => new Promise((resolve) => setTimeout(resolve, at - Date.now()));

async function busyRoom(server: TestServer): Promise<{ room: OpenedRoom; questionIds: string[] }> {
  const room = await openRoom(server, 'workshop');
  const { moderator } = room;
  await moderator.does('session.rules', { questionsPerPerson: 0, questionsPerHub: 0 });
  await moderator.does('session.phase', { phase: 'open' });
  const questionIds: string[] = [];
  for (let at = 0; at < QUESTIONS; at += 1) {
    const text = `Question ${at}: who decides how the costs of the shared infrastructure are divided, and when?`;
    questionIds.push((await moderator.does('question.submit', { text })).questionId);
  }
  await moderator.does('session.rules', { review: 'before' });
  return { room, questionIds };
}

async function sit(
  server: TestServer,
  options: { seated: Seated; link: LinkOptions; as?: 'staff'; hub?: boolean },
): Promise<Slow> {
  const seat = await SlowSeat.open({ port: server.port, ...options });
  const list = await seat.list(QUESTIONS, LIST_MS);
  await calm(seat);
  return { seat, seated: options.seated, list, perSecond: [] };
}

/** Waits until a second brings less than half of what the link carries: what was asked for in vain has come to its end. */
async function calm({ link }: SlowSeat): Promise<void> {
  for (let before = 0, now = link.bytes.down; now - before > CALM_BYTES; now = link.bytes.down) {
    before = now;
    await new Promise((resolve) => setTimeout(resolve, 1_000));
  }
}

/** A vote a second on one question after the other. They do not wait for each other. */
function votesEachSecond(seat: SlowSeat, questionIds: string[]) {
  return every(1_000, async (turn) => {
    const questionId = questionIds[turn % questionIds.length] ?? '';
    void seat.act('question.vote', { questionId, on: true });
  });
}

/** Every two seconds a question on behalf of somebody, a show of hands or a vote. */
function speaksForItsPeople(seat: SlowSeat, questionIds: string[], texts: string[]) {
  void seat.act('hub.checkIn', { headcount: 60 });
  return every(2_000, async (turn) => {
    const questionId = questionIds[(turn * 5) % questionIds.length] ?? '';
    if (turn % 3 === 0) {
      const text = `The hub asks, as number ${turn}: what does this mean for schools?`;
      texts.push(text);
      void seat.act('question.submit', { text, onBehalfOf: { stakeholderGroup: 'academia' } });
    } else if (turn % 3 === 1) void seat.act('hub.count', { questionId, hands: turn % 60 });
    else void seat.act('question.vote', { questionId, on: true });
  });
}

/** Publishes what waits and then shortlists it, an act every 1.5 s; what is seen of an act is its status in the list. */
function moderates(seat: SlowSeat) {
  const { live } = seat;
  const begun = new Set<string>();
  const published: string[] = [];
  const shows =
    (questionId: string, ...statuses: string[]) =>
    () =>
      statuses.includes(live.question(questionId)?.status ?? '');
  return every(1_500, async (turn) => {
    const next = turn % 2 === 0 ? pendingOf(live, begun) : published.shift();
    if (!next) return;
    begun.add(next);
    if (turn % 2 === 0) {
      void seat.act('question.publish', { questionId: next }, shows(next, 'published', 'shortlisted'));
      published.push(next);
    } else void seat.act('question.shortlist', { questionId: next }, shows(next, 'shortlisted'));
  });
}

function pendingOf(live: LiveRoom, begun: Set<string>): string | undefined {
  return live.records('question').find(({ id, status }) => status === 'pending' && !begun.has(id))?.id;
}

function meters({ link }: SlowSeat, perSecond: Slow['perSecond']) {
  let last = link.bytes;
  return every(1_000, async () => {
    const { up, down } = link.bytes;
    perSecond.push({ at: Date.now(), up: up - last.up, down: down - last.down });
    last = { up, down };
  });
}

/** Adds what was acknowledged behind the link to what the room must show. */
function supported({ support }: Crowd, { seat, seated }: Slow): void {
  for (const { type, args, reply } of seat.acts) {
    if (type !== 'question.vote' || !reply?.ok) continue;
    const { questionId, on } = args as { questionId: string; on: boolean };
    count(support, questionId, seated.actor.id, on);
  }
}
