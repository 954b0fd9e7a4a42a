import { describe, expect, it } from '@jest/globals';
import { LiveRoom, type Transport, type TransportListener } from '@openfloor/client';
import { demoWelcome, NOW, SESSION } from '../../testing/fixture.js';
import { memoryKeep } from '../../testing/memory-keep.js';
import { HUB_ID, ownHub } from '../testing/hub-room.js';
import { dropLastKnown, keepLastKnown, readLastKnown, welcomeOf } from './last-known.js';

/** A road that answers nothing and remembers what is said in the handshake. */
function quietRoad(): Transport & { listener: TransportListener | undefined } {
  const nothing = (): void => undefined;
  const road = {
    listener: undefined as TransportListener | undefined,
    open: (listener: TransportListener): void => void (road.listener = listener),
    send: () => new Promise<never>(nothing),
    resume: nothing,
    reconnect: nothing,
    wake: nothing,
    close: nothing,
  };
  return road;
}

function heardRoom(): LiveRoom {
  const welcome = demoWelcome();
  const mine = {
    ...welcome.mine,
    put: { ...welcome.mine.put, hubs: [ownHub()], hands: [[12, 41] as [number, number]] },
  };
  return new LiveRoom({ session: SESSION.id, transport: quietRoad(), initial: { ...welcome, mine } });
}

describe('the room as this laptop last knew it', () => {
  it('opens again as it was, and asks only for what changed since', () => {
    const keep = memoryKeep();
    const before = heardRoom();
    const kept = welcomeOf(before.getSnapshot(), NOW);
    expect(kept && keepLastKnown(keep, HUB_ID, kept)).toBe(true);
    const initial = readLastKnown(keep, SESSION.id, HUB_ID);
    const road = quietRoad();
    const after = new LiveRoom({ session: SESSION.id, transport: road, ...(initial ? { initial } : {}) });
    const [one, other] = [before.getSnapshot(), after.getSnapshot()];
    expect(other.mine).toEqual(one.mine);
    expect([...other.votes]).toEqual([...one.votes]);
    expect(other.order).toEqual(one.order);
    expect(after.records('question')).toEqual(before.records('question'));
    expect(road.listener?.hello().since).toEqual({ epoch: demoWelcome().epoch, rev: demoWelcome().rev });
  });

  it('is nothing before a room was heard, or while a large one is still on its way', () => {
    const empty = new LiveRoom({ session: SESSION.id, transport: quietRoad() });
    expect(welcomeOf(empty.getSnapshot(), NOW)).toBeUndefined();
    expect(welcomeOf({ ...heardRoom().getSnapshot(), left: 3 }, NOW)).toBeUndefined();
  });

  it('is of one hub in one session, is not read where it makes no sense, and can be forgotten', () => {
    const keep = memoryKeep();
    const kept = welcomeOf(heardRoom().getSnapshot(), NOW);
    if (kept) keepLastKnown(keep, HUB_ID, kept);
    expect(readLastKnown(keep, SESSION.id, 'another')).toBeUndefined();
    dropLastKnown(keep, SESSION.id, HUB_ID);
    expect(readLastKnown(keep, SESSION.id, HUB_ID)).toBeUndefined();
    keep.setItem(`openfloor hub room ${SESSION.id} ${HUB_ID}`, '{"version":0,"welcome":{"put":[]}}');
    expect(readLastKnown(keep, SESSION.id, HUB_ID)).toBeUndefined();
  });
});
