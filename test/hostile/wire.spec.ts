import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Siege } from '../harness/hostile.js';
import { frameOf, polled, Wire } from '../harness/hostile-wire.js';
import { command } from '../harness/raw.js';
import { until } from '../harness/until.js';

const FRAME_BYTES = 65_536;
/** The head of a command with room for a text. */
const question = (text: string) => ['command', command('question.submit', { text })];

describe.each([
  ['the server', () => Siege.open()],
  ['a relay', () => Siege.openRelay()],
])('the wire of %s', (_whose, open) => {
  let siege: Siege;
  const port = () => siege.door.port;
  const seated = () => Wire.seated(port(), { session: siege.room.sessionId, seat: siege.seat });

  beforeAll(async () => {
    siege = await open();
  }, 60_000);
  afterAll(() => siege.close());

  /** Somebody with a seat sends this, and is closed for it. */
  async function closesFor(...packets: string[]): Promise<number> {
    const wire = await seated();
    for (const packet of packets) wire.says(packet);
    return wire.ends();
  }

  it('W1: closes a connection that sends more than a megabyte with code 1009', () =>
    siege.during(async () => {
      expect(await closesFor(`42/rooms,["vote","${'x'.repeat(1_100_000)}"]`)).toBe(1009);
    }));

  it('W2: takes a frame of 64 kB, and closes with code 1009 for one byte more', () =>
    siege.during(async () => {
      const packet = (bytes: number) => {
        const event = `42/rooms,1${JSON.stringify(question(''))}`;
        return event.replace('"text":""', `"text":"${'x'.repeat(bytes - event.length)}"`);
      };
      const wire = await seated();
      wire.says(packet(FRAME_BYTES));
      expect(await wire.answer(1)).toMatchObject({ ok: false, code: 'BAD_COMMAND' });
      wire.says(packet(FRAME_BYTES + 1));
      expect(await wire.ends()).toBe(1009);
    }));

  it('W2: answers a polling request of more than 64 kB with 413', () =>
    siege.during(async () => {
      const { posts } = await polled(siege.door.url);
      expect(await posts(`4${'x'.repeat(FRAME_BYTES)}`)).toBe(413);
    }));

  it('W3: refuses JSON of thirty thousand floors in a command, and in a handshake', () =>
    siege.during(async () => {
      const deep = '['.repeat(30_000) + ']'.repeat(30_000);
      const wire = await seated();
      wire.emits(`["command",${deep}]`, 1);
      expect(await wire.answer(1)).toMatchObject({ ok: false, code: 'BAD_COMMAND' });
      const body = JSON.stringify(command('question.submit', { text: 'What?' }));
      wire.emits(`["command",${body.replace('{"text"', `{"deep":${deep},"text"`)}]`, 2);
      expect(await wire.answer(2)).toMatchObject({ ok: false, code: 'BAD_COMMAND' });
      const other = await Wire.open(port());
      other.says(`40/rooms,{"proto":1,"session":${deep}}`);
      await until('it is refused', () => other.hears('44/rooms,'));
      expect(other.heard.at(-1)).toContain('BAD_COMMAND');
      wire.drop();
    }));

  it.each([
    ['W4', 'an object for an event', '42/rooms,{"a":1}'],
    ['W4', 'a text for an event', '42/rooms,"command"'],
    ['W4', 'half of an event', '42/rooms,["command"'],
    ['W5', 'an event named like a method', '42/rooms,{"toString":"foo"}'],
    ['W7', 'a million attachments', '451000000-/rooms,["m",{"_placeholder":true,"num":0}]'],
    ['W7', 'an attachment', '451-/rooms,["command",{"_placeholder":true,"num":0}]'],
    ['W7', 'no attachment, but as bytes', '450-/rooms,["time"]'],
    ['W7', 'an answer with an attachment', '461-/rooms,1[{"_placeholder":true,"num":0}]'],
    ['W8', 'an attachment named like a method', '451-/rooms,["m",{"_placeholder":true,"num":"splice"}]'],
    ['W9', 'connect', '42/rooms,["connect"]'],
    ['W9', 'disconnecting', '42/rooms,["disconnecting"]'],
    ['W9', 'newListener', '42/rooms,["newListener","x"]'],
    ['W9', 'removeListener', '42/rooms,["removeListener","x"]'],
    ['W9', 'an error of ours', '44/rooms,{"message":"x"}'],
    ['W9', 'a packet of no type', '49/rooms,["x"]'],
    ['W9', 'a packet of no type below', '9'],
  ])('%s: closes a connection that sends %s', (_no, _what, packet) =>
    siege.during(async () => {
      await closesFor(packet);
    }),
  );

  it('W7: closes a connection that sends bytes', () =>
    siege.during(async () => {
      const wire = await seated();
      wire.sendsFrame(Buffer.from([4, 1, 2, 3]), { opcode: 2 });
      await wire.ends();
    }));

  it('W6: hears an event named error, and numbers for names, and nothing happens', () =>
    siege.during(async () => {
      const wire = await seated();
      for (const event of [
        '',
        '[""]',
        '["error","x"]',
        '[1,"x"]',
        '["__proto__",{}]',
        '["constructor"]',
        '["toString"]',
      ])
        wire.emits(event);
      wire.emits(['time'], 7);
      expect(await wire.answer(7)).toEqual(expect.any(Number));
      wire.drop();
    }));

  it('W10: closes a connection that speaks before it has a place', () =>
    siege.during(async () => {
      const wire = await Wire.open(port());
      wire.emits(question('Who lets me in?'), 1);
      await wire.ends();
      expect(wire.hears('43')).toBe(false);
    }));

  it('W11: closes a connection that takes a second place', () =>
    siege.during(async () => {
      const wire = await seated();
      wire.says(`40/rooms,${JSON.stringify({ proto: 1, session: siege.room.sessionId })}`);
      await wire.ends();
    }));

  it('W11: gives one place, and one room at most, to fifty requests that come in one breath', () =>
    siege.during(async () => {
      const wire = await Wire.open(port());
      const asks = frameOf(
        `40/rooms,${JSON.stringify({ proto: 1, session: siege.room.sessionId, seat: siege.seat })}`,
      );
      wire.socket.write(Buffer.concat(Array.from({ length: 50 }, () => asks)));
      await wire.ends();
      expect(wire.heard.filter((packet) => packet.includes('"welcome"')).length).toBeLessThanOrEqual(1);
    }));

  it('W11: gives no place in fifty other namespaces, nor in the one without a name', () =>
    siege.during(async () => {
      const wire = await Wire.open(port());
      for (let at = 0; at < 50; at += 1) wire.says(`40/room-${at},{}`);
      wire.says('40');
      await until('the last is refused', () => wire.hears('44{'));
      expect(wire.heard.filter((packet) => packet.startsWith('40'))).toEqual([]);
      await wire.ends();
    }));

  it.each([
    ['a reserved bit', { flags: 0x80 | 0x40 }],
    ['another reserved bit', { flags: 0x80 | 0x10 }],
    ['no mask', { isMasked: false }],
    ['a reserved kind', { opcode: 3 }],
    ['a continuation of nothing', { opcode: 0 }],
    ['a piece of a ping', { opcode: 9, flags: 0 }],
  ])('W12: closes with code 1002 for a frame with %s', (_what, faults) =>
    siege.during(async () => {
      const wire = await seated();
      wire.sendsFrame('42/rooms,["time"]', faults);
      expect(await wire.ends()).toBe(1002);
    }),
  );

  it('W12: closes for a text that is no UTF-8', () =>
    siege.during(async () => {
      const wire = await seated();
      wire.sendsFrame(Buffer.from([0x34, 0xff, 0xfe]));
      expect(await wire.ends()).toBe(1007);
    }));

  it('W12: closes for a message in a hundred thousand pieces long before the last', () =>
    siege.during(async () => {
      const wire = await seated();
      wire.sendsFrame('4', { flags: 0 });
      const pieces = Buffer.concat(
        Array.from({ length: 2_000 }, () => frameOf('x', { opcode: 0, flags: 0 })),
      );
      for (let sent = 0; sent < 50; sent += 1) wire.socket.write(pieces);
      expect([1005, 1008]).toContain(await wire.ends());
    }));
});
