import { describe, expect, it } from '@jest/globals';
import { CHANNELS, OwnObjection, TAKEAWAY_STATUSES } from '@openfloor/contract';
import type { Actor } from '../standing.js';
import { invite, join } from '../testing/seats.js';
import { takeawayAt, withRapporteur, type Written } from '../testing/takeaways.js';

function checked(start: Parameters<typeof withRapporteur>[0] = {}) {
  const written = withRapporteur(start);
  return { ...written, takeawayId: takeawayAt(written, 'checking') };
}

const admits = ({ must, rana, takeaway }: Written, takeawayId: string, at = 0) =>
  must(rana, 'takeaway.admit', {
    takeawayId,
    objectionId: takeaway(takeawayId).objections[at]?.id,
    on: true,
  });

describe('an objection', () => {
  it('is taken while it is checked, from the room, online, hubs and the panel alike', () => {
    const { rig, ama, hub, panellist, objects, takeawayId, told } = checked({ rules: { review: 'after' } });
    const online = join(rig, { name: 'Olga', attendance: 'online', stakeholderGroup: 'government' });
    const onsite = join(rig, { name: 'Otto', attendance: 'onsite' });
    for (const actor of [ama, online, onsite, hub, panellist])
      expect(objects(actor, takeawayId).code).toBe('ok');
    expect(told(takeawayId)?.objections).toMatchObject([
      { attendance: 'online', stakeholderGroup: null, hub: null },
      { attendance: 'online', stakeholderGroup: 'government' },
      { attendance: 'onsite', stakeholderGroup: null },
      { attendance: 'hub', stakeholderGroup: null, hub: { no: 1, headcount: null } },
      { attendance: 'onsite', stakeholderGroup: 'academia' },
    ]);
  });

  it.each(TAKEAWAY_STATUSES)('against one that is %s', (status) => {
    const written = withRapporteur();
    const takeawayId = takeawayAt(written, status);
    const isUnseen = status === 'draft' || status === 'dropped';
    const expected = status === 'checking' ? 'ok' : isUnseen ? 'NOT_FOUND' : 'WRONG_STATE';
    expect(written.objects(written.ama, takeawayId).code).toBe(expected);
  });

  it('waits for a moderator before everybody reads it, where texts are reviewed before', () => {
    const written = checked();
    const { ama, objects, told, takeawayId, must, rana, mine } = written;
    objects(ama, takeawayId, 'Too soon');
    expect(told(takeawayId)?.objections).toEqual([]);
    expect(told(takeawayId, 'panel')?.objections).toMatchObject([{ text: 'Too soon', admitted: false }]);
    admits(written, takeawayId);
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'Too soon', admitted: true, version: 1 }]);
    expect(mine(ama).objections).toMatchObject([{ text: 'Too soon', admitted: true, no: 1 }]);
    const objectionId = told(takeawayId)?.objections[0]?.id;
    must(rana, 'takeaway.admit', { takeawayId, objectionId, on: false });
    expect(told(takeawayId)?.objections).toEqual([]);
  });

  it('moves nothing that everybody sees as long as it waits', () => {
    const { ama, objects, takeawayId, room } = checked();
    const before = room.clock.channels.public;
    objects(ama, takeawayId);
    expect(room.clock.channels.public).toBe(before);
  });

  it('is one for each person: another one takes its place, and has to be admitted anew', () => {
    const written = checked();
    const { ama, objects, takeaway, told, takeawayId, rig } = written;
    const first = objects(ama, takeawayId, 'One').result;
    admits(written, takeawayId);
    expect(objects(ama, takeawayId, 'One').result).toEqual(first);
    expect(told(takeawayId)?.objections).toHaveLength(1);
    expect(objects(ama, takeawayId, 'Two').result).toEqual(first);
    expect(takeaway(takeawayId).objections).toHaveLength(1);
    expect(told(takeawayId)?.objections).toEqual([]);
    expect(told(takeawayId, 'staff')?.objections[0]).toMatchObject({
      text: 'Two',
      at: rig.now - (rig.now % 60_000),
    });
  });

  it('is raised anew against new words by saying it again', () => {
    const { ama, objects, edits, rana, must, told, takeawayId } = checked();
    objects(ama, takeawayId);
    edits(takeawayId, { text: 'Milder words' });
    must(rana, 'takeaway.check', { takeawayId });
    objects(ama, takeawayId);
    expect(told(takeawayId, 'panel')?.objections).toMatchObject([{ version: 2 }]);
  });

  it('is not taken of somebody who is muted, nor of a hub that is suspended, who may all take theirs back', () => {
    const { ama, hub, moderator, objects, must, does, takeawayId } = checked();
    for (const actor of [ama, hub]) objects(actor, takeawayId);
    must(moderator, 'participant.mute', { participantId: ama.id, reason: 'conduct' });
    must(moderator, 'hub.suspend', { hubId: hub.id, reason: 'conduct' });
    for (const actor of [ama, hub]) {
      expect(objects(actor, takeawayId).code).toBe('MUTED');
      expect(does(actor, 'takeaway.retract', { takeawayId }).code).toBe('ok');
    }
  });

  it('is none of a rapporteur’s, and of staff only what they write down for somebody', () => {
    const { rana, moderator, organiser, ama, does, objects, takeawayId, told } = checked();
    expect(objects(rana, takeawayId).code).toBe('NOT_ALLOWED');
    for (const actor of [moderator, organiser]) expect(objects(actor, takeawayId).code).toBe('BAD_COMMAND');
    const onBehalfOf = { stakeholderGroup: 'government', regionalGroup: 'grulac' };
    expect(objects(ama, takeawayId, 'No', { onBehalfOf }).code).toBe('NOT_ALLOWED');
    for (const text of ['Said at the microphone', 'And another'])
      objects(moderator, takeawayId, text, { onBehalfOf });
    expect(told(takeawayId)?.objections).toMatchObject([
      { text: 'Said at the microphone', attendance: 'onsite', admitted: true, ...onBehalfOf },
      { text: 'And another' },
    ]);
    const [objectionId] = told(takeawayId)?.objections.map(({ id }) => id) ?? [];
    expect(does(moderator, 'takeaway.retract', { takeawayId }).code).toBe('NOT_FOUND');
    expect(does(organiser, 'takeaway.retract', { takeawayId, objectionId }).code).toBe('ok');
    expect(told(takeawayId)?.objections).toHaveLength(1);
  });

  it('of a panellist who leads is their own, or what they write down', () => {
    const { moderator, panellist, must, objects, takeaway, takeawayId } = checked();
    must(moderator, 'session.lead', { personId: panellist.id });
    expect(objects(panellist, takeawayId).code).toBe('ok');
    expect(objects(panellist, takeawayId, 'No', { onBehalfOf: {} }).code).toBe('ok');
    expect(takeaway(takeawayId).objections.map(({ onBehalf }) => onBehalf)).toEqual([false, true]);
  });
});

