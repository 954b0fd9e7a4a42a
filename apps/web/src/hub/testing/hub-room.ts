import type { OutboxEntry } from '@openfloor/client';
import type { CommandType, OwnHub, QuestionView, SignalView } from '@openfloor/contract';
import { roomOfWelcome, type RoomView } from '../../live/room-view.js';
import { demoOwn, demoOwnFloor, demoQuestion, demoWelcome, NOW } from '../../testing/fixture.js';
import { en } from '../../text/en/hub.js';
import { sayIn } from '../../text/say.js';

export { demoOwn, demoOwnFloor, demoQuestion, NOW };
export const MINUTE_MS = 60_000;
export const HUB_ID = 'b1000000-0000-4000-8000-000000000001';
/** The words of the hub in English. */
export const say = sayIn('en', en, en);

/** A hub that has checked in with 64 people. */
export function ownHub(more: Partial<OwnHub> = {}): OwnHub {
  return {
    id: HUB_ID,
    no: 3,
    status: 'live',
    name: 'Nairobi hub',
    city: 'Nairobi',
    country: 'KE',
    regionalGroup: 'african',
    languages: ['sw', 'en'],
    headcount: 64,
    coordinator: 'Wanjiru',
    contact: null,
    technicalContact: null,
    expected: 60,
    groups: { civil_society: 31 },
    checks: { microphone: true },
    streamDelaySeconds: 12,
    countedAt: NOW,
    reason: null,
    ...more,
  };
}

/** The demo session as this hub sees it: its own corner is `mine`, and these questions are all there are. */
export function hubRoom(
  mine: Partial<RoomView['mine']> = {},
  questions: readonly QuestionView[] = [],
  more: Partial<RoomView> = {},
): RoomView {
  const room = roomOfWelcome(demoWelcome());
  return {
    ...room,
    session: { ...room.session, onAirIds: [] },
    questions: new Map(questions.map((question) => [question.id, question])),
    counts: null,
    order: null,
    you: { ...room.you, id: HUB_ID, role: 'hub', hubId: HUB_ID, attendance: 'hub' },
    ...more,
    mine: { ...room.mine, hubs: [ownHub()], ...mine },
  };
}

let entries = 0;

/** An act in the outbox that waits. */
export function entry(type: CommandType, args: unknown, more: Partial<OutboxEntry> = {}): OutboxEntry {
  return {
    id: `entry-${(entries += 1)}`,
    type,
    args,
    madeAt: NOW,
    state: 'kept',
    unsent: true,
    reply: undefined,
    ...more,
  };
}

/** An act that was refused with this code. */
export function refusedEntry(
  type: CommandType,
  args: unknown,
  code: 'QUOTA_REACHED' | 'WRONG_STATE',
  details = {},
): OutboxEntry {
  const reply = { ok: false as const, id: 'x', code, message: code, details };
  return entry(type, args, { state: 'refused', unsent: false, reply });
}

/** A word of the desk to this hub. */
export function signal(no: number, text: string, more: Partial<SignalView> = {}): SignalView {
  return {
    id: `s-${no}`,
    from: { role: 'moderator', personId: null, hubId: null },
    to: { roles: [], personIds: [], hubIds: [HUB_ID] },
    level: 'info',
    code: 'message',
    text,
    refId: null,
    at: NOW + no * 1_000,
    own: false,
    seen: false,
    seenBy: [],
    ...more,
  };
}
