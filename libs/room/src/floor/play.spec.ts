import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { KINDS_OF_ACT, orderOf, withQuestions } from '../testing/chance.js';
import type { Opened } from '../testing/open-room.js';
import { floorFaults } from '../testing/floor-faults.js';
import { hubFaults } from '../testing/hub-faults.js';
import { hasLeft, LAPSING, OPEN, QUEUED } from './floor.js';
import { queueOf } from './queue.js';

const ON_THE_FLOOR = [
  ...['request', 'point', 'quit', 'later', 'call', 'call_other', 'start', 'pause', 'resume', 'end', 'skip'],
  ...['refuse', 'back', 'move', 'give', 'voice', 'accept', 'leave', 'rest', 'discipline', 'undo', 'close'],
  ...['reopen', 'remove', 'restore', 'erase', 'decline'],
  ...['suspend', 'lift', 'go', 'request_local', 'request_local', 'ask_local', 'read_out'],
];
const kinds = KINDS_OF_ACT.filter((kind) => ON_THE_FLOOR.includes(kind));
const act = fc.tuple(fc.constantFrom(...kinds), fc.nat(99), fc.nat(99), fc.nat(99));

/** What no act on the floor may leave, in words. */
function wrongs({ room }: Opened): string[] {
  const floors = room.list('floor');
  const own = floors.filter(({ class: kind }) => kind !== 'statement' && kind !== 'answer');
  const open = own.filter(({ status, makerId }) => OPEN.includes(status) && makerId !== null);
  const keys = open.map((floor) => `${floor.makerId} ${floor.class === 'point_of_order'}`);
  const hubs = room.list('hub').map(({ id }) => `${id} false`);
  const most = (key: string) => (hubs.includes(key) ? room.session.rules.requestsPerHub : 1);
  const tooMany = keys.filter((key) => keys.filter((other) => other === key).length > most(key));
  const classes = queueOf(room).map((floor) => floor.class === 'point_of_order');
  const isClosed = ['closed', 'archived'].includes(room.session.phase);
  const gone = floors.filter(
    ({ makerId, status }) => QUEUED.includes(status) && makerId && hasLeft(room, makerId),
  );
  const numbers = floors.map(({ no }) => no);
  return [
    ...tooMany.map((key) => `${key} has too many open requests`),
    ...(classes.lastIndexOf(true) < classes.filter(Boolean).length
      ? []
      : ['a point of order waits behind another']),
    ...gone.map(({ no }) => `request ${no} waits, and who asked is not here`),
    ...floors
      .filter(({ status, lapsed }) => LAPSING.includes(status) && lapsed !== isClosed)
      .map(
        ({ no, status }) => `request ${no}, ${status}, does not read as lapsed exactly in a closed session`,
      ),
    ...(new Set(numbers).size === numbers.length ? [] : ['a number was given twice']),
  ];
}

describe('the floor under any commands', () => {
  it('keeps what it promises, whatever is asked, called, moved and taken back', () => {
    const property = fc.property(fc.array(act, { minLength: 20, maxLength: 70 }), (chosen) => {
      const game = withQuestions();
      for (const choice of chosen) {
        const given = orderOf(game, choice);
        const said = game.opened.does(...given);
        if (said.code === 'ok') game.done.push({ id: said.id, actor: given[0] });
        expect([
          given.slice(1),
          ...wrongs(game.opened),
          ...floorFaults(game.opened),
          ...hubFaults(game.opened),
        ]).toEqual([given.slice(1)]);
      }
    });
    fc.assert(property, { numRuns: 100 });
  });
});
