import { describe, expect, it } from '@jest/globals';
import { ROLES, type Role } from '@openfloor/contract';
import { canOf } from './decide.js';
import { standingOf, type Actor } from './standing.js';
import { TABLE, WIRE_TYPES } from './table.js';
import { openRoom, type Opened } from './testing/open-room.js';
import { INNER_ARGS, WIRE_ARGS } from './testing/orders.js';
import { invite, join, person } from './testing/seats.js';

/** Words of the contract for groups of roles. */
const GROUPS: Record<string, Role[]> = {
  organiser: ['organiser'],
  moderator: ['organiser', 'chair', 'moderator'],
  moderators: ['organiser', 'chair', 'moderator', 'online_moderator'],
  invited: ROLES.filter((role) => role !== 'participant' && role !== 'display'),
};

/** Who may give what, as the table of the contract (section 2) says it. */
const MAY = `
session.describe      moderator
session.rules         moderator
session.switch        moderators
session.lead          moderator
session.segment       moderator
session.phase         moderator
segment.put           moderator
segment.drop          moderator
person.put            moderator
person.leave          moderator
person.present        moderator
seat.join             participant organiser
participant.identify  participant
participant.mute      moderators
participant.unmute    moderators
participant.remove    moderators
participant.restore   moderators
participant.erase     organiser
hub.put               moderators
hub.apply             participant
hub.approve           moderators
hub.decline           moderators
hub.suspend           moderators
hub.restore           moderators
hub.close             moderators hub
hub.checkIn           hub
hub.test              hub
hub.count             hub
question.submit       participant hub panellist moderators rapporteur
question.edit         participant hub panellist moderators rapporteur
question.withdraw     participant hub panellist moderators rapporteur
question.vote         participant hub
question.publish      moderators
question.decline      moderators
question.shortlist    moderators
question.unshortlist  moderators
question.return       moderators
question.merge        moderators
question.unmerge      moderators
question.air          moderator
question.next         moderator
question.answered     moderators
question.answer       panellist moderators
question.voice        moderator
question.assign       moderators
question.claim        panellist
question.label        moderators
question.shorten      moderators
question.translate    moderators interpreter
question.note         moderators
question.appeal       participant hub panellist rapporteur
question.redact       organiser
floor.request         participant hub panellist moderators
floor.give            moderators
floor.withdraw        participant hub panellist moderators
floor.ready           participant hub panellist moderators
floor.delivery        participant hub panellist moderators
floor.accept          participant hub panellist moderators
floor.call            moderator
floor.skip            moderator
floor.refuse          moderator
floor.move            moderator
floor.start           moderators technician
floor.pause           moderators technician
floor.resume          moderators technician
floor.extend          moderators technician
floor.end             moderators technician
floor.requeue         participant hub panellist moderators technician
floor.record          moderators rapporteur
clock.start           moderators technician
clock.pause           moderators technician
clock.resume          moderators technician
clock.extend          moderators technician
clock.clear           moderators technician
signal.send           invited
signal.seen           invited
notice.post           moderators technician
notice.clear          moderators technician
stage.put             moderators technician
stage.show            moderators technician
stage.blank           moderators technician
stage.shown           display technician
takeaway.draft        moderators rapporteur
takeaway.edit         moderators rapporteur
takeaway.move         moderators rapporteur
takeaway.show         moderators rapporteur
takeaway.check        moderators rapporteur
takeaway.settle       moderators rapporteur
takeaway.final        moderators rapporteur
takeaway.drop         moderators rapporteur
takeaway.admit        moderators rapporteur
takeaway.object       participant hub panellist moderators
takeaway.retract      participant hub panellist moderators
note.add              moderators rapporteur
note.edit             moderators rapporteur
report.edit           moderators rapporteur
report.file           moderators rapporteur
poll.create           moderators
poll.edit             moderators
poll.open             moderators
poll.close            moderators
poll.publish          moderators
poll.drop             moderators
poll.admit            moderators
poll.respond          participant hub
invitation.revoke     moderators
roll.revoke           moderators
undo                  moderators
session.code          moderator
session.meeting       organiser
session.seal          organiser
session.import        organiser
roll.make             moderators
roll.replace          moderators
roll.take             organiser
participant.check     organiser
participant.forget    organiser
question.forget       organiser
session.retain        organiser
support.count         organiser
people.count          organiser
invitation.make       moderators
invitation.accept     organiser
`;

const may = new Map(
  MAY.trim()
    .split('\n')
    .map((line) => line.split(/\s+/))
    .map(([type = '', ...who]) => [type, new Set(who.flatMap((one) => GROUPS[one] ?? [one as Role]))]),
);
const args = { ...WIRE_ARGS, ...INNER_ARGS } as Record<string, object>;

/** A seat with this role. */
function seatOf(opened: Opened, role: Role): Actor {
  const { rig, organiser, ama, hub } = opened;
  if (role === 'organiser') return organiser;
  if (role === 'participant') return ama;
  if (role === 'hub') return hub;
  return role === 'display' ? invite(rig, role) : person(rig, role, `Somebody ${role}`);
}

