import { Refusal, type Programme, type ProgrammeMeeting, type ProgrammeSession } from '@openfloor/contract';
import { decide, Draft, equal, Room, type Actor } from '@openfloor/room';
import type { ListedSession, Store, StoredMeeting } from '@openfloor/store';
import { randomUUID } from 'node:crypto';
import { SYSTEM } from '../operations/give.js';
import type { Rooms } from '../operations/rooms.js';
import type { Fault } from '../operations/shape.js';
import { timeId } from '../operations/time-id.js';
import { namedIn, organises } from './meetings.service.js';

/** On whose behalf a programme is imported. */
export interface Importer {
  actor: Actor;
  /** Owners of the meetings and sessions that are new. */
  ownerIds: string[];
}

export interface MeetingPlan {
  before: StoredMeeting | undefined;
  after: StoredMeeting;
}

/** `session` is the document's own, as it was sent; `found` is undefined for one that is new. */
export interface SessionPlan {
  meeting: MeetingPlan;
  session: ProgrammeSession;
  sent: unknown;
  found: ListedSession | undefined;
  isChanged: boolean;
}

export interface Plan {
  meetings: MeetingPlan[];
  sessions: SessionPlan[];
  faults: Fault[];
}

/** What importing a document would do, tried on drafts that nobody keeps. Nothing is changed. */
export class Planner {
  private readonly faults: Fault[] = [];
  private readonly meetings = new Map<string, MeetingPlan>();

  constructor(
    private readonly store: Store,
    private readonly rooms: Rooms,
    private readonly importer: Importer,
  ) {}

  /** `sent` is the document as it came in, for the commands that are made of its parts. */
  async plan(programme: Programme, sent: unknown): Promise<Plan> {
    for (const [at, meeting] of programme.meetings.entries()) await this.planMeeting(meeting, at);
    const sessions: SessionPlan[] = [];
    const asSent = (sent as { sessions: unknown[] }).sessions;
    for (const [at, session] of programme.sessions.entries())
      sessions.push(await this.planSession(session, asSent[at], at));
    return { meetings: [...this.meetings.values()], sessions, faults: this.faults };
  }

  private async planMeeting({ id: slug, ...told }: ProgrammeMeeting, at: number): Promise<void> {
    const before = await this.store.meeting(slug);
    if (before && !this.mayChange(before))
      this.fault(['meetings', at, 'id'], 'this meeting is somebody else’s');
    const named = Object.fromEntries(Object.entries(told).filter(([, value]) => value !== undefined));
    this.meetings.set(slug, { before, after: { ...(before ?? this.blank(slug, told.name)), ...named } });
  }

  private async planSession(session: ProgrammeSession, sent: unknown, at: number): Promise<SessionPlan> {
    const path = ['sessions', at];
    const meeting = this.meetings.get(session.meetingId);
    if (!meeting) throw new Error('a session without its meeting came through the check of the shape');
    const found = await this.store.session(session.id);
    const plan = { meeting, session, sent, found, isChanged: true };
    if (found && found.meetingId !== meeting.after.id) {
      this.fault([...path, 'id'], 'a session of another meeting has this id');
      return plan;
    }
    this.tryRules(session, path);
    const draft = found ? new Draft((await this.rooms.open(found.sessionId)).room) : this.blankDraft(plan);
    if (this.attempt(path, draft, 'session.import', session, found ? this.importer.actor : SYSTEM))
      this.expectOrder(draft, path);
    const isChanged =
      !found || draft.entries.some((entry) => !equal(entry.record, draft.before(entry)?.record));
    return { ...plan, isChanged };
  }

  /** A rule that the product does not offer is a fault here as it is in the room. */
  private tryRules({ rules }: ProgrammeSession, path: Fault['path']): void {
    if (rules)
      this.attempt([...path, 'rules'], blankRoom(this.blank('x', 'x')), 'session.rules', rules, SYSTEM);
  }

  private expectOrder({ session: { startsAt, endsAt } }: Draft, path: Fault['path']): void {
    if (startsAt !== null && endsAt !== null && endsAt <= startsAt)
      this.fault([...path, 'endsAt'], 'ends before the session starts');
  }

  private attempt(path: Fault['path'], draft: Draft, type: string, args: unknown, actor: Actor): boolean {
    try {
      decide(draft, { id: randomUUID(), type, args }, actor, { now: Date.now(), newId: () => randomUUID() });
      return true;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      const rule = (error.details as { rule?: string } | undefined)?.rule;
      this.fault(rule === undefined ? path : [...path, rule], error.message);
      return false;
    }
  }

  private blankDraft({ meeting }: SessionPlan): Draft {
    return blankRoom(meeting.after);
  }

  private blank(slug: string, name: string): StoredMeeting {
    const { ownerIds } = this.importer;
    const nothing = { city: '', country: null, timeZone: 'UTC', overarchingTheme: '' };
    return { ...nothing, id: timeId(), slug, name, ownerIds, createdAt: Date.now() };
  }

  private mayChange(meeting: StoredMeeting): boolean {
    const { actor } = this.importer;
    if (actor.type === 'system') return true;
    return actor.type === 'account' && organises(actor, meeting);
  }

  private fault(path: Fault['path'], message: string): void {
    this.faults.push({ path, message });
  }
}

/** A room as it is when it has just been made, on a draft that is never stored. */
function blankRoom(meeting: StoredMeeting): Draft {
  const sessionId = timeId();
  const draft = new Draft(new Room(sessionId, 'never stored'));
  const args = {
    sessionId,
    meetingId: meeting.id,
    meeting: namedIn(meeting),
    slug: 'x',
    code: 'AAAAAA',
    title: 'x',
    timeZone: meeting.timeZone,
    ownerIds: [],
    preset: 'panel',
    phase: 'scheduled',
    programmeId: null,
    rehearsal: false,
  };
  decide(draft, { id: randomUUID(), type: 'session.create', args }, SYSTEM, {
    now: Date.now(),
    newId: () => randomUUID(),
  });
  return draft;
}
