import { describe, expect, it } from '@jest/globals';
import type { RulesChange, Why } from '@openfloor/contract';
import type { Actor } from '../standing.js';
import { openFloor } from '../testing/floor-states.js';
import { invite, join } from '../testing/seats.js';

const REMOTE: RulesChange = {
  discipline: 'stakeholder_round',
  lanes: [
    { name: 'Hall', groups: [], attendance: ['onsite', 'online'], slots: 2 },
    { name: 'Hubs', groups: [], attendance: ['hub'], slots: 1 },
  ],
};

/** A session in rounds of two turns of the hall and one of the hubs, and who asks in it, by name. */
function inRounds(rules = REMOTE) {
  const opened = openFloor({ rules });
  const { rig, must, queue, speech, call, by } = opened;
  const asks = (
    name: string,
    actor: Actor = join(rig, { name, affiliation: 'A school', attendance: 'onsite' }),
  ) =>
    String(
      must(actor, 'floor.request', { onBehalfOf: actor.type === 'invited' ? { name } : undefined })[
        'floorId'
      ],
    );
  const order = () => queue().map((id) => speech(id).name);
  const speaks = () => {
    const id = queue()[0] ?? '';
    call();
    for (const act of ['start', 'end']) by(act, id);
    return speech(id).name;
  };
  const slot = (id: string) => speech(id).why as Extract<Why, { code: 'slot' }>;
  return { ...opened, asks, order, speaks, slot };
}

describe('the slot of hubs in rounds', () => {
  it('comes in every round, though the hub asked last', () => {
    const { hub, asks, order, speaks } = inRounds();
    for (const name of ['a', 'b', 'c', 'd']) asks(name);
    asks('Kofi', hub);
    expect(order()).toEqual(['a', 'Kofi', 'b', 'c', 'd']);
    expect([speaks(), speaks(), speaks()]).toEqual(['a', 'Kofi', 'b']);
    asks('Hana', hub);
    expect(order()).toEqual(['c', 'Hana', 'd']);
  });

  it('waits for a hub that is away: passed over as absent it has not had its turn, and comes back to it', () => {
    const { rig, hub, asks, order, speaks, call, by, slot } = inRounds();
    const lima = invite(rig, 'hub', { name: 'Lima' });
    for (const name of ['a', 'b', 'c']) asks(name);
    const away = asks('Kofi', hub);
    speaks();
    call(away);
    by('skip', away, { reason: 'absent' });
    expect(order()).toEqual(['b', 'c']);
    speaks();
    by('requeue', away);
    expect(order()[0]).toBe('Kofi');
    expect(slot(away)).toEqual({ code: 'slot', lane: 'Hubs', round: 1, slot: 1, slots: 1 });
    by('skip', away, { reason: 'absent' });
    const other = asks('Rosa', lima);
    expect([order()[0], slot(other).round]).toEqual(['Rosa', 1]);
  });

  it('is kept whatever staff think of the hub, and is used up by what was spoken alone', () => {
    const { hub, moderator, must, asks, order, speaks } = inRounds();
    for (const name of ['a', 'b', 'c', 'd']) asks(name);
    asks('Kofi', hub);
    must(moderator, 'hub.suspend', { hubId: hub.id, reason: 'technical' });
    expect(order()).toEqual(['a', 'Kofi', 'b', 'c', 'd']);
    must(moderator, 'hub.restore', { hubId: hub.id });
    expect([speaks(), speaks()]).toEqual(['a', 'Kofi']);
    asks('Hana', hub);
    expect(order()).toEqual(['b', 'c', 'Hana', 'd']);
  });

  it('is there where no lane is for hubs by name', () => {
    const { hub, asks, order, slot } = inRounds({ discipline: 'stakeholder_round' });
    for (const name of ['a', 'b']) asks(name);
    const away = asks('Kofi', hub);
    expect(order()).toEqual(['Kofi', 'a', 'b']);
    expect(slot(away).lane).toBe('hubs');
  });
});
