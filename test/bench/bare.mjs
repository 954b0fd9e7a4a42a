/** The servers that ours is measured beside: bare `ws` with one prepared frame, stock socket.io, and a stock Nest gateway. */
import 'reflect-metadata';
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { WebSocketServer, Sender } from 'ws';

/** Heartbeats as rare as those of our server in this bench (fan-out.mjs). */
const OPTIONS = {
  transports: ['websocket'],
  perMessageDeflate: false,
  serveClient: false,
  pingInterval: 60_000,
};

/** Each gives its HTTP server and a function that sends `42/rooms,["patch",…]` to everybody. */
const kinds = {
  ws() {
    const http = createServer();
    const server = new WebSocketServer({ server: http, perMessageDeflate: false });
    const options = { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: false };
    const broadcast = (payload) => {
      const whole = Buffer.concat(Sender.frame(Buffer.from(payload), options));
      for (const client of server.clients) client._socket.write(whole);
    };
    return { http, broadcast };
  },
  io() {
    const http = createServer();
    const rooms = new Server(http, OPTIONS).of('/rooms');
    return { http, broadcast: (payload) => rooms.emit('patch', frameOf(payload)) };
  },
  async nest() {
    const { Module } = await import('@nestjs/common');
    const { NestFactory } = await import('@nestjs/core');
    const {
      SubscribeMessage,
      WebSocketGateway,
      WebSocketServer: Namespace,
    } = await import('@nestjs/websockets');
    class Rooms {
      does(_socket, body) {
        return { event: 'done', data: body };
      }
    }
    Namespace()(Rooms.prototype, 'server');
    const does = Object.getOwnPropertyDescriptor(Rooms.prototype, 'does');
    SubscribeMessage('command')(Rooms.prototype, 'does', does);
    WebSocketGateway({ namespace: '/rooms', ...OPTIONS })(Rooms);
    class App {}
    Module({ providers: [Rooms] })(App);
    const app = await NestFactory.create(App, { logger: false });
    await app.init();
    const { server } = app.get(Rooms);
    return { http: app.getHttpServer(), broadcast: (payload) => server.emit('patch', frameOf(payload)) };
  },
};

/** What stands in `42/rooms,["patch",…]`. */
function frameOf(payload) {
  return JSON.parse(payload.slice(payload.indexOf('[')))[1];
}

const { http, broadcast } = await kinds[process.argv[2]]();
http.listen(0, '127.0.0.1', 4_096, () => process.send({ port: http.address().port }));
process.on('message', ({ no, payload }) => {
  broadcast(payload);
  process.send({ re: no });
});
