import { describe, expect, it } from '@jest/globals';
import type { FloorStatus } from '@openfloor/contract';
import { openFloor } from '../testing/floor-states.js';
import { invite, join } from '../testing/seats.js';

const KOFI = { name: 'Kofi', affiliation: 'A union', country: 'GH', stakeholderGroup: 'civil_society' };
const kofi = { onBehalfOf: KOFI };

describe('a hub that asks for the floor', () => {
  it('asks for somebody of its people, named or not, and stays the one who asked', () => {
    const { moderator, hub, must, speech, speechSeen, call } = openFloor();
    must(moderator, 'hub.put', {
      hubId: hub.id,
      name: 'Nairobi',
      city: 'Nairobi',
      country: 'KE',
      regionalGroup: 'african',
    });
    const named = String(must(hub, 'floor.request', { ...kofi, name: 'Coordinator' })['floorId']);
    expect(speech(named)).toMatchObject({
      ...KOFI,
      regionalGroup: 'african',
      makerId: hub.id,
      enteredBy: null,
      attendance: 'hub',
      hubId: hub.id,
    });
    const group = { stakeholderGroup: 'academia', regionalGroup: 'weog' };
    const unnamed = String(must(hub, 'floor.request', { name: 'Coordinator', onBehalfOf: group })['floorId']);
    expect(speech(unnamed)).toMatchObject({ ...group, name: null, affiliation: null, country: 'KE' });
    expect(speechSeen(named)).toMatchObject({ name: null, stakeholderGroup: 'civil_society', hubId: hub.id });
    call(named);
    expect(speechSeen(named)).toMatchObject({ name: 'Kofi', affiliation: 'A union', country: 'GH' });
  });

  it('asks for nobody of another hub, and stands in the queue as a hub whatever it says', () => {
    const { rig, hub, does, speech } = openFloor();
    const lima = invite(rig, 'hub', { name: 'Lima' });
    const asks = (more: object) => does(hub, 'floor.request', { onBehalfOf: { ...KOFI, ...more } });
    expect([asks({ hubId: lima.id }).code, asks({ hubId: rig.newId() }).code]).toEqual([
      'NOT_ALLOWED',
      'NOT_ALLOWED',
    ]);
    const { code, result } = asks({ hubId: hub.id, attendance: 'onsite' });
    expect([code, speech(String(result['floorId'])).attendance]).toEqual(['ok', 'hub']);
  });

  it('has as many requests open as the rules say, and any number where they say none', () => {
    const { hub, moderator, must, does, by } = openFloor();
    const ids = [0, 1].map(() => String(must(hub, 'floor.request', kofi)['floorId']));
    expect(does(hub, 'floor.request', kofi)).toMatchObject({ code: 'QUOTA_REACHED', details: { quota: 2 } });
    const skip = by('skip', ids[0] ?? '', { reason: 'absent' });
    must(hub, 'floor.request', kofi);
    expect(by('requeue', ids[0] ?? '').code).toBe('QUOTA_REACHED');
    expect(does(moderator, 'undo', { commandId: skip.id }).code).toBe('WRONG_STATE');
    must(moderator, 'session.rules', { requestsPerHub: 0 });
    for (let at = 0; at < 5; at += 1) must(hub, 'floor.request', kofi);
    expect(does(moderator, 'undo', { commandId: skip.id }).code).toBe('ok');
  });

  it('has for each of its people one, of those that it may have', () => {
    const { hub, moderator, must, does, speech, by, mine } = openFloor({ rules: { requestsPerHub: 3 } });
    const asks = (localAuthor: string) => does(hub, 'floor.request', { ...kofi, localAuthor });
    const first = String(asks('p1').result['floorId']);
    expect(asks('p1')).toMatchObject({ code: 'ALREADY_WAITING', details: { floorId: first, no: 1 } });
    const { id } = by('skip', first, { reason: 'absent' });
    expect([asks('p1').code, asks('p2').code]).toEqual(['ok', 'ok']);
    expect(by('requeue', first).code).toBe('ALREADY_WAITING');
    expect(does(moderator, 'undo', { commandId: id }).code).toBe('WRONG_STATE');
    must(hub, 'floor.request', kofi);
    expect(asks('p3').code).toBe('QUOTA_REACHED');
    expect(mine(hub).floor.map(({ localAuthor }) => localAuthor)).toEqual(['p1', 'p1', 'p2', null]);
    expect(speech(first).localAuthor).toBe('p1');
  });

  it('alone has local authors', () => {
    const { ama, panellist, moderator, does } = openFloor();
    const asks = { name: 'Ama', affiliation: 'A school', localAuthor: 'p1' };
    for (const actor of [ama, panellist, moderator]) {
      expect(does(actor, 'floor.request', asks).code).toBe('NOT_ALLOWED');
      expect(does(actor, 'floor.request', { ...asks, ...kofi }).code).toBe('NOT_ALLOWED');
    }
  });
});

