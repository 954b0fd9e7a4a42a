import type { Channel, LedgerEntry, LedgerVerified, ReportLack, Tallies } from '@openfloor/contract';
import { view, type Room } from '@openfloor/room';
import { declaredIn, joinedIn, voicesIn } from './crowd.js';
import type { Material, Seen, SeenOf } from './material.js';

/** What stands beside the room itself. `tallies` are those of the channel that reads. */
export interface Beside {
  tallies: Tallies;
  ledger: readonly LedgerEntry[];
  verified: LedgerVerified;
  missing: ReportLack[];
  now: number;
  address: string;
  schema: string;
}

/**
 * What a report is made from: what everybody sees, and the texts of the report. A `preview` also has the takeaways that
 * are drafts, with nothing in them that does not become public with them.
 */
export function materialForReport(room: Room, beside: Beside, preview: boolean): Material {
  const [report = null] = room.list('report');
  const gathered = gather(room, beside, 'public');
  const drafts = preview ? draftsIn(room) : [];
  return { ...gathered, takeaways: inPlace([...gathered.takeaways, ...drafts]), report };
}

/** What exports are made from: what a channel sees, and nothing of the report's texts. */
export function materialForExport(room: Room, beside: Beside, channel: Channel): Material {
  return gather(room, beside, channel);
}

function gather(room: Room, beside: Beside, channel: Channel): Material {
  const { tallies, ledger, verified, missing, now, address, schema } = beside;
  const shown = viewsIn(room, channel);
  const [session] = shown('session');
  if (!session) throw new Error('a room that is open has a session');
  const { counts } = tallies;
  if (!counts) throw new Error('figures of a whole room have counts');
  return {
    channel,
    session,
    segments: shown('segment').sort(byNo),
    people: shown('person').sort(byNo),
    hubs: shown('hub').sort(byNo),
    questions: shown('question').sort(byNo),
    floor: shown('floor').sort(byNo),
    polls: shown('poll').sort(byNo),
    takeaways: inPlace(shown('takeaway')),
    report: null,
    counts: wholeCounts(counts),
    votes: votesIn(session, channel, tallies),
    joined: joinedIn(room),
    declared: declaredIn(room),
    voices: voicesIn(room),
    wordsGone: room.session.retention.forgottenAt !== null,
    ledger,
    verified,
    missing,
    madeAt: now,
    rev: room.clock.channels[channel],
    address,
    schema,
  };
}

function viewsIn(room: Room, channel: Channel) {
  return <K extends Seen['kind']>(kind: K): SeenOf<K>[] =>
    room.list(kind).flatMap((record) => (view(record, channel) as SeenOf<K> | undefined) ?? []);
}

/** Drafts as everybody would see them: without their history, and without objections, of which the panel sees more. */
function draftsIn(room: Room): SeenOf<'takeaway'>[] {
  return viewsIn(
    room,
    'panel',
  )('takeaway')
    .filter(({ status }) => status === 'draft')
    .map(({ history: _history, ...draft }) => ({ ...draft, objections: [] }));
}

/** Only staff are told how many wait for review; here they are what is left of all that were asked. */
function wholeCounts(counts: NonNullable<Tallies['counts']>): Material['counts'] {
  const { asked, pending: _pending, ...states } = counts;
  const inReview = asked - Object.values(states).reduce((sum, state) => sum + state, 0);
  return { asked, ...states, inReview };
}

function votesIn({ rules }: SeenOf<'session'>, channel: Channel, { votes }: Tallies): Material['votes'] {
  if (channel === 'public' && !rules.showVotes) return null;
  const pairs: [number, number][] = [];
  for (let at = 0; at + 1 < votes.length; at += 2) pairs.push([votes[at] ?? 0, votes[at + 1] ?? 0]);
  return pairs;
}

function byNo(one: { no: number }, other: { no: number }): number {
  return one.no - other.no;
}

/** In the order of their sections and places, as the room reads them. */
function inPlace(takeaways: SeenOf<'takeaway'>[]): SeenOf<'takeaway'>[] {
  return takeaways.sort(
    (one, other) =>
      SECTIONS.indexOf(one.section) - SECTIONS.indexOf(other.section) ||
      (one.position < other.position ? -1 : one.position > other.position ? 1 : one.no - other.no),
  );
}

const SECTIONS = ['key_issues', 'discussion', 'way_forward'];