describe('taking an objection back', () => {
  it('is for whoever made it, and nobody else', () => {
    const { ama, ben, panellist, moderator, hub, does, objects, takeaway, takeawayId } = checked();
    objects(ama, takeawayId);
    const objectionId = takeaway(takeawayId).objections[0]?.id;
    for (const actor of [ben, panellist, hub])
      expect(does(actor, 'takeaway.retract', { takeawayId, objectionId }).code).toBe('NOT_FOUND');
    expect(does(moderator, 'takeaway.retract', { takeawayId, objectionId }).code).toBe('NOT_ALLOWED');
    expect(does(ama, 'takeaway.retract', { takeawayId }).code).toBe('ok');
  });

  it('leaves it with the panel and staff, takes it from everybody else, and can be undone by saying it again', () => {
    const written = checked();
    const { ama, does, objects, told, mine, takeawayId, room } = written;
    objects(ama, takeawayId, 'Too soon');
    admits(written, takeawayId);
    does(ama, 'takeaway.retract', { takeawayId });
    expect(told(takeawayId)?.objections).toEqual([]);
    expect(told(takeawayId, 'panel')?.objections).toMatchObject([{ text: 'Too soon', retracted: true }]);
    expect(mine(ama).objections).toMatchObject([{ retracted: true }]);
    const { rev } = room.clock;
    expect(does(ama, 'takeaway.retract', { takeawayId }).code).toBe('ok');
    expect(room.clock.rev).toBe(rev);
    objects(ama, takeawayId, 'Too soon');
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'Too soon', retracted: false }]);
  });

  it('ends when the takeaway is final', () => {
    const { ama, rana, does, must, objects, takeawayId } = checked();
    objects(ama, takeawayId);
    must(rana, 'takeaway.settle', { takeawayId, as: 'contested' });
    must(rana, 'takeaway.final', { takeawayId });
    expect(does(ama, 'takeaway.retract', { takeawayId }).code).toBe('WRONG_STATE');
  });
});

