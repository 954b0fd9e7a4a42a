import { describe, expect, it } from '@jest/globals';
import { DISCIPLINES } from '@openfloor/contract';
import { floorFaults } from '../testing/floor-faults.js';
import { floorAt, openFloor, withQueue } from '../testing/floor-states.js';

const agreed = 'agreed';
const four = [undefined, undefined, undefined, undefined];

describe('moving in the queue', () => {
  it.each([
    ['d', 'a', 'dabc'],
    ['d', 'b', 'adbc'],
    ['d', 'c', 'abdc'],
    ['a', 'c', 'bacd'],
    ['a', 'd', 'bcad'],
    ['b', null, 'acdb'],
    ['c', 'd', 'abcd'],
  ])('puts %s before %s', (name, before, then) => {
    const opened = withQueue(four);
    expect(opened.move(name, before).code).toBe('ok');
    expect(opened.order()).toBe(then);
    expect(floorFaults(opened)).toEqual([]);
  });

  it('tells all why it stands there, and the ledger who put it there', () => {
    const { move, why, ledger, speechSeen, idOf } = withQueue(four);
    const before = ledger.length;
    move('d', 'b', 'weak_link');
    const placed = { code: 'placed', reason: 'weak_link' };
    expect([why('d'), speechSeen(idOf('d'))?.why]).toEqual([placed, placed]);
    expect(ledger.slice(before)).toMatchObject([
      { act: 'floor.move', reason: 'weak_link', about: { no: 4 } },
    ]);
  });

  it('keeps the place and the why of all that stand before it, and leaves those after it to the discipline', () => {
    const { move, why, order } = withQueue(['government', 'government', 'civil_society', 'academia'], {
      rules: { discipline: 'balanced' },
    });
    expect(order()).toBe('acdb');
    const before = ['a', 'c'].map(why);
    move('b', 'd', 'expertise');
    expect(order()).toBe('acbd');
    expect(['a', 'c'].map(why)).toEqual(before);
    expect(why('b')).toEqual({ code: 'placed', reason: 'expertise' });
    expect(why('d')?.code).toBe('least_served');
  });

  it('keeps why others were placed when one is placed before, between or after them', () => {
    const { move, why, order } = withQueue(four);
    move('d', 'a', 'balance');
    move('c', 'd', 'expertise');
    move('b', 'd', 'access_need');
    expect(order()).toBe('cbda');
    expect(['c', 'b', 'd', 'a'].map((name) => why(name))).toEqual([
      { code: 'placed', reason: 'expertise' },
      { code: 'placed', reason: 'access_need' },
      { code: 'placed', reason: 'balance' },
      { code: 'first_come' },
    ]);
  });

  it('gives whoever comes later a place after those who were placed, as the discipline has it', () => {
    const { move, comes, order } = withQueue(four);
    move('d', 'a');
    comes();
    expect(order()).toBe('dabce');
    move('d', null);
    comes();
    expect(order()).toBe('abcedf');
  });

  it.each(DISCIPLINES)('to the end is to the end under %s', (discipline) => {
    const lanes = [{ name: 'States', groups: ['government' as const], attendance: [], slots: 1 }];
    const groups = [
      'government',
      'civil_society',
      'civil_society',
      'civil_society',
      'civil_society',
    ] as const;
    const { move, order, why } = withQueue([...groups], { rules: { discipline, lanes } });
    const others = order().replace('a', '');
    expect(move('a', null, 'time').code).toBe('ok');
    expect(order().at(-1)).toBe('a');
    expect([...order().slice(0, -1)].toSorted()).toEqual([...others].toSorted());
    expect(why('a')).not.toBeNull();
  });

  it('to the end of a class that goes first is to the end of all', () => {
    const { made, panellist, requests, by, queue } = withQueue([undefined, undefined]);
    const reply = requests(panellist, { class: 'reply' });
    expect(queue()[0]).toBe(reply);
    expect(by('move', reply, { before: null, why: agreed }).code).toBe('ok');
    expect(queue()).toEqual([...made.map(({ floorId }) => floorId), reply]);
  });

  it('names one who waits there, not itself, and gives a reason', () => {
    const { move, by, call, idOf, newId, order } = withQueue(four);
    call();
    expect(move('d', 'a')).toMatchObject({ code: 'WRONG_STATE' });
    expect(move('d', 'd').code).toBe('WRONG_STATE');
    expect(by('move', idOf('d'), { before: newId(), why: agreed }).code).toBe('NOT_FOUND');
    expect(by('move', idOf('d'), { before: idOf('b') }).code).toBe('BAD_COMMAND');
    expect(order()).toBe('bcd');
  });

  it('in one turn by two moderators leaves one order, the second on what the first left', () => {
    const { turn, moderator, organiser, idOf, order } = withQueue(four);
    const args = (name: string) => ({ floorId: idOf(name), before: idOf('a'), why: agreed });
    const said = turn([moderator, 'floor.move', args('d')], [organiser, 'floor.move', args('c')]);
    expect(said.map(({ code }) => code)).toEqual(['ok', 'ok']);
    expect(order()).toBe('dcab');
  });
});

