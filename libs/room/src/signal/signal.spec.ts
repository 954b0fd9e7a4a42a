import { describe, expect, it } from '@jest/globals';
import { CHANNELS, SIGNAL_CODES, SIGNAL_ROLES, type Role } from '@openfloor/contract';
import type { Actor } from '../standing.js';
import { openRoom } from '../testing/open-room.js';
import { invite, person } from '../testing/seats.js';

const text = 'Remote is waiting';

/** A room with somebody of every role that can be invited, by role. */
function withAll() {
  const opened = openRoom();
  const { rig, moderator, online, panellist, hub, organiser, does, must, mine } = opened;
  const seats: Partial<Record<Role, Actor>> = {
    organiser,
    moderator,
    online_moderator: online,
    panellist,
    hub,
  };
  for (const role of ['chair', 'rapporteur', 'interpreter', 'captioner', 'technician'] as const)
    seats[role] = person(rig, role, role);
  const send = (actor: Actor, to: object, more: object = { text }) =>
    does(actor, 'signal.send', { to, ...more });
  const sent = (actor: Actor, to: object, more?: object) => String(send(actor, to, more).result['signalId']);
  const sees = (actor: Actor) => mine(actor).signals.map(({ id }) => id);
  const seat = (role: Role) => seats[role] ?? organiser;
  return { ...opened, send, sent, sees, seat, must };
}

describe('a signal', () => {
  it('reaches every role that can be invited, and by it those of the role alone', () => {
    for (const role of SIGNAL_ROLES.filter((one) => one !== 'organiser')) {
      const { sent, seat, sees, mine, ama } = withAll();
      const from = role === 'moderator' ? seat('technician') : seat('moderator');
      const id = sent(from, { roles: [role] }, { code: 'remote_waiting', level: 'urgent' });
      for (const other of SIGNAL_ROLES.filter((one) => one !== 'organiser')) {
        const isParty = seat(other) === from || other === role;
        expect([role, other, sees(seat(other))]).toEqual([role, other, isParty ? [id] : []]);
      }
      expect(mine(ama).signals).toEqual([]);
    }
  });

  it('says who sent it, what, how urgently, about what and when', () => {
    const { rig, seat, sent, mine, online, panellist } = withAll();
    const refId = rig.newId();
    const id = sent(
      online,
      { personIds: [panellist.id] },
      { code: 'wrap_up', level: 'attention', text: '', refId },
    );
    const at = rig.now;
    const from = { role: 'online_moderator', personId: online.id, hubId: null };
    const to = { roles: [], personIds: [panellist.id], hubIds: [] };
    const said = { id, from, to, level: 'attention', code: 'wrap_up', text: '', refId, at, seenBy: [] };
    expect(mine(online).signals).toEqual([{ ...said, own: true, seen: false }]);
    expect(mine(panellist).signals).toEqual([{ ...said, own: false, seen: false }]);
    expect(mine(seat('technician')).signals).toEqual([]);
  });

  it('to a person reaches that person, and to a hub that hub', () => {
    const { rig, moderator, hub, sent, sees, panellist } = withAll();
    const [other, quin] = [invite(rig, 'hub', { name: 'Lima' }), person(rig, 'panellist', 'Quin')];
    const toHub = sent(moderator, { hubIds: [hub.id] });
    const toPia = sent(moderator, { personIds: [panellist.id] });
    expect([hub, other, panellist, quin].map(sees)).toEqual([[toHub], [], [toPia], []]);
  });

  it('to moderators reaches whoever leads, as long as they lead', () => {
    const { moderator, online, panellist, must, sent, sees } = withAll();
    const before = sent(online, { roles: ['moderator'] });
    expect(sees(panellist)).toEqual([]);
    must(moderator, 'session.lead', { personId: panellist.id });
    const after = sent(online, { roles: ['moderator'] });
    expect(sees(panellist)).toEqual([before, after]);
    expect(sees(moderator)).toEqual([before, after]);
    must(moderator, 'session.lead', { personId: null });
    expect(sees(panellist)).toEqual([]);
  });

  it('is no answer to itself: its sender is never among its addressees', () => {
    const { moderator, does, sent, mine } = withAll();
    const signalId = sent(moderator, { roles: ['moderator'], personIds: [moderator.id] });
    expect(mine(moderator).signals).toMatchObject([{ own: true, seen: false, seenBy: [] }]);
    expect(does(moderator, 'signal.seen', { signalId }).code).toBe('NOT_FOUND');
  });

  it('is sent by every invited role, and by nobody of the audience or of a screen', () => {
    const { rig, ama, seat, send } = withAll();
    for (const role of SIGNAL_ROLES)
      expect([role, send(seat(role), { roles: ['chair'] }).code]).toEqual([role, 'ok']);
    for (const actor of [ama, invite(rig, 'display')])
      expect(send(actor, { roles: ['chair'] }).code).toBe('NOT_ALLOWED');
  });

  it('goes to somebody who is here, and says something', () => {
    const { moderator, send, newId } = withAll();
    const code = (to: object, more?: object) => send(moderator, to, more).code;
    expect(code({})).toBe('BAD_COMMAND');
    expect(code({ roles: ['participant'] })).toBe('BAD_COMMAND');
    expect(code({ roles: ['display'] })).toBe('BAD_COMMAND');
    expect(code({ roles: ['chair'] }, {})).toBe('BAD_COMMAND');
    expect(code({ personIds: [newId()] })).toBe('NOT_FOUND');
    expect(code({ hubIds: [newId()] })).toBe('NOT_FOUND');
    for (const known of SIGNAL_CODES.filter((one) => one !== 'message'))
      expect(code({ roles: ['chair'] }, { code: known })).toBe('ok');
  });
});