describe('the voice of a hub', () => {
  const phone = (localAuthor: string, more = {}) => ({ localAuthor, ...more });

  it('is one with its headcount, however many of its people object', () => {
    const written = checked();
    const { hub, must, objects, told, does, rana, takeawayId } = written;
    must(hub, 'hub.checkIn', { headcount: 64 });
    for (const at of [1, 2, 3]) objects(hub, takeawayId, `Reason ${at}`, phone(`p${at}`));
    expect(told(takeawayId, 'panel')?.objections).toMatchObject([
      { hub: { no: 1, headcount: 64 }, text: 'Reason 1\nReason 2\nReason 3', admitted: false },
    ]);
    expect(does(rana, 'takeaway.settle', { takeawayId, as: 'agreed' }).details).toMatchObject({
      standing: 1,
    });
  });

  it('is what its coordinator says, and the panel still reads what its people said', () => {
    const { hub, objects, told, takeawayId } = checked({ rules: { review: 'after' } });
    const onBehalfOf = { stakeholderGroup: 'technical_community' };
    objects(hub, takeawayId, 'Mine', phone('p1', { onBehalfOf }));
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'Mine' }]);
    objects(hub, takeawayId, 'As a hub');
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'As a hub' }]);
    expect(told(takeawayId)?.objections[0]).not.toHaveProperty('reasons');
    expect(told(takeawayId, 'panel')?.objections[0]?.reasons).toMatchObject([
      { text: 'Mine', stakeholderGroup: 'technical_community', retracted: false },
    ]);
  });

  it('is admitted as a whole, or reason by reason', () => {
    const { hub, objects, told, takeawayId, takeaway, must, rana } = checked();
    for (const at of [1, 2]) objects(hub, takeawayId, `Reason ${at}`, phone(`p${at}`));
    const [voice] = takeaway(takeawayId).objections;
    const admit = (objectionId: string | undefined, on: boolean) =>
      must(rana, 'takeaway.admit', { takeawayId, objectionId, on });
    admit(voice?.said[1]?.id, true);
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'Reason 2' }]);
    admit(voice?.id, true);
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'Reason 1\nReason 2' }]);
    objects(hub, takeawayId, 'As a hub');
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'Reason 1\nReason 2' }]);
    admit(voice?.id, true);
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'As a hub' }]);
    admit(voice?.id, false);
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'Reason 1\nReason 2' }]);
  });

  it('falls silent when all of it is taken back: by each for themselves, or by the hub at once', () => {
    const { hub, objects, told, takeawayId, takeaway, must } = checked({ rules: { review: 'after' } });
    const retract = (more: object) => must(hub, 'takeaway.retract', { takeawayId, ...more });
    for (const at of [1, 2]) objects(hub, takeawayId, `Reason ${at}`, phone(`p${at}`));
    retract(phone('p1'));
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'Reason 2' }]);
    objects(hub, takeawayId, 'As a hub');
    retract({});
    expect(told(takeawayId)?.objections).toMatchObject([{ text: 'Reason 2' }]);
    objects(hub, takeawayId, 'As a hub');
    retract({ objectionId: takeaway(takeawayId).objections[0]?.id });
    expect(told(takeawayId)?.objections).toEqual([]);
    expect(told(takeawayId, 'panel')?.objections).toMatchObject([{ retracted: true }]);
  });

  it('is told apart by phones in its own corner alone, and by nobody else', () => {
    const { rig, hub, ama, objects, mine, sees, does, takeawayId } = checked({ rules: { review: 'after' } });
    const other = invite(rig, 'hub', { name: 'Lima' });
    objects(hub, takeawayId, 'Mine', phone('p-secret'));
    expect(mine(hub).objections).toMatchObject([{ text: 'Mine', localAuthor: 'p-secret' }]);
    expect([mine(other).objections, mine(ama).objections]).toEqual([undefined, undefined]);
    for (const channel of CHANNELS) expect(JSON.stringify(sees(channel))).not.toContain('p-secret');
    for (const actor of [ama, other])
      expect(does(actor, 'takeaway.retract', { takeawayId, ...phone('p-secret') }).code).toBe(
        actor === ama ? 'NOT_ALLOWED' : 'NOT_FOUND',
      );
    expect(objects(ama, takeawayId, 'No', phone('p1')).code).toBe('NOT_ALLOWED');
    expect(objects(hub, takeawayId, 'No', { onBehalfOf: {} }).code).toBe('NOT_ALLOWED');
  });
});

