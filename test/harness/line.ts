import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';

/** A line between two processes of a test: it can be cut and mended, and remembers what came from the far end. */
export class Line {
  private readonly sockets = new Set<Socket>();
  private readonly heard: Buffer[] = [];
  private isUp = true;

  private constructor(
    private readonly server: Server,
    private readonly farPort: () => number,
  ) {
    server.on('connection', (near) => this.join(near));
  }

  /** A line to a port of this machine, which may move. */
  static async to(farPort: () => number): Promise<Line> {
    const server = createServer();
    await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
    return new Line(server, farPort);
  }

  get url(): string {
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }

  /** Everything that came from the far end since the line was made, as text. */
  get received(): string {
    return Buffer.concat(this.heard).toString('utf8');
  }

  /** Nothing goes through, and nobody is told why. */
  cut(): void {
    this.isUp = false;
    for (const socket of this.sockets) socket.destroy();
  }

  heal(): void {
    this.isUp = true;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private join(near: Socket): void {
    if (!this.isUp) return void near.destroy();
    const far = connect(this.farPort(), '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.sockets.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.sockets.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
    far.on('data', (chunk) => this.heard.push(chunk));
  }
}
