import type { FloorView, QuestionView, RulesChange } from '@openfloor/contract';
import type { FloorRecord, QuestionRecord } from '../records.js';
import { findFloor } from '../floor/floor.js';
import { findQuestion } from '../room.js';
import { cornerOf } from '../corner.js';
import { standingOf, type Actor } from '../standing.js';
import { Rig } from './rig.js';
import { invite, join, person, SYSTEM } from './seats.js';

interface Start {
  rules?: RulesChange;
  phase?: 'lobby' | 'open';
  /** The list of speakers is open. */
  floor?: boolean;
  /** Called before there is a session. */
  watch?: (rig: Rig) => void;
}

/** What one says to take the floor, where no more is asked. */
const SPEAKER = { name: 'Somebody', affiliation: 'A school' };
const OWNER = 'b0000000-0000-4000-8000-000000000001';

/** A room in one line: open, with its staff, a panellist, a hub and three people of the audience in it. */
export function openRoom({ rules, phase = 'open', floor = false, watch }: Start = {}) {
  const rig = new Rig();
  watch?.(rig);
  const { must, room } = rig;
  must(SYSTEM, 'session.create', {
    sessionId: room.id,
    meetingId: rig.newId(),
    meeting: { name: 'Meeting', city: 'Athens', country: 'GR' },
    slug: 'security',
    code: 'ABC234',
    title: 'Security',
    timeZone: 'Europe/Athens',
    ownerIds: [OWNER],
    phase: 'lobby',
  });
  if (rules) must(SYSTEM, 'session.rules', rules);
  if (floor) must(SYSTEM, 'session.switch', { floor });
  if (phase === 'open') must(SYSTEM, 'session.phase', { phase });
  const organiser: Actor = { type: 'account', id: OWNER, administrator: false };
  const moderator = person(rig, 'moderator', 'Mona');
  const online = person(rig, 'online_moderator', 'Olu');
  const panellist = person(rig, 'panellist', 'Pia', {
    affiliation: 'A university',
    stakeholderGroup: 'academia',
  });
  const hub = invite(rig, 'hub');
  const [ama, ben, cyn] = ['Ama', 'Ben', 'Cyn'].map((name) => join(rig, { name })) as [Actor, Actor, Actor];

  const asks = (
    actor: Actor,
    text = 'Who audits the auditors?',
    more: Record<string, unknown> = {},
  ): string => String(must(actor, 'question.submit', { text, ...more })['questionId']);
  const published = (actor: Actor, text?: string): string => {
    const questionId = asks(actor, text);
    if (findQuestion(room, questionId).status === 'pending')
      must(moderator, 'question.publish', { questionId });
    return questionId;
  };
  const question = (id: string): QuestionRecord => findQuestion(room, id);
  const seen = (id: string, channel: 'public' | 'panel' | 'staff' = 'staff'): QuestionView | undefined =>
    room.entry('question', id)?.sights[channel].shown as QuestionView | undefined;
  const requests = (actor: Actor, more: Record<string, unknown> = {}): string =>
    String(must(actor, 'floor.request', { ...SPEAKER, ...more })['floorId']);
  const speech = (id: string): FloorRecord => findFloor(room, id);
  const speechSeen = (id: string, channel: 'public' | 'panel' | 'staff' = 'public'): FloorView | undefined =>
    room.entry('floor', id)?.sights[channel].shown as FloorView | undefined;
  const mine = (actor: Actor) => {
    const isHere = actor.type === 'invited' && !room.entry('person', actor.id)?.record.left;
    return cornerOf(room, actor.id, isHere ? standingOf(room, actor, rig.now) : undefined);
  };
  const { does, turn, sees, later, tally, ledger, newId } = rig;
  const people = { organiser, moderator, online, panellist, hub, ama, ben, cyn };
  return {
    ...people,
    rig,
    room,
    does,
    must,
    turn,
    sees,
    asks,
    published,
    requests,
    speech,
    speechSeen,
    question,
    seen,
    mine,
    later,
    tally,
    ledger,
    newId,
  };
}

/** What `openRoom` gives. */
export type Opened = ReturnType<typeof openRoom>;
