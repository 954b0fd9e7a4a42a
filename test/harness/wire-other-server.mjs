/**
 * The server over a socket.io that is made in another way. `strange`: ws shows nothing of its inside, so that broadcasts
 * have to take the ordinary road. Two are broken on purpose, to show that the checkers of the wire go red: `late` hands
 * on what is for one seat after what is for all, `loses` swallows every fifth patch on one connection.
 */
import 'reflect-metadata';
import { Socket } from 'engine.io';
import { Socket as Net } from 'node:net';
import { start } from '../../dist/node/apps/server/src/start.js';

const LATE_MS = 30;
const EVERY = 5;
const { setTransport } = Socket.prototype;
const { write } = Net.prototype;

const kinds = {
  strange() {
    Socket.prototype.setTransport = function (transport) {
      if (transport.name === 'websocket') transport.socket = veiled(transport.socket);
      return setTransport.call(this, transport);
    };
  },
  late() {
    Socket.prototype.setTransport = function (transport) {
      const send = transport.send.bind(transport);
      if (transport.name === 'websocket') transport.send = (packets) => setTimeout(send, LATE_MS, packets);
      return setTransport.call(this, transport);
    };
  },
  loses() {
    const patches = new WeakMap();
    Net.prototype.write = function (chunk, ...rest) {
      if (!Buffer.isBuffer(chunk) || !chunk.includes('42/rooms,["patch"'))
        return write.call(this, chunk, ...rest);
      const count = (patches.get(this) ?? 0) + 1;
      patches.set(this, count);
      return count % EVERY === 0 ? true : write.call(this, chunk, ...rest);
    };
  },
};

function veiled(ws) {
  return new Proxy(ws, {
    get(of, name) {
      if (name === '_sender') return undefined;
      const value = Reflect.get(of, name);
      return typeof value === 'function' ? value.bind(of) : value;
    },
  });
}

kinds[process.env.OTHER]();
await start();