describe('the receipt of a signal', () => {
  it('is given once by each who was addressed, and seen by all who see the signal', () => {
    const { rig, moderator, online, sent, does, mine, seat, room } = withAll();
    const signalId = sent(online, { roles: ['moderator', 'technician'] });
    expect(does(moderator, 'signal.seen', { signalId }).code).toBe('ok');
    const first = { role: 'moderator', personId: moderator.id, hubId: null, at: rig.now };
    expect(mine(moderator).signals).toMatchObject([{ own: false, seen: true, seenBy: [first] }]);
    const { rev } = room.clock;
    expect(does(moderator, 'signal.seen', { signalId }).code).toBe('ok');
    expect(room.clock.rev).toBe(rev);
    expect(does(seat('technician'), 'signal.seen', { signalId }).code).toBe('ok');
    expect(mine(online).signals[0]?.seenBy).toMatchObject([first, { role: 'technician' }]);
    expect(mine(online).signals).toMatchObject([{ own: true, seen: false }]);
  });

  it('of a hub names the hub', () => {
    const { moderator, hub, sent, must, mine } = withAll();
    must(hub, 'signal.seen', { signalId: sent(moderator, { hubIds: [hub.id] }) });
    expect(mine(moderator).signals[0]?.seenBy).toMatchObject([
      { role: 'hub', personId: null, hubId: hub.id },
    ]);
  });

  it('is given by nobody else, to whom the signal is not there', () => {
    const { moderator, panellist, ama, seat, sent, does, newId } = withAll();
    const signalId = sent(moderator, { personIds: [panellist.id] });
    for (const actor of [seat('chair'), seat('organiser'), seat('hub')])
      expect(does(actor, 'signal.seen', { signalId }).code).toBe('NOT_FOUND');
    expect(does(panellist, 'signal.seen', { signalId: newId() }).code).toBe('NOT_FOUND');
    expect(does(ama, 'signal.seen', { signalId }).code).toBe('NOT_ALLOWED');
  });
});

describe('what is said behind the scenes', () => {
  it('is in no channel, no ledger and no act, and moves no channel', () => {
    const { moderator, panellist, rig, sent, does, room, ledger } = withAll();
    const before = { ...room.clock.channels };
    const entries = ledger.length;
    const signalId = sent(moderator, { personIds: [panellist.id] }, { text: 'xyzzy' });
    does(panellist, 'signal.seen', { signalId });
    expect(room.clock.channels).toEqual(before);
    expect(JSON.stringify(CHANNELS.map((channel) => rig.sees(channel)))).not.toMatch(/xyzzy|signal/);
    expect(ledger.length).toBe(entries);
    expect(does(moderator, 'undo', { commandId: signalId }).code).toBe('NOT_FOUND');
  });

  it('shows each the latest forty, the oldest of them first', () => {
    const { moderator, panellist, sent, mine } = withAll();
    const ids = Array.from({ length: 43 }, () => sent(moderator, { personIds: [panellist.id] }));
    for (const actor of [moderator, panellist])
      expect(mine(actor).signals.map(({ id }) => id)).toEqual(ids.slice(3));
  });

  it('goes on in a closed session, and ends with the archive', () => {
    const { moderator, organiser, panellist, must, send, does } = withAll();
    must(organiser, 'session.phase', { phase: 'closed' });
    const said = send(moderator, { personIds: [panellist.id] });
    const { signalId } = said.result;
    expect([said.code, does(panellist, 'signal.seen', { signalId }).code]).toEqual(['ok', 'ok']);
    must(organiser, 'session.phase', { phase: 'archived' });
    expect(send(moderator, { personIds: [panellist.id] }).code).toBe('SESSION_CLOSED');
  });
});
