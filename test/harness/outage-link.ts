import { connect, createServer, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';

/** The line between a hub and the room: it carries everything or, while it is cut, nothing, and ends what was open. */
export class OutageLink {
  private readonly open = new Set<Socket>();
  private isCut = false;

  private constructor(
    private readonly server: Server,
    readonly url: string,
  ) {}

  /** A line to a port of this machine. */
  static async to(port: number): Promise<OutageLink> {
    const server = createServer();
    await new Promise<void>((go) => server.listen(0, '127.0.0.1', go));
    const link = new OutageLink(server, `http://127.0.0.1:${(server.address() as AddressInfo).port}`);
    server.on('connection', (near) => link.carry(near, port));
    return link;
  }

  /** Ends every connection, and whatever is tried from now on. */
  cut(): void {
    this.isCut = true;
    for (const socket of this.open) socket.destroy();
  }

  heal(): void {
    this.isCut = false;
  }

  close(): void {
    this.cut();
    this.server.close();
  }

  private carry(near: Socket, port: number): void {
    if (this.isCut) return void near.destroy();
    const far = connect(port, '127.0.0.1');
    for (const [one, other] of [
      [near, far],
      [far, near],
    ] as const) {
      this.open.add(one);
      one.on('error', () => other.destroy());
      one.on('close', () => {
        this.open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  }
}
