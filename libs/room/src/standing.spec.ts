import { describe, expect, it } from '@jest/globals';
import { Room } from './room.js';
import { standingOf } from './standing.js';
import { openRoom } from './testing/open-room.js';
import { invite, join } from './testing/seats.js';

describe('a seat', () => {
  it('is nothing once its link was revoked, as a whole or for one device', () => {
    const { rig, moderator, must, does } = openRoom();
    const [one, two] = [invite(rig, 'technician'), invite(rig, 'technician')];
    const post = { level: 'info', text: 'Lunch' };
    must(moderator, 'invitation.revoke', { invitationId: one.invitationId });
    must(moderator, 'invitation.revoke', { invitationId: two.invitationId, deviceId: two.deviceId });
    for (const seat of [one, two]) expect(does(seat, 'notice.post', post).code).toBe('NOT_ALLOWED');
  });

  it('is nothing once its link has ended', () => {
    const { rig, does } = openRoom();
    const seat = invite(rig, 'technician', { endsAt: rig.now + 60_000 });
    const post = { level: 'info', text: 'Lunch' };
    expect(does(seat, 'notice.post', post).code).toBe('ok');
    rig.later(60_000);
    expect(does(seat, 'notice.post', post).code).toBe('NOT_ALLOWED');
  });

  it('is nothing with a device that never opened the link, or a link that never was', () => {
    const { rig, newId, does } = openRoom();
    const seat = invite(rig, 'technician');
    const post = { level: 'info', text: 'Lunch' };
    expect(does({ ...seat, deviceId: newId() }, 'notice.post', post).code).toBe('NOT_ALLOWED');
    expect(does({ ...seat, invitationId: newId() }, 'notice.post', post).code).toBe('NOT_FOUND');
  });

  it('is nothing once its person has left, and passes to nobody', () => {
    const { panellist, moderator, must, does } = openRoom();
    must(moderator, 'person.leave', { personId: panellist.id });
    expect(does(panellist, 'question.submit', { text: 'Why?' }).code).toBe('NOT_ALLOWED');
  });

  it('is nothing once its participant was removed, until they may come back', () => {
    const { ama, moderator, must, does } = openRoom();
    must(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct' });
    expect(does(ama, 'question.submit', { text: 'Why?' }).code).toBe('REMOVED');
    must(moderator, 'participant.restore', { participantId: ama.id });
    expect(does(ama, 'question.submit', { text: 'Why?' }).code).toBe('ok');
  });

  it('of another room is nothing here', () => {
    const { does, newId } = openRoom();
    const stranger = { type: 'participant', id: newId() } as const;
    expect(does(stranger, 'question.submit', { text: 'Why?' }).code).toBe('NOT_ALLOWED');
  });

  it('has the role its person has now, from the command after', () => {
    const { panellist, ama, moderator, asks, turn } = openRoom();
    const publish = [panellist, 'question.publish', { questionId: asks(ama) }] as const;
    const change = { personId: panellist.id, name: 'Pia', role: 'moderator' };
    const said = turn(publish, [moderator, 'person.put', change], publish);
    expect(said.map(({ code }) => code)).toEqual(['NOT_ALLOWED', 'ok', 'ok']);
    expect(said[1]?.closes).toEqual([panellist.id]);
  });

  it('says where it is: a person in the hall, an online moderator and whoever has no place online', () => {
    const { rig, room, panellist, online, organiser, hub } = openRoom();
    const attendance = [panellist, online, organiser, hub, join(rig, { attendance: 'onsite' })].map(
      (actor) => standingOf(room, actor, rig.now).attendance,
    );
    expect(attendance).toEqual(['onsite', 'online', 'online', 'hub', 'onsite']);
  });

  it('cannot be had where there is no session yet', () => {
    const empty = new Room('c0000000-0000-4000-8000-000000000001', 'first');
    const account = { type: 'account', id: empty.id, administrator: false } as const;
    expect(() => standingOf(empty, account, 0)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
  });
});
