import type { OwnFloor } from '@openfloor/contract';
import { describe, expect, it } from '@jest/globals';
import { roomOfWelcome, type RoomView } from '../../live/room-view.js';
import { demoOwn, demoOwnFloor, demoWelcome, SESSION } from '../../testing/fixture.js';
import { floor } from '../../testing/floors.js';
import { actsOf, classesFor, mayTest, offerOf, queuedOf, questionNo, shutBy, turnOf } from './own.js';

const demo = roomOfWelcome(demoWelcome());
const waiting = [1, 2, 3, 4].map((no) => floor(no, { position: no }));
const room: RoomView = { ...demo, floors: new Map(waiting.map((each) => [each.id, each])) };
const ruled = (classes: Partial<typeof SESSION.rules.classes>, floorIsOn = true): RoomView => ({
  ...room,
  session: {
    ...SESSION,
    switches: { ...SESSION.switches, floor: floorIsOn },
    rules: { ...SESSION.rules, classes: { ...SESSION.rules.classes, ...classes } },
  },
});
const having = (base: RoomView, ...own: OwnFloor[]): RoomView => ({
  ...base,
  mine: { ...base.mine, floor: own },
});
const acts = (more: Partial<OwnFloor>, base = room) =>
  actsOf(demoOwnFloor(2, more), base).map(([words, type]) => `${words}: ${type}`);

describe('what can be done with an own request', () => {
  it('is to let others go first, to have it read out and to take it back while it waits', () => {
    expect(acts({ position: 2 })).toEqual([
      'letOthers: floor.requeue',
      'readItOut: floor.delivery',
      'takeBack: floor.withdraw',
    ]);
  });

  it('is not to let others go first where nobody comes after', () => {
    expect(acts({ position: 4 })).toEqual(['readItOut: floor.delivery', 'takeBack: floor.withdraw']);
  });

  it('is to speak oneself again where it was to be read out', () => {
    const [, how] = actsOf(demoOwnFloor(2, { delivery: 'text_read_out' }), room);
    expect(how).toEqual(['speakMyself', 'floor.delivery', { delivery: 'voice' }]);
  });

  it('is to be read out or to say that one cannot, once called, and only the first while one speaks', () => {
    expect(acts({ status: 'called' })).toEqual(['readItOut: floor.delivery', 'cannotNow: floor.withdraw']);
    expect(acts({ status: 'speaking' })).toEqual(['readItOut: floor.delivery']);
    expect(acts({ status: 'paused' })).toEqual(['readItOut: floor.delivery']);
  });

  it('is to leave an offered question to be read out', () => {
    expect(acts({ status: 'offered', position: null })).toEqual(['declineIt: floor.withdraw']);
  });

  it('is nothing once something became of it, and nothing after the session', () => {
    for (const status of ['completed', 'withdrawn', 'skipped', 'refused', 'lapsed'] as const)
      expect(acts({ status, position: null })).toEqual([]);
    expect(acts({}, { ...room, session: { ...SESSION, phase: 'closed' } })).toEqual([]);
  });

  it('is to test the microphone for the first three who speak from afar', () => {
    expect(mayTest(demoOwnFloor(3), room)).toBe(true);
    expect(mayTest(demoOwnFloor(4), room)).toBe(false);
    expect(mayTest(demoOwnFloor(1, { delivery: 'text_read_out' }), room)).toBe(false);
    expect(mayTest(demoOwnFloor(1), { ...room, you: { ...room.you, attendance: 'onsite' } })).toBe(false);
  });
});

describe('what somebody may ask the floor for', () => {
  const both = ruled({ participant: ['intervention', 'point_of_order'] });

  it('is what the rules give to their seat', () => {
    expect(classesFor(room)).toEqual(['intervention']);
    expect(classesFor(both)).toEqual(['intervention', 'point_of_order']);
    expect(classesFor(ruled({ participant: [] }))).toEqual([]);
  });

  it('never is what moderators give', () => {
    expect(classesFor(ruled({ participant: ['answer', 'statement', 'reply'] }))).toEqual(['reply']);
  });

  it('is a point of order beside an open request, and nothing beside both', () => {
    expect(classesFor(having(both, demoOwnFloor(1)))).toEqual(['point_of_order']);
    const point = demoOwnFloor(2, { class: 'point_of_order' });
    expect(classesFor(having(both, point))).toEqual(['intervention']);
    expect(classesFor(having(both, demoOwnFloor(1), point))).toEqual([]);
    expect(classesFor(having(both, demoOwnFloor(1, { status: 'completed' })))).toHaveLength(2);
  });

  it('is not used up by the offer to speak a question', () => {
    expect(classesFor(having(room, demoOwnFloor(1, { status: 'offered' })))).toEqual(['intervention']);
  });

  it('is a point of order alone where the list is closed, and that in an open session only', () => {
    const closed = ruled({ participant: ['intervention', 'point_of_order'] }, false);
    expect(classesFor(closed)).toEqual(['point_of_order']);
    expect(classesFor({ ...closed, session: { ...closed.session, phase: 'break' } })).toEqual([]);
    expect(shutBy(closed)).toBe('SWITCHED_OFF');
  });

  it('is nothing for somebody who was asked to pause, and says so', () => {
    const profile = {
      name: null,
      stakeholderGroup: null,
      regionalGroup: null,
      country: null,
      affiliation: null,
      language: null,
      accessNeeds: null,
      muted: true,
    };
    const muted = { ...room, mine: { ...room.mine, profile } };
    expect(classesFor(muted)).toEqual([]);
    expect(shutBy(muted)).toBe('MUTED');
    expect(shutBy(room)).toBeNull();
  });

  it('says why it is nothing where one asked already, and where the rules leave it to others', () => {
    expect(shutBy(having(room, demoOwnFloor(1)))).toBe('ALREADY_WAITING');
    expect(shutBy(ruled({ participant: [] }))).toBe('NOT_ALLOWED');
  });

  it('is behind a relay what its hub may ask for', () => {
    const relayed: RoomView = { ...ruled({ hub: ['intervention', 'reply'] }) };
    const phone = { ...relayed, you: { ...relayed.you, relayed: true } };
    expect(classesFor(phone)).toEqual(['intervention', 'reply']);
    expect(classesFor(relayed)).toEqual(['intervention']);
  });
});

describe('which own request matters now', () => {
  it('is the one that was called or speaks, not one that a point of order interrupts', () => {
    const called = demoOwnFloor(2, { status: 'called', position: null });
    expect(turnOf(having(room, demoOwnFloor(1), called))).toBe(called);
    expect(turnOf(having(room, { ...called, heldBy: demoOwnFloor(9).id }))).toBeUndefined();
  });

  it('is the first of those that wait', () => {
    expect(queuedOf(having(room, demoOwnFloor(5), demoOwnFloor(2)))?.no).toBe(2);
    expect(queuedOf(having(room, demoOwnFloor(5, { status: 'completed', position: null })))).toBeUndefined();
  });

  it('names the question that one is asked to speak', () => {
    const question = demoOwn(17, 'Why?');
    const offer = demoOwnFloor(3, { status: 'offered', questionId: question.id });
    const asked = { ...room, mine: { ...room.mine, questions: [question], floor: [offer] } };
    expect(offerOf(asked)).toBe(offer);
    expect(questionNo(offer, asked)).toBe('#17');
  });
});
