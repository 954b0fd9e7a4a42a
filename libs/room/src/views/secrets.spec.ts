import { describe, expect, it } from '@jest/globals';
import { CHANNELS, type Channel } from '@openfloor/contract';
import { cornerOf } from '../corner.js';
import { deltaOf } from '../snapshot.js';
import { Rig } from '../testing/rig.js';
import { playAll, SECRETS } from '../testing/scenario.js';

const forStaff = Object.values(SECRETS.staff);
const forNobody = Object.values(SECRETS.nobody);

/** Plays a whole session, looking after every turn at what is sent; gives the rig and all that was found. */
function spied(look: (rig: Rig) => string): { rig: Rig; sent: string[] } {
  const sent: string[] = [];
  const { rig } = playAll((room) => room.watchers.push(() => void sent.push(look(room))));
  return { rig, sent };
}

/** All that a channel gets: what it sees now, and what somebody who was away from the start is told. */
function everything(channel: Channel) {
  return ({ sees, room }: Rig) => JSON.stringify([sees(channel), deltaOf(room, channel, 0)]);
}

describe('secrets', () => {
  it('are planted where only some may read them, and staff do read theirs', () => {
    const { rig, sent } = spied(everything('staff'));
    expect(forStaff.filter((secret) => !sent.some((text) => text.includes(secret)))).toEqual([]);
    const records = JSON.stringify(
      (['participant', 'question', 'invitation'] as const).map((kind) => rig.room.list(kind)),
    );
    expect(records).toContain(SECRETS.nobody.hidden);
    expect(records).toContain(SECRETS.nobody.device);
  });

  it.each(CHANNELS)('of one person are never sent to the %s channel', (channel) => {
    const { sent } = spied(everything(channel));
    const found = forNobody.filter((secret) => sent.some((text) => text.includes(secret)));
    expect(found).toEqual([]);
  });

  it.each(['public', 'panel'] as const)('of staff are never sent to the %s channel', (channel) => {
    const { sent } = spied(everything(channel));
    expect(forStaff.filter((secret) => sent.some((text) => text.includes(secret)))).toEqual([]);
  });

  it.each(['public', 'panel'] as const)(
    'that are ids of people, hashes or owners never reach the %s channel',
    (channel) => {
      const { rig, sent } = spied(everything(channel));
      const { room } = rig;
      const ids = room.list('participant').flatMap(({ id, pseudonym }) => [id, pseudonym]);
      const hashes = room
        .list('invitation')
        .flatMap(({ id, tokenHash, devices }) => [id, tokenHash, ...devices.map((one) => one.id)]);
      const words = [...ids, ...hashes, ...room.session.ownerIds];
      expect(words.filter((word) => sent.some((text) => text.includes(word)))).toEqual([]);
    },
  );

  it('are in no public part of the ledger', () => {
    const { rig } = spied(() => '');
    const shown = JSON.stringify(rig.ledger.map(({ hidden: _hidden, ...note }) => note));
    expect([...forStaff, ...forNobody].filter((secret) => shown.includes(secret))).toEqual([]);
    expect(JSON.stringify(rig.ledger)).toContain(SECRETS.nobody.declineNote);
  });

  it('of one corner are in no other', () => {
    const found = new Set<string>();
    const { rig } = spied((room) => {
      for (const { id } of room.room.list('participant'))
        for (const secret of [...forStaff, ...forNobody])
          if (room.room.exists && JSON.stringify(cornerOf(room.room, id)).includes(secret))
            found.add(`${id} ${secret}`);
      return '';
    });
    const [ama, ben, cyn, visitor, dan] = rig.room.list('participant').map(({ id }) => id);
    const { name, needs } = SECRETS.nobody;
    const { original, waiting, access } = SECRETS.staff;
    const own = [
      [ama, name],
      [ama, needs],
      [ama, waiting],
      [ben, original],
      [ben, waiting],
      [visitor, name],
      [dan, access],
    ];
    expect([...found].sort()).toEqual(
      [...own.map((pair) => pair.join(' ')), `${ama} ${SECRETS.nobody.declineNote}`].sort(),
    );
    expect(JSON.stringify(cornerOf(rig.room, cyn ?? ''))).not.toContain('secret');
  });
});