describe('a text to be read out', () => {
  it('takes the place of a voice that fails, at the same place, and is for the panel and its maker', () => {
    const { ama, hub, panellist, requests, must, queue, speechSeen, mine } = openFloor();
    const floorId = requests(hub);
    requests(ama);
    const before = queue();
    must(hub, 'floor.delivery', { floorId, delivery: 'text_read_out', text: 'We ask for audits.' });
    expect(queue()).toEqual(before);
    expect(speechSeen(floorId)).toMatchObject({ delivery: 'text_read_out', position: 1 });
    expect(speechSeen(floorId)).not.toHaveProperty('text');
    for (const channel of ['panel', 'staff'] as const)
      expect(speechSeen(floorId, channel)?.text).toBe('We ask for audits.');
    expect([hub, ama, panellist].map((actor) => mine(actor).floor[0]?.text)).toEqual([
      'We ask for audits.',
      null,
      undefined,
    ]);
  });

  it('is given with the request or later, by its maker or a moderator, up to the end of the speech', () => {
    const { hub, moderator, must, does, speech, call, by } = openFloor();
    const asked = must(hub, 'floor.request', { ...kofi, delivery: 'text_read_out', text: 'First' });
    const floorId = String(asked['floorId']);
    expect(speech(floorId)).toMatchObject({ delivery: 'text_read_out', text: 'First' });
    must(moderator, 'floor.delivery', { floorId, delivery: 'text_read_out', text: 'Second' });
    must(hub, 'floor.delivery', { floorId, delivery: 'voice' });
    expect(speech(floorId)).toMatchObject({ delivery: 'voice', text: 'Second' });
    call(floorId);
    by('start', floorId);
    must(hub, 'floor.delivery', { floorId, delivery: 'text_read_out', text: 'Third' });
    expect(speech(floorId)).toMatchObject({ status: 'speaking', delivery: 'text_read_out', text: 'Third' });
    const long = { floorId, delivery: 'text_read_out', text: 'a'.repeat(2_001) };
    expect(does(hub, 'floor.delivery', long).code).toBe('BAD_COMMAND');
    by('end', floorId);
    expect(does(hub, 'floor.delivery', { ...long, text: 'Late' }).code).toBe('WRONG_STATE');
  });

  it('comes from nobody who is muted, and goes with whoever is erased', () => {
    const { ama, ben, moderator, organiser, requests, must, does, speech } = openFloor();
    const [floorId, other] = [requests(ama), requests(ben)];
    must(ama, 'floor.delivery', { floorId, delivery: 'text_read_out', text: 'As Ama of Accra' });
    must(moderator, 'participant.mute', { participantId: ben.id, reason: 'conduct' });
    const delivers = (more: object) =>
      does(ben, 'floor.delivery', { floorId: other, delivery: 'text_read_out', ...more }).code;
    expect([delivers({ text: 'Abuse' }), delivers({})]).toEqual(['MUTED', 'ok']);
    must(organiser, 'participant.erase', { participantId: ama.id });
    expect(speech(floorId).text).toBeNull();
  });
});

describe('a question of a hub that shall be spoken', () => {
  it('is offered to the one of its people who asked, by a name that the relay knows', () => {
    const { hub, moderator, asks, must, mine, speech, speechSeen } = openFloor();
    const onBehalfOf = { stakeholderGroup: 'academia' };
    const questionId = asks(hub, 'Why?', { localAuthor: 'p7', onBehalfOf });
    must(moderator, 'question.publish', { questionId });
    const floorId = String(must(moderator, 'question.voice', { questionId })['floorId']);
    expect(mine(hub).floor).toMatchObject([
      { id: floorId, status: 'offered', localAuthor: 'p7', questionId },
    ]);
    must(hub, 'floor.accept', { floorId, name: 'Hana', affiliation: 'A school' });
    expect(speech(floorId)).toMatchObject({ name: 'Hana', stakeholderGroup: 'academia', localAuthor: 'p7' });
    expect(JSON.stringify(speechSeen(floorId, 'staff'))).not.toContain('p7');
  });

  it('is taken up inside what the hub and the person may have open', () => {
    const { hub, moderator, asks, must, does } = openFloor();
    const offer = (localAuthor: string) => {
      const questionId = asks(hub, 'Why?', { localAuthor });
      must(moderator, 'question.publish', { questionId });
      return String(must(moderator, 'question.voice', { questionId })['floorId']);
    };
    const [first, second, third] = [offer('p1'), offer('p1'), offer('p2')];
    const accept = (floorId: string) => does(hub, 'floor.accept', { floorId }).code;
    expect([accept(first), accept(second), accept(third), accept(offer('p3'))]).toEqual([
      'ok',
      'ALREADY_WAITING',
      'ok',
      'QUOTA_REACHED',
    ]);
  });
});

