import { describe, expect, it } from '@jest/globals';
import { DeskRoomByHand } from '../testing/desk-room.js';
import { hub } from '../testing/records.js';
import { draftOfHub } from '../logic/hub-draft.js';
import { Desk } from './desk.js';
import { decideOn, register } from './hubbing.js';

function openDesk() {
  const room = new DeskRoomByHand([]);
  const desk = new Desk(room, { read: () => ({}), write: () => undefined });
  const last = () => room.sent.at(-1) as (typeof room.sent)[number];
  return { room, desk, last };
}
const nairobi = hub(1, { name: 'Nairobi hub' });

describe('What is decided of a hub', () => {
  it('goes out with its reason and stands in History under the name of the hub', async () => {
    const { desk, last } = openDesk();
    const done = decideOn(desk, nairobi, 'suspend', 'technical');
    expect(last()).toMatchObject({ type: 'hub.suspend', args: { hubId: nairobi.id, reason: 'technical' } });
    await last().reply();
    await done;
    expect(desk.view.get().acts.at(-1)).toMatchObject({
      says: 'hub.suspend.technical',
      who: 'Nairobi hub',
      state: 'done',
    });
  });

  it('needs no reason where it takes nothing away', () => {
    const { desk, last } = openDesk();
    for (const act of ['approve', 'restore', 'close'] as const) {
      void decideOn(desk, nairobi, act);
      expect(last()).toMatchObject({ type: `hub.${act}`, args: { hubId: nairobi.id } });
    }
  });

  it('is registered only when the room has it', async () => {
    const { desk, last } = openDesk();
    const saved = register(desk, { ...draftOfHub(), name: 'Suva' });
    expect(last()).toMatchObject({ type: 'hub.put', args: { name: 'Suva', city: 'Suva' } });
    await last().reply('NOT_ALLOWED');
    expect(await saved).toBe(false);
    expect(desk.view.get().said?.key).toBe('refused.NOT_ALLOWED');
  });
});