describe('putting somebody back', () => {
  const back = (place: string) => {
    const opened = withQueue(four);
    const floorId = opened.idOf('a');
    opened.call();
    opened.must(opened.made[0]!.actor, 'floor.ready', { floorId });
    opened.by('skip', floorId, { reason: 'absent' });
    opened.by('requeue', floorId, { place });
    return opened;
  };

  it.each([
    ['same', 'abcd', 'first_come'],
    ['first', 'abcd', 'placed'],
    ['last', 'bcda', 'first_come'],
  ])('%s', (place, order, code) => {
    const opened = back(place);
    expect([opened.order(), opened.why('a')?.code]).toEqual([order, code]);
    expect(opened.speech(opened.idOf('a'))).toMatchObject({ reason: null, endedAt: null, ready: false });
  });

  it('first goes before all who were placed, same to the place in the order of arrival', () => {
    const { call, move, by, idOf, order } = withQueue(four);
    call();
    by('skip', idOf('a'), { reason: 'not_ready' });
    move('d', 'b');
    by('requeue', idOf('a'), { place: 'same' });
    expect(order()).toBe('dabc');
    call();
    by('requeue', idOf('d'), { place: 'first' });
    move('c', 'd');
    expect(order()).toBe('cdab');
    call();
    by('requeue', idOf('c'), { place: 'first' });
    expect(order()).toBe('cdab');
  });

  it('from the floor leaves it to the next, and asks for no reason', () => {
    const { call, by, idOf, holder, order, does, moderator } = withQueue(four);
    call();
    expect(does(moderator, 'floor.requeue', { floorId: idOf('a'), place: 'last' }).code).toBe('ok');
    expect(holder()).toBeNull();
    expect(order()).toBe('bcda');
    call();
    expect(holder()).toBe(idOf('b'));
    expect(by('requeue', idOf('b')).code).toBe('ok');
    expect(order()).toBe('bcda');
  });

  it('after a speech keeps what was spoken, and a second speech is added to it', () => {
    const { call, by, idOf, speech, later, rig } = withQueue([undefined]);
    const id = idOf('a');
    call();
    by('start', id);
    later(40_000);
    by('end', id);
    const { spokenMs, startedAt } = speech(id);
    expect(spokenMs).toBe(41_000);
    by('requeue', id);
    expect(speech(id)).toMatchObject({ status: 'on_deck', spokenMs, startedAt, endedAt: null });
    later(3_600_000);
    call();
    by('start', id);
    expect(speech(id)).toMatchObject({ startedAt, clock: { sinceAt: rig.now, elapsedMs: spokenMs } });
    later(20_000);
    by('end', id);
    expect(speech(id).spokenMs).toBe(spokenMs + 21_000);
  });

  it('is refused to who has asked again since, and to a hub that has enough open', () => {
    const { ama, hub, requests, by, does } = openFloor({ rules: { requestsPerHub: 1 } });
    const gone = requests(ama);
    by('skip', gone, { reason: 'absent' });
    const { no } = does(ama, 'floor.request', { name: 'Ama', affiliation: 'A school' }).result;
    expect(by('requeue', gone)).toMatchObject({ code: 'ALREADY_WAITING', details: { no } });
    const [first] = [requests(hub)];
    by('skip', first, { reason: 'absent' });
    requests(hub);
    expect(by('requeue', first)).toMatchObject({ code: 'QUOTA_REACHED', details: { quota: 1 } });
  });

  it('is refused for somebody who is not here any more', () => {
    const { ama, panellist, moderator, requests, by, must } = openFloor();
    const [first, second] = [requests(ama), requests(panellist)];
    for (const id of [first, second]) by('skip', id, { reason: 'absent' });
    must(moderator, 'participant.remove', { participantId: ama.id, reason: 'conduct' });
    must(moderator, 'person.leave', { personId: panellist.id });
    expect([first, second].map((id) => by('requeue', id).code)).toEqual(['WRONG_STATE', 'WRONG_STATE']);
    must(moderator, 'participant.restore', { participantId: ama.id });
    expect(by('requeue', first).code).toBe('ok');
  });

  it('says why it stands there now, not why it was once called before others', () => {
    const { call, by, idOf, speechSeen } = withQueue(four);
    call(idOf('c'), 'expertise');
    expect(speechSeen(idOf('c'))?.why).toEqual({ code: 'placed', reason: 'expertise' });
    by('requeue', idOf('c'));
    expect(speechSeen(idOf('c'))?.why).toEqual({ code: 'first_come' });
  });

  it('by its maker lets all others go first, and again', () => {
    const { made, does, order, idOf } = withQueue(four);
    const last = (at: number) =>
      does(made[at]!.actor, 'floor.requeue', { floorId: made[at]!.floorId, place: 'last' });
    expect([last(0).code, order()]).toEqual(['ok', 'bcda']);
    expect([last(1).code, order()]).toEqual(['ok', 'cdab']);
    expect([last(0).code, order()]).toEqual(['ok', 'cdba']);
    expect(does(made[0]!.actor, 'floor.withdraw', { floorId: idOf('a') }).code).toBe('ok');
    expect(last(0).code).toBe('WRONG_STATE');
  });

  it('is for the technician too, who moves nobody within the queue', () => {
    const opened = openFloor();
    const floorId = floorAt(opened, 'skipped');
    const { online, does } = opened;
    expect(does(online, 'floor.requeue', { floorId }).code).toBe('ok');
    expect(does(online, 'floor.move', { floorId, before: null, why: agreed }).code).toBe('NOT_ALLOWED');
  });
});
