import { describe, expect, it } from '@jest/globals';
import { openRoom } from '../testing/open-room.js';
import { person } from '../testing/seats.js';

describe('people of the programme', () => {
  it('are added with what is known, and corrected where they are named', () => {
    const { moderator, must, room, newId, does } = openRoom();
    const { personId } = must(moderator, 'person.put', {
      name: 'Sam',
      role: 'panellist',
      tags: ['youth'],
      country: 'GH',
    });
    must(moderator, 'person.put', { personId, name: 'Samuel', role: 'panellist', country: null });
    expect(room.list('person').at(-1)).toMatchObject({
      no: 4,
      name: 'Samuel',
      tags: ['youth'],
      country: null,
      left: false,
    });
    expect(does(moderator, 'person.put', { personId: newId(), name: 'Sam', role: 'panellist' }).code).toBe(
      'NOT_FOUND',
    );
  });

  it.each(['hub', 'participant', 'display', 'pope'])('are never a %s', (role) => {
    const { moderator, does } = openRoom();
    expect(does(moderator, 'person.put', { name: 'Sam', role }).code).toBe('BAD_COMMAND');
  });

  it('are in the room or not, as a moderator says', () => {
    const { moderator, panellist, must, room } = openRoom();
    const isPresent = () => room.entry('person', panellist.id)?.record.present;
    must(moderator, 'person.present', { personId: panellist.id, present: true });
    expect(isPresent()).toBe(true);
    must(moderator, 'person.leave', { personId: panellist.id });
    expect(isPresent()).toBe(false);
  });

  it('leave once, and somebody else takes their place, role and lead', () => {
    const { rig, moderator, panellist, must, does, room } = openRoom();
    const other = person(rig, 'rapporteur', 'Rana');
    must(moderator, 'session.lead', { personId: panellist.id });
    const leave = (personId: string, replacedBy?: string) =>
      does(moderator, 'person.leave', { personId, replacedBy });
    expect(leave(panellist.id, panellist.id).code).toBe('WRONG_STATE');
    expect(leave(panellist.id, rig.newId()).code).toBe('NOT_FOUND');
    expect(leave(panellist.id, other.id).closes).toEqual([panellist.id, other.id]);
    expect(room.entry('person', other.id)?.record).toMatchObject({ role: 'panellist', left: false });
    expect(room.session.leadId).toBe(other.id);
    expect(leave(panellist.id).code).toBe('WRONG_STATE');
  });
});

describe('hubs', () => {
  it('are registered as expected with nobody counted, and corrected where they are named', () => {
    const { online, must, does, room, newId, sees } = openRoom();
    const { hubId } = must(online, 'hub.put', {
      name: 'Accra',
      city: 'Accra',
      contact: 'a number',
      expected: 40,
    });
    must(online, 'hub.put', { hubId, name: 'Accra North', city: 'Accra' });
    expect(room.list('hub').at(-1)).toMatchObject({
      no: 2,
      name: 'Accra North',
      expected: 40,
      headcount: null,
      status: 'expected',
    });
    expect(does(online, 'hub.put', { hubId: newId(), name: 'Accra', city: 'Accra' }).code).toBe('NOT_FOUND');
    expect(JSON.stringify(sees('panel'))).not.toContain('a number');
    expect(JSON.stringify(sees('staff'))).toContain('a number');
  });
});

describe('links', () => {
  const tokenHash = 'a'.repeat(64);

  it('are for somebody known, somebody made on the spot, a hub, or a role alone', () => {
    const { moderator, panellist, hub, does, newId, room } = openRoom();
    const make = (more: object) =>
      does(moderator, 'invitation.make', { invitationId: newId(), tokenHash, ...more });
    expect(make({ role: 'panellist', personId: panellist.id }).code).toBe('ok');
    expect(make({ role: 'captioner', person: { name: 'Cara' } }).code).toBe('ok');
    expect(room.list('person').at(-1)).toMatchObject({ name: 'Cara', role: 'captioner' });
    expect(make({ role: 'hub', hubId: hub.id }).code).toBe('ok');
    expect(make({ role: 'display', label: 'Left screen' }).code).toBe('ok');
  });

  it('are refused where role and person, or role and hub, do not fit', () => {
    const { moderator, panellist, hub, does, newId } = openRoom();
    const make = (more: object) =>
      does(moderator, 'invitation.make', { invitationId: newId(), tokenHash, ...more }).code;
    expect(make({ role: 'hub' })).toBe('BAD_COMMAND');
    expect(make({ role: 'panellist', hubId: hub.id })).toBe('BAD_COMMAND');
    expect(make({ role: 'participant' })).toBe('BAD_COMMAND');
    expect(make({ role: 'chair', personId: panellist.id })).toBe('WRONG_STATE');
    expect(make({ role: 'panellist', personId: newId() })).toBe('NOT_FOUND');
    expect(make({ role: 'hub', hubId: newId() })).toBe('NOT_FOUND');
  });

  it('open for whoever has the secret, on several devices, and for nobody once ended or revoked', () => {
    const { rig, moderator, must } = openRoom();
    const system = { type: 'system', id: rig.newId() } as const;
    const link = (more = {}) => {
      const invitationId = rig.newId();
      must(moderator, 'invitation.make', { invitationId, role: 'technician', tokenHash, ...more });
      return (hash = tokenHash) =>
        rig.does(system, 'invitation.accept', {
          invitationId,
          tokenHash: hash,
          deviceId: rig.newId(),
          device: 'phone',
        }).code;
    };
    const open = link();
    expect(open('b'.repeat(64))).toBe('NOT_FOUND');
    expect(Array.from({ length: 21 }, () => open())).toEqual([
      ...Array.from({ length: 20 }, () => 'ok'),
      'QUOTA_REACHED',
    ]);
    expect(link({ endsAt: rig.now })()).toBe('NOT_FOUND');
    const revoked = link();
    must(moderator, 'invitation.revoke', { invitationId: rig.room.list('invitation').at(-1)?.id });
    expect(revoked()).toBe('NOT_FOUND');
  });

  it('close the seats of one device or of all', () => {
    const { moderator, panellist, does, newId } = openRoom();
    const { invitationId, deviceId } = panellist;
    const revoke = (more: object) => does(moderator, 'invitation.revoke', { invitationId, ...more });
    expect(revoke({ deviceId: newId() }).code).toBe('NOT_FOUND');
    expect(revoke({ deviceId }).closes).toEqual([deviceId]);
    expect(revoke({}).closes).toEqual([invitationId]);
    expect(does(moderator, 'invitation.revoke', { invitationId: newId() }).code).toBe('NOT_FOUND');
  });
});