describe('who objects', () => {
  it('is told to nobody, in no view, no corner of others and no ledger', () => {
    const { rig, ama, ben, cyn, panellist, objects, sees, mine, ledger, takeawayId, room } = checked({
      rules: { review: 'after' },
    });
    const told = { name: 'Noor Nobody', affiliation: 'Somewhere', country: 'GH' };
    const noor = join(rig, told);
    const before = ledger.length;
    for (const actor of [noor, ama, panellist]) objects(actor, takeawayId);
    const pseudonyms = room.list('participant').map(({ pseudonym }) => pseudonym);
    for (const channel of CHANNELS) {
      const takeaways = sees(channel).filter(({ kind }) => kind === 'takeaway');
      expect(JSON.stringify(takeaways)).not.toMatch(
        new RegExp([noor.id, ama.id, panellist.id, 'Noor'].join('|')),
      );
      for (const word of pseudonyms) expect(JSON.stringify(takeaways)).not.toContain(word);
    }
    for (const actor of [ben, cyn]) expect(mine(actor).objections).toBeUndefined();
    expect(ledger).toHaveLength(before);
    for (const own of mine(noor).objections ?? []) expect(OwnObjection.safeParse(own).success).toBe(true);
  });

  it('is a group always, and a region only where enough share both', () => {
    const { rig, objects, told, takeawayId, must, moderator } = checked({ rules: { review: 'after' } });
    const alike = { stakeholderGroup: 'government', regionalGroup: 'grulac' };
    const four = Array.from({ length: 4 }, () => join(rig, alike));
    join(rig, { ...alike, regionalGroup: 'weog' });
    join(rig, { ...alike, stakeholderGroup: 'academia' });
    const regions = () => told(takeawayId)?.objections.map(({ regionalGroup }) => regionalGroup);
    objects(four[0] as Actor, takeawayId);
    expect(told(takeawayId)?.objections).toMatchObject([
      { stakeholderGroup: 'government', regionalGroup: null },
    ]);
    const fifth = join(rig, alike);
    objects(fifth, takeawayId);
    expect(regions()).toEqual([null, 'grulac']);
    must(moderator, 'participant.remove', { participantId: four[1]?.id, reason: 'conduct' });
    objects(four[2] as Actor, takeawayId);
    expect(regions()).toEqual([null, 'grulac', null]);
  });

  it('is what it was when it was made, whatever they say of themselves later', () => {
    const { rig, objects, told, takeawayId, must } = checked({ rules: { review: 'after' } });
    const one = join(rig, { stakeholderGroup: 'academia' });
    objects(one, takeawayId);
    must(one, 'participant.identify', { stakeholderGroup: 'government' });
    expect(told(takeawayId)?.objections).toMatchObject([{ stakeholderGroup: 'academia' }]);
  });
});
