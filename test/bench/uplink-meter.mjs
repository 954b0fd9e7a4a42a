import { connect, createServer } from 'node:net';

/**
 * A TCP proxy on loopback that counts what passes: payload of TCP, `up` to the server and `down` from it. Headers of IP
 * and TCP are not counted; they are more where frames are many and small.
 */
export async function meter(targetPort) {
  const bytes = { up: 0, down: 0 };
  const open = new Set();
  const server = createServer({ noDelay: true }, (near) => {
    const far = connect({ port: targetPort, host: '127.0.0.1', noDelay: true });
    near.on('data', (data) => (bytes.up += data.length));
    far.on('data', (data) => (bytes.down += data.length));
    near.pipe(far);
    far.pipe(near);
    for (const [socket, other] of [
      [near, far],
      [far, near],
    ]) {
      open.add(socket);
      socket.on('error', () => other.destroy());
      socket.once('close', () => {
        open.delete(socket);
        other.destroy();
      });
    }
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    /** What has passed so far, a copy. */
    now: () => ({ ...bytes }),
    close: () => {
      for (const socket of open) socket.destroy();
      server.close();
    },
  };
}
