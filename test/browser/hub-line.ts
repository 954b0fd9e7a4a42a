import { createServer, request, type IncomingMessage, type Server } from 'node:http';
import { connect, type AddressInfo, type Socket } from 'node:net';

/**
 * The line between a hub and the main room. `pages`: only pages and their files get through, as from the browser's own
 * store; `cut`: nothing does, and what was open is torn.
 */
export class Line {
  state: 'whole' | 'pages' | 'cut' = 'whole';
  targetPort = 0;
  private readonly open = new Set<Socket>();

  private constructor(private readonly server: Server) {
    server.on('connection', (socket) => this.watch(socket));
    server.on('request', (asked: IncomingMessage, answer) => {
      if (!this.passes(asked)) return asked.socket.destroy();
      const { method, url, headers } = asked;
      const onward = request(
        { port: this.targetPort, host: '127.0.0.1', method, path: url, headers },
        (said) => {
          answer.writeHead(said.statusCode ?? 502, said.headers);
          said.pipe(answer);
        },
      );
      onward.on('error', () => answer.destroy());
      asked.pipe(onward);
    });
    server.on('upgrade', (asked: IncomingMessage, near: Socket, head: Buffer) => {
      if (!this.passes(asked)) return near.destroy();
      const far = connect(this.targetPort, '127.0.0.1');
      this.watch(far);
      const lines = asked.rawHeaders.flatMap((name, at, all) =>
        at % 2 ? [] : [`${name}: ${all[at + 1] ?? ''}`],
      );
      far.write([`GET ${asked.url} HTTP/1.1`, ...lines, '', ''].join('\r\n'));
      far.write(head);
      far.pipe(near).pipe(far);
      for (const [one, other] of [
        [near, far],
        [far, near],
      ] as const)
        one.on('close', () => other.destroy());
    });
  }

  static async laid(): Promise<Line> {
    const server = createServer();
    await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
    return new Line(server);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  turn(state: Line['state']): void {
    this.state = state;
    if (state !== 'whole') for (const socket of this.open) socket.destroy();
  }

  close(): void {
    this.turn('cut');
    this.server.close();
  }

  private watch(socket: Socket): void {
    this.open.add(socket);
    socket.on('error', () => undefined);
    socket.on('close', () => this.open.delete(socket));
  }

  private passes({ url = '' }: IncomingMessage): boolean {
    return this.state === 'whole' || (this.state === 'pages' && !/^\/(api|socket\.io)/.test(url));
  }
}
