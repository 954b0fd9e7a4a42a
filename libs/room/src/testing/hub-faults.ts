import { OPEN } from '../floor/floor.js';
import { isTaken } from '../people/hub.js';
import { handsOver } from '../question/hands.js';
import { standingFor } from '../question/merge.rules.js';
import type { HubRecord } from '../records.js';
import type { Opened } from './open-room.js';

/** What must hold of hubs in any room and does not hold in this one, in words. */
export function hubFaults(opened: Opened): string[] {
  return [
    ...handFaults(opened),
    ...opened.room
      .list('hub')
      .flatMap((hub) => (isTaken(hub) ? takenFaults(opened, hub) : unseen(opened, hub))),
  ];
}

function handFaults({ room }: Opened): string[] {
  return room.list('question').flatMap((question) => {
    const { hands, handsShown, no } = question;
    const shown = handsOver(standingFor(room, question));
    const isRight = JSON.stringify(shown) === JSON.stringify(handsShown);
    const hubs = new Set(hands.map(({ hubId }) => hubId));
    return [
      ...(isRight ? [] : [`question ${no} shows ${JSON.stringify(handsShown)} of ${JSON.stringify(shown)}`]),
      ...(hubs.size === hands.length ? [] : [`question ${no}: one hub counted twice`]),
      ...hands
        .filter((count) => count.hands > count.headcount)
        .map((count) => `question ${no}: ${count.hands} hands of ${count.headcount} people`),
    ];
  });
}

function takenFaults({ room }: Opened, hub: HubRecord): string[] {
  const faults: string[] = [];
  const claim = (holds: boolean, fault: string) =>
    void (holds || faults.push(`hub ${hub.no}, ${hub.status}: ${fault}`));
  const own = room.list('floor').filter(({ makerId }) => makerId === hub.id);
  const waits = own.filter(({ status }) => ['offered', 'waiting', 'on_deck'].includes(status));
  claim(hub.status !== 'closed' || waits.length === 0, `${waits.length} of its requests wait`);
  claim(hub.status !== 'live' || hub.checkedIn, 'nobody was counted');
  claim(hub.status !== 'expected' || !hub.checkedIn, 'its people were counted');
  claim((hub.status === 'suspended') === (hub.reason !== null), `its reason is ${hub.reason}`);
  const open = own.filter(({ status }) => OPEN.includes(status));
  claim(open.length <= room.session.rules.requestsPerHub, `${open.length} of its requests are open`);
  const local = open.flatMap(({ localAuthor }) => localAuthor ?? []);
  claim(new Set(local).size === local.length, 'one of its people has two requests');
  return faults;
}

/** A hub that does not take part is known to staff and to whoever applied alone. */
function unseen({ room, sees }: Opened, hub: HubRecord): string[] {
  const told = (['public', 'panel'] as const).filter((channel) =>
    JSON.stringify(sees(channel)).includes(hub.id),
  );
  const named = (['floor', 'question', 'participant', 'invitation'] as const).filter((kind) =>
    room.list(kind).some((record) => record.hubId === hub.id),
  );
  return [...told, ...named].map((where) => `hub ${hub.no}, ${hub.status}, is named in ${where}`);
}
