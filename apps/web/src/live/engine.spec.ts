import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { Socket } from './engine.js';

class FakeWebSocket {
  sent: string[] = [];
  isClosed = false;
  onmessage: ((message: { data: unknown }) => void) | null = null;
  onerror: (() => void) | null = null;
  onclose: (() => void) | null = null;
  constructor(readonly address: string) {}
  send(data: string): void {
    this.sent.push(data);
  }
  close(): void {
    this.isClosed = true;
  }
  hears(data: string): void {
    this.onmessage?.({ data });
  }
}

const HELLO = '0{"sid":"s1","pingInterval":10000,"pingTimeout":15000,"upgrades":[]}';

function connect() {
  let wire = new FakeWebSocket('');
  const said: unknown[][] = [];
  const socket = new Socket('https://q.example.org', {
    path: '/socket.io/',
    socket: (address) => (wire = new FakeWebSocket(address)) as unknown as WebSocket,
  });
  for (const name of ['open', 'data', 'ping', 'error', 'close'])
    socket.on(name, (...values) => said.push([name, ...values]));
  return { socket, wire, said };
}

describe('the socket under socket.io on a phone', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('opens a WebSocket of Engine.IO 4 and is open when the server has greeted', () => {
    const { socket, wire, said } = connect();
    expect(wire.address).toBe('wss://q.example.org/socket.io/?EIO=4&transport=websocket');
    expect(said).toEqual([]);
    wire.hears(HELLO);
    expect(said).toEqual([['open']]);
    expect(socket.id).toBe('s1');
  });

  it('carries messages both ways and answers pings', () => {
    const { socket, wire, said } = connect();
    wire.hears(HELLO);
    wire.hears('42["head",{}]');
    wire.hears('2');
    socket.write('2["command"]');
    expect(said.slice(1)).toEqual([['data', '2["head",{}]'], ['ping']]);
    expect(wire.sent).toEqual(['3', '42["command"]']);
  });

  it('reports a connection that never came to be as an error, once', () => {
    const { wire, said } = connect();
    wire.onerror?.();
    wire.onclose?.();
    expect(said.map(([name]) => name)).toEqual(['error', 'close']);
  });

  it('closes when the pings stay away, and not while they come', () => {
    const { wire, said } = connect();
    wire.hears(HELLO);
    jest.advanceTimersByTime(20_000);
    wire.hears('2');
    jest.advanceTimersByTime(20_000);
    expect(said.some(([name]) => name === 'close')).toBe(false);
    jest.advanceTimersByTime(6_000);
    expect(said.at(-1)).toEqual(['close', 'ping timeout']);
    expect(wire.isClosed).toBe(true);
  });

  it('says nothing more after it was closed', () => {
    const { socket, wire, said } = connect();
    wire.hears(HELLO);
    socket.close();
    socket.close();
    wire.onclose?.();
    socket.write('late');
    expect(said).toEqual([['open'], ['close', 'forced close']]);
    expect(wire.sent).toEqual([]);
  });

  it('lets listeners go', () => {
    const { socket, wire } = connect();
    const heard = jest.fn();
    socket.on('data', heard);
    socket.off('data', heard);
    wire.hears(HELLO);
    wire.hears('4x');
    expect(heard).not.toHaveBeenCalled();
  });
});
