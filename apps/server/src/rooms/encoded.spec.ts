import { describe, expect, it } from '@jest/globals';
import { Server } from 'socket.io';
import * as ws from 'ws';
import { Encoded, encodesAlike, messageOf } from './encoded.js';

const FRAME = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: false };

/** `Sender.frame` of ws, which its types leave out. */
function bySender(text: string): Buffer {
  const sender = Reflect.get(ws, 'Sender') as { frame(data: Buffer, options: typeof FRAME): Buffer[] };
  return Buffer.concat(sender.frame(Buffer.from(text), FRAME));
}

describe('an encoded frame', () => {
  it('is the message that ws would have made, for every length of length', () => {
    for (const length of [0, 1, 125, 126, 127, 65_535, 65_536, 70_000]) {
      const text = 'x'.repeat(length);
      expect(messageOf(text).equals(bySender(text))).toBe(true);
    }
    const wide = '字🙂é'.repeat(20);
    expect(messageOf(wide).equals(bySender(wide))).toBe(true);
  });

  it('is the packet that socket.io would have made, in a namespace and in the main one', () => {
    const server = new Server();
    expect(encodesAlike(server.of('/rooms'))).toBe(true);
    expect(encodesAlike(server.of('/'))).toBe(true);
    expect(Encoded.event('/rooms', 'head', { rev: 1 }).text).toBe('2/rooms,["head",{"rev":1}]');
    expect(Encoded.event('/', 'head', { rev: 1 }).text).toBe('2["head",{"rev":1}]');
  });

  it('is made once for all who get it', () => {
    const encoded = Encoded.event('/rooms', 'head', { rev: 1 });
    expect(encoded.bytes).toBe(encoded.bytes);
  });

  it('of a welcome says the same with its records first, whose text is made once for all who get a snapshot', () => {
    let reads = 0;
    const record = { id: 'one', toJSON: () => ({ id: `read ${(reads += 1)}` }) };
    const put = [record];
    const said = (mode: string, text = Encoded.welcome('/rooms', { put, mode, rev: 7 } as never).text) =>
      JSON.parse(text.slice('2/rooms,'.length)) as unknown;
    const welcome = (read: number, mode = 'snapshot') => [
      'welcome',
      { put: [{ id: `read ${read}` }], mode, rev: 7 },
    ];
    expect(said('snapshot')).toEqual(welcome(1));
    expect(said('snapshot')).toEqual(welcome(1));
    expect(said('delta')).toEqual(welcome(2, 'delta'));
  });

  it('is not made where the server speaks through another parser', () => {
    class Other {
      encode(packet: unknown): unknown[] {
        return [Buffer.from(JSON.stringify(packet))];
      }
    }
    class Fails {
      encode(): never {
        throw new Error('no');
      }
    }
    const parsers = [{ Encoder: Other }, { Encoder: Fails }, { Encoder: class {} }];
    for (const { Encoder } of parsers) {
      const parser = { Encoder, Decoder: Object } as never;
      expect(encodesAlike(new Server({ parser }).of('/rooms'))).toBe(false);
    }
  });
});
