import {
  CHANNELS,
  FIRST_QUESTIONS,
  PROTO,
  type Channel,
  type Mine,
  type More,
  type Since,
  type Welcome,
  type You,
} from '@openfloor/contract';
import { deltaOf, partialCorner, type Actor, type Standing } from '@openfloor/room';
import type { OpenedRoom } from './opened-room.js';
import { groupOf } from './seat.js';

/** A welcome with the pages that follow it, which are the same for all who are welcomed to the room as it stands. */
export interface Welcomed {
  welcome: Welcome;
  more: More[];
}

interface Asked {
  standing: Standing;
  channel: Channel;
  actor: Actor | undefined;
  since: Since | undefined;
  first: number | undefined;
  now: number;
}

/** The channel that a seat gets: what it asked for, but never more than it has. */
export function grantedChannel(asked: Channel | undefined, standing: Standing): Channel {
  const most = CHANNELS.indexOf(standing.channel);
  return CHANNELS[Math.min(most, CHANNELS.indexOf(asked ?? 'public'))] ?? 'public';
}

/** The first word on a seat: what changed since, where the same history is known, else the whole room in pages. */
export function welcomeFor(
  open: OpenedRoom,
  { standing, channel, actor, since, first, now }: Asked,
): Welcomed {
  const { room, publisher, snapshots } = open;
  const { rev, beat, channels } = room.clock;
  const epoch = open.epoch(channel);
  const resumes = since !== undefined && since.epoch === epoch && since.rev <= channels[channel];
  const delta = resumes ? deltaOf(room, channel, since.rev) : undefined;
  const [page, ...more] = delta ? [] : snapshots.pages(channel, first ?? FIRST_QUESTIONS);
  const welcome: Welcome = {
    proto: PROTO,
    epoch,
    rev: channels[channel],
    beat,
    mode: delta ? 'delta' : 'snapshot',
    you: youOf(open, standing, channel, actor),
    put: delta?.put ?? page?.put ?? [],
    gone: delta?.gone ?? [],
    left: page?.left ?? 0,
    tallies: snapshots.tallies(channel),
    mine: { rev, beat, ...mineFor(open, standing, actor, delta ? since?.rev : undefined) },
    presence: publisher.presenceFor(groupOf({ channel, standing })),
    now,
  };
  return { welcome, more };
}

/** A hub that comes back is told what changed in its corner, everybody else the whole of theirs. */
function mineFor(
  open: OpenedRoom,
  standing: Standing,
  actor: Actor | undefined,
  since: number | undefined,
): Pick<Mine, 'put' | 'part'> {
  if (!actor) return { put: NOBODYS_CORNER };
  if (since === undefined || standing.role !== 'hub') return { put: open.corner(actor.id, standing) };
  return { put: partialCorner(open.room, actor.id, standing, since), part: true };
}

const NOBODYS_CORNER: Welcome['mine']['put'] = {
  questions: [],
  votes: [],
  floor: [],
  signals: [],
  profile: null,
  left: null,
};

function youOf(open: OpenedRoom, standing: Standing, channel: Channel, actor: Actor | undefined): You {
  const { role, personId, hubId, attendance } = standing;
  return {
    id: actor?.id ?? null,
    role,
    channel,
    hubId,
    personId,
    attendance,
    can: open.can(standing, actor),
  };
}