describe('a hub that is suspended', () => {
  it('keeps its places and whoever speaks there goes on, until the chair decides otherwise', () => {
    const { hub, ama, moderator, must, requests, speech, call, by, queue } = openFloor();
    const [speaks, waits] = [requests(hub), requests(hub)];
    requests(ama);
    call();
    by('start', speaks);
    must(moderator, 'hub.suspend', { hubId: hub.id, reason: 'conduct' });
    expect([speech(speaks).status, speech(waits).position, queue()[0]]).toEqual(['speaking', 1, waits]);
    by('end', speaks);
    expect(call(waits).code).toBe('ok');
    must(hub, 'floor.withdraw', { floorId: waits });
    expect(speech(waits).status).toBe('withdrawn');
  });
});

describe('a hub that goes home', () => {
  it('takes with it whatever waits, and not whoever was called or speaks', () => {
    const { rig, hub, moderator, asks, must, requests, speech, call } = openFloor({
      rules: { requestsPerHub: 3 },
    });
    const [called, waits, more] = [requests(hub), requests(hub), requests(hub)];
    const other = requests(join(rig));
    call(called);
    const questionId = asks(hub);
    must(moderator, 'question.publish', { questionId });
    const offered = String(must(moderator, 'question.voice', { questionId })['floorId']);
    must(hub, 'hub.close', { hubId: hub.id });
    const statuses = [called, waits, more, offered, other].map((id): FloorStatus => speech(id).status);
    expect(statuses).toEqual(['called', 'withdrawn', 'withdrawn', 'withdrawn', 'on_deck']);
    expect(speech(other).position).toBe(1);
  });

  it('is put back into the queue by nobody, and asked for nothing', () => {
    const { hub, moderator, asks, must, does, requests, call, by } = openFloor({
      rules: { requestsPerHub: 3 },
    });
    const [called, skipped, refused] = [requests(hub), requests(hub), requests(hub)];
    const undone = [
      by('skip', skipped, { reason: 'absent' }),
      by('refuse', refused, { reason: 'time' }),
      call(called),
    ];
    const questionId = asks(hub);
    must(moderator, 'question.publish', { questionId });
    must(moderator, 'hub.close', { hubId: hub.id });
    const undo = () => undone.map(({ id }) => does(moderator, 'undo', { commandId: id }).code);
    const back = () => [called, skipped].map((floorId) => by('requeue', floorId).code);
    const codes = () => [...undo(), ...back(), does(moderator, 'question.voice', { questionId }).code];
    expect(codes()).toEqual(Array(6).fill('WRONG_STATE'));
    must(moderator, 'hub.restore', { hubId: hub.id });
    expect(codes()).toEqual(['ok', 'ok', 'ok', 'WRONG_STATE', 'WRONG_STATE', 'ok']);
  });

  it.each([
    'floor.request',
    'question.submit',
    'hub.test',
    'hub.close',
    'question.withdraw',
    'floor.withdraw',
  ])('gives no %s any more', (type) => {
    const { hub, moderator, must, does, newId } = openFloor();
    must(hub, 'hub.close', { hubId: hub.id });
    const args: Record<string, object> = {
      'question.submit': { text: 'Why?' },
      'hub.test': { checks: {} },
      'hub.close': { hubId: hub.id },
      'question.withdraw': { questionId: newId() },
      'floor.withdraw': { floorId: newId() },
    };
    const gives = () => does(hub, type, args[type]);
    expect(gives()).toMatchObject({ code: 'WRONG_STATE', details: { status: 'closed' } });
    expect(does(hub, 'signal.send', { to: { roles: ['moderator'] }, text: 'Thanks' }).code).toBe('ok');
    must(moderator, 'hub.restore', { hubId: hub.id });
    expect(gives().details).not.toEqual({ status: 'closed' });
  });

  it('closes itself and no other', () => {
    const { rig, hub, does, room } = openFloor();
    const lima = invite(rig, 'hub', { name: 'Lima' });
    expect(does(hub, 'hub.close', { hubId: lima.id }).code).toBe('NOT_ALLOWED');
    expect(does(hub, 'hub.close', { hubId: rig.newId() }).code).toBe('NOT_FOUND');
    expect(does(hub, 'hub.close', { hubId: hub.id }).code).toBe('ok');
    expect(room.list('hub').map(({ status }) => status)).toEqual(['closed', 'expected']);
  });
});