describe('who may give a command', () => {
  it('is told for every command of the table', () => {
    expect([...may.keys(), 'session.create'].sort()).toEqual([...TABLE.keys()].sort());
    expect(Object.keys(args).sort()).toEqual([...may.keys()].sort());
  });

  it.each(ROLES)(
    '%s: each command is judged by the role, and listed in `can` where it may be given',
    (role) => {
      const opened = openRoom();
      const actor = seatOf(opened, role);
      const allowed = [...may].filter(([, who]) => who.has(role)).map(([type]) => type);
      const judged = [...may.keys()].filter(
        (type) => opened.does(actor, type, args[type]).code !== 'NOT_ALLOWED',
      );
      expect(judged).toEqual(allowed);
      const can = canOf(standingOf(opened.room, actor, opened.rig.now), WIRE_TYPES);
      expect(can.sort()).toEqual(allowed.filter((type) => WIRE_TYPES.includes(type)).sort());
    },
  );

  it('is for whoever leads what a moderator may give, and only while they lead', () => {
    const { moderator, panellist, does, must, room, rig } = openRoom();
    const given = { ...args, 'session.lead': { personId: panellist.id } } as Record<string, object>;
    const codes = () =>
      [...may.keys()].filter((type) => does(panellist, type, given[type]).code !== 'NOT_ALLOWED');
    const own = codes();
    must(moderator, 'session.lead', { personId: panellist.id });
    const led = [...may]
      .filter(([, who]) => who.has('panellist') || who.has('moderator'))
      .map(([type]) => type);
    expect(standingOf(room, panellist, rig.now)).toMatchObject({ role: 'panellist', channel: 'staff' });
    expect(codes().sort()).toEqual(led.sort());
    must(moderator, 'session.lead', { personId: null });
    expect(codes()).toEqual(own);
    expect(standingOf(room, panellist, rig.now).channel).toBe('panel');
  });

  it('is for a visitor to join, and nothing else', () => {
    const { newId, does } = openRoom();
    const visitor: Actor = { type: 'visitor', id: newId() };
    const codes = [...may.keys()].filter((type) => does(visitor, type, args[type]).code !== 'NOT_ALLOWED');
    expect(codes).toEqual(['seat.join']);
  });

  it('is for an organiser of another session nothing, and for an administrator everything of an organiser', () => {
    const { newId, does } = openRoom();
    const other: Actor = { type: 'account', id: newId(), administrator: false };
    for (const type of may.keys()) expect(does(other, type, args[type]).code).toBe('NOT_ALLOWED');
    const administrator: Actor = { ...other, administrator: true };
    expect(does(administrator, 'session.describe', { title: 'Trust' }).code).toBe('ok');
  });

  it('is nothing for a command that is none, whoever gives it', () => {
    const { organiser, ama, does } = openRoom();
    for (const type of [
      '',
      'question',
      'question.fly',
      'constructor',
      '__proto__',
      'toString',
      'QUESTION.SUBMIT',
    ])
      for (const actor of [organiser, ama]) expect(does(actor, type, {}).code).toBe('UNKNOWN_COMMAND');
  });
});

describe('channels', () => {
  const expected: Record<Role, string> = {
    organiser: 'staff',
    chair: 'staff',
    moderator: 'staff',
    online_moderator: 'staff',
    panellist: 'panel',
    rapporteur: 'panel',
    interpreter: 'panel',
    captioner: 'panel',
    technician: 'panel',
    hub: 'public',
    participant: 'public',
    display: 'public',
  };

  it.each(ROLES)('%s', (role) => {
    const opened = openRoom();
    expect(standingOf(opened.room, seatOf(opened, role), opened.rig.now)).toMatchObject({
      role,
      channel: expected[role],
    });
  });
});

describe('nobody makes themselves more than they are', () => {
  it('a moderator appoints no organiser, by no road', () => {
    const { rig, moderator, organiser, panellist, must, does, newId } = openRoom();
    const boss = person(rig, 'organiser', 'Omar');
    const put = (personId: string | undefined, role: string) =>
      does(moderator, 'person.put', { personId, name: 'Anybody', role }).code;
    expect([put(moderator.id, 'organiser'), put(undefined, 'organiser'), put(boss.id, 'panellist')]).toEqual(
      Array.from({ length: 3 }, () => 'NOT_ALLOWED'),
    );
    expect(put(boss.id, 'organiser')).toBe('ok');
    const leave = (personId: string, replacedBy?: string) =>
      does(moderator, 'person.leave', { personId, replacedBy }).code;
    expect([leave(boss.id, moderator.id), leave(boss.id), leave(panellist.id, boss.id)]).toEqual(
      Array.from({ length: 3 }, () => 'NOT_ALLOWED'),
    );
    const link = { invitationId: newId(), role: 'organiser', tokenHash: 'a'.repeat(64) };
    expect(does(moderator, 'invitation.make', link).code).toBe('NOT_ALLOWED');
    expect(does(organiser, 'invitation.make', link).code).toBe('ok');
    must(organiser, 'person.put', { personId: moderator.id, name: 'Mona', role: 'organiser' });
    expect(does(moderator, 'participant.erase', { participantId: join(rig).id }).code).toBe('ok');
  });

  it('an online moderator invites nobody who may do more', () => {
    const { online, moderator, newId, does } = openRoom();
    const invited = (by: Actor, role: string) =>
      does(by, 'invitation.make', { invitationId: newId(), role, tokenHash: 'a'.repeat(64) }).code;
    for (const role of ['organiser', 'chair', 'moderator']) expect(invited(online, role)).toBe('NOT_ALLOWED');
    for (const role of ['panellist', 'online_moderator', 'rapporteur'])
      expect(invited(online, role)).toBe('ok');
    for (const role of ['chair', 'moderator']) expect(invited(moderator, role)).toBe('ok');
  });
});
