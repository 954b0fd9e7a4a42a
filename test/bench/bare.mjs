/** The two servers that ours is measured beside: bare `ws` with one prepared frame, and stock socket.io. */
import { createServer } from 'node:http';
import { Server } from 'socket.io';
import { WebSocketServer, Sender } from 'ws';

const http = createServer();
const kind = process.argv[2];
let broadcast;

if (kind === 'ws') {
  const server = new WebSocketServer({ server: http, perMessageDeflate: false });
  broadcast = (frame) => {
    const data = Buffer.from(`42/rooms,["patch",${frame}]`);
    const buffers = Sender.frame(data, { fin: true, rsv1: false, opcode: 1, mask: false, readOnly: false });
    const whole = Buffer.concat(buffers);
    for (const client of server.clients) client._socket.write(whole);
  };
} else {
  const server = new Server(http, {
    transports: ['websocket'],
    perMessageDeflate: false,
    serveClient: false,
  });
  broadcast = (frame) => server.emit('patch', JSON.parse(frame));
}

http.listen(0, '127.0.0.1', () => process.send({ port: http.address().port }));
process.on('message', ({ no, frame }) => {
  broadcast(frame);
  process.send({ re: no });
});
