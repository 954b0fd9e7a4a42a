import { describe, expect, it } from '@jest/globals';
import type { FloorView } from '@openfloor/contract';
import { floor } from '../../testing/floors.js';
import { DeskRoomByHand } from '../testing/desk-room.js';
import { hub } from '../testing/records.js';
import { Desk } from './desk.js';
import { deliver, readOut } from './giving.js';
import { press } from './pressing.js';

function openDesk(waits: FloorView) {
  const room = new DeskRoomByHand([]);
  room.floors = [waits];
  const desk = new Desk(room, { read: () => ({}), write: () => undefined });
  const last = () => room.sent.at(-1) as (typeof room.sent)[number];
  return { room, desk, last };
}

describe('A request that is read out', () => {
  it('asks for the text where there is none, and sends it with the way in one act', async () => {
    const waits = floor(4, { name: 'Grace Achieng' });
    const { room, desk, last } = openDesk(waits);
    desk.select(waits.id);
    press(desk, 'deliver');
    expect(room.sent).toEqual([]);
    expect(desk.view.get().floorAsking).toEqual({ kind: 'read', floorId: waits.id });
    const sent = readOut(desk, waits, ' Who audits the auditors? ');
    expect(last()).toMatchObject({
      type: 'floor.delivery',
      args: { floorId: waits.id, delivery: 'text_read_out', text: 'Who audits the auditors?' },
    });
    await last().reply();
    expect(await sent).toBe(true);
  });

  it('is there at once where the text was given before, and without one if it comes later', () => {
    const written = floor(4, { text: 'Who audits the auditors?' });
    const { desk, last } = openDesk(written);
    deliver(desk, written);
    expect(last().args).toEqual({ floorId: written.id, delivery: 'text_read_out' });
    const { desk: other, last: next } = openDesk(floor(5));
    void readOut(other, floor(5), '');
    expect(next().args).toEqual({ floorId: floor(5).id, delivery: 'text_read_out' });
  });

  it('goes back to the voice by one press', () => {
    const written = floor(4, { delivery: 'text_read_out', text: 'A text' });
    const { desk, last } = openDesk(written);
    deliver(desk, written);
    expect(last().args).toEqual({ floorId: written.id, delivery: 'voice' });
  });

  it('stands in History under the name of the hub where the hub named nobody', async () => {
    const unnamed = floor(4, { name: null, hubId: hub(1).id, delivery: 'text_read_out', text: 'A text' });
    const { room, desk, last } = openDesk(unnamed);
    room.hubs = [hub(1, { name: 'Nairobi hub' })];
    deliver(desk, unnamed);
    await last().reply();
    expect(desk.view.get().acts.at(-1)).toMatchObject({ who: 'Nairobi hub' });
  });
});
