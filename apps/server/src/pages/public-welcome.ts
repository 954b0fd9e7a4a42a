import { isRecordPublic, type Welcome } from '@openfloor/contract';
import { withheld } from '@openfloor/pages';
import { canOf, cornerOf, WIRE_TYPES, type Actor, type Standing } from '@openfloor/room';
import type { OpenRoom } from '../operations/rooms.js';

/** A page shows a part of a list that it cuts by itself. */
const ALL_QUESTIONS = Number.MAX_SAFE_INTEGER;

/**
 * The whole welcome that a page for everybody is made from. Where the record is not public it has the session and its
 * people alone, under no epoch, so that a seat is sent the whole room.
 */
export function publicWelcome(open: OpenRoom): Welcome {
  return wholeFor(open, open.standing(undefined), isRecordPublic(open.room.session));
}

/**
 * The whole welcome of a participant, with their own corner, for a page that is rendered for them alone. Refuses
 * `REMOVED`. Where the record is for the staff there is nothing more in it than for everybody.
 */
export function ownWelcome(open: OpenRoom, actor: Extract<Actor, { type: 'participant' }>): Welcome {
  const { room } = open;
  const standing = open.standing(actor);
  const isReadable = isRecordPublic(room.session) || room.session.rules.record === 'participants';
  const welcome = wholeFor(open, standing, isReadable);
  const { role, personId, hubId, attendance } = standing;
  return {
    ...welcome,
    you: {
      ...welcome.you,
      id: actor.id,
      role,
      personId,
      hubId,
      attendance,
      can: canOf(standing, WIRE_TYPES),
    },
    mine: { ...welcome.mine, put: cornerOf(room, actor.id, standing) },
  };
}

function wholeFor(open: OpenRoom, standing: Standing, isReadable: boolean): Welcome {
  const { welcome } = open.welcome(standing, 'public', undefined, ALL_QUESTIONS);
  if (isReadable) return welcome;
  return withheld(welcome);
}

/** Names what the public sees of a room at this moment. */
export function publicVersion(open: OpenRoom): string {
  const { channels, beat } = open.room.clock;
  return `${open.epoch('public')} ${channels.public} ${beat}`;
}
