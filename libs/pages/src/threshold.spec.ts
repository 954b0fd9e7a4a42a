import { beforeEach, describe, expect, it } from '@jest/globals';
import { EventEmitter } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { Threshold, type Connection } from './threshold.js';

/** A connection of Engine.IO as far as the threshold knows it. */
class Caller extends EventEmitter {
  readonly transport = { name: 'polling' };
  isClosed = false;

  constructor(readonly request: IncomingMessage) {
    super();
  }

  close(): void {
    this.isClosed = true;
    this.emit('close');
  }
}

describe('the step before a socket door', () => {
  let threshold: Threshold;
  let judge: (request: IncomingMessage, response: unknown, next: () => void) => void;
  let open: (connection: Connection) => void;
  beforeEach(() => {
    threshold = new Threshold({
      addressOf: ({ headers }) => headers.from,
      originAllowed: () => true,
      namelessPerAddress: 2,
      packetsPerSecond: 3,
    });
    threshold.guard({
      engine: { use: (step) => (judge = step), on: (_event, listener) => (open = listener) },
      of: () => ({ use: () => undefined }),
    });
  });

  const asks = (from: string, query = 'EIO=4&transport=polling') => {
    const said: string[] = [];
    const socket = { on: () => undefined, end: (text: string) => said.push(text) };
    const request = { url: `/socket.io/?${query}`, headers: { from }, socket } as unknown as IncomingMessage;
    let isLetIn = false;
    judge(request, undefined, () => (isLetIn = true));
    if (!isLetIn) return /^HTTP\/1\.1 (\d+)/.exec(said[0] ?? '')?.[1];
    const caller = new Caller(request);
    open(caller);
    return caller;
  };

  it('lets so many of one address wait there, until they name a room or go', () => {
    const [one, two] = [asks('192.0.2.1'), asks('192.0.2.1')] as [Caller, Caller];
    expect(asks('192.0.2.1')).toBe('503');
    expect(asks('192.0.2.2')).toBeInstanceOf(Caller);
    expect([threshold.names(one), threshold.names(one)]).toEqual([true, false]);
    expect(asks('192.0.2.1')).toBeInstanceOf(Caller);
    expect(asks('192.0.2.1')).toBe('503');
    one.close();
    expect(asks('192.0.2.1')).toBe('503');
    two.close();
    expect(asks('192.0.2.1')).toBeInstanceOf(Caller);
  });

  it.each(['EIO=3&transport=polling', 'EIO=4&transport=flash', 'EIO=4&transport=polling&sid=a&sid=b', 'x=1'])(
    'does not speak %s',
    (query) => expect(asks('192.0.2.1', query)).toBe('400'),
  );

  it('closes whoever sends bytes, or more packets in a second than anybody has to say', () => {
    const [bytes, attached, many] = [asks('192.0.2.1'), asks('192.0.2.3'), asks('192.0.2.4')] as Caller[];
    bytes?.emit('data', Buffer.from('4'));
    attached?.emit('data', '51-/rooms,["x"]');
    for (let packet = 0; packet < 3; packet += 1) many?.emit('packet');
    expect([bytes?.isClosed, attached?.isClosed, many?.isClosed]).toEqual([true, true, false]);
    many?.emit('packet');
    expect(many?.isClosed).toBe(true);
  });
});
