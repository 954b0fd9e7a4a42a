import { describe, expect, it } from '@jest/globals';
import { CHANNELS, type Channel } from '@openfloor/contract';
import { cornerOf } from '../corner.js';
import { deltaOf } from '../snapshot.js';
import { Rig } from '../testing/rig.js';
import { playAll, SECRETS } from '../testing/scenario.js';

const forPanel = Object.values(SECRETS.panel);
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
    const forThem = [...forPanel, ...forStaff];
    expect(forThem.filter((secret) => !sent.some((text) => text.includes(secret)))).toEqual([]);
    const records = JSON.stringify(
      (['participant', 'invitation', 'roll'] as const).map((kind) => rig.room.list(kind)),
    );
    for (const kind of ['question', 'floor', 'takeaway'] as const)
      expect(JSON.stringify(rig.room.list(kind))).toContain(SECRETS.nobody.hidden);
    expect(rig.room.list('hub').filter(({ applicantId }) => applicantId !== null)).toHaveLength(2);
    expect(records).toContain(SECRETS.nobody.device);
    expect(records).toContain(SECRETS.nobody.label);
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

  it('of the panel are sent to the panel and never to everybody', () => {
    const found = (channel: Channel) =>
      forPanel.filter((secret) => spied(everything(channel)).sent.some((text) => text.includes(secret)));
    expect([found('public'), found('panel')]).toEqual([[], forPanel]);
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
      const roll = room.list('roll').map(({ id }) => id);
      expect(roll).toHaveLength(3);
      const words = [...ids, ...hashes, ...roll, ...room.session.ownerIds];
      expect(words.filter((word) => sent.some((text) => text.includes(word)))).toEqual([]);
    },
  );

  it('are in no public part of the ledger', () => {
    const { rig } = spied(() => '');
    const shown = JSON.stringify(rig.ledger.map(({ hidden: _hidden, ...note }) => note));
    expect([...forPanel, ...forStaff, ...forNobody].filter((secret) => shown.includes(secret))).toEqual([]);
    const { contact, coordinator, technician, groups, checks } = SECRETS.staff;
    for (const ofHubs of [contact, coordinator, technician, groups, checks])
      expect(JSON.stringify(rig.ledger)).not.toContain(ofHubs);
    expect(JSON.stringify(rig.ledger)).toContain(SECRETS.nobody.declineNote);
  });

  it('of one corner are in no other', () => {
    const found = new Set<string>();
    const { rig } = spied(({ room }) => {
      const owners = (['participant', 'hub'] as const).flatMap((kind) => room.list(kind).map(({ id }) => id));
      for (const id of owners)
        for (const secret of [...forPanel, ...forStaff, ...forNobody])
          if (JSON.stringify(cornerOf(room, id)).includes(secret)) found.add(`${id} ${secret}`);
      return '';
    });
    const [ama, ben, cyn, visitor, eli, _enrolled, dan] = rig.room.list('participant').map(({ id }) => id);
    const [nairobi, lima, quito, ...ofEli] = rig.room.list('hub').map(({ id }) => id);
    const { name, needs, declineNote, hidden } = SECRETS.nobody;
    const { text, objection } = SECRETS.panel;
    const { original, waiting, access, answer, contact, coordinator, technician, groups, checks, delay } =
      SECRETS.staff;
    const own = (id: string | undefined, ...secrets: string[]) => secrets.map((secret) => `${id} ${secret}`);
    expect([...found].sort()).toEqual(
      [
        ...own(ama, name, needs, waiting, declineNote),
        ...own(ben, original, waiting, answer, objection),
        ...own(visitor, name),
        ...own(dan, access),
        ...own(nairobi, waiting, declineNote, hidden, text, groups, checks, delay),
        ...[lima, quito].flatMap((id) => own(id, contact)),
        ...[eli, ...ofEli].flatMap((id) => own(id, contact, coordinator, technician)),
      ].sort(),
    );
    expect(JSON.stringify(cornerOf(rig.room, cyn ?? ''))).not.toContain('secret');
  });
});
