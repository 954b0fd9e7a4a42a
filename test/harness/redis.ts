import { connect } from 'node:net';
import { freePort } from './free-port.js';
import { placeOf, Service, TestService } from './service.js';

const PATIENCE_MS = 2_000;

/** A Redis of its own on a free port of loopback that keeps nothing over its end, as between nodes nothing has to be. */
export class TestRedis extends TestService {
  private constructor(readonly port: number) {
    super(new Service('redis'));
  }

  static async start(): Promise<TestRedis> {
    const redis = new TestRedis(await freePort());
    try {
      await redis.start();
      return redis;
    } catch (error) {
      await redis.dispose();
      throw error;
    }
  }

  get url(): string {
    return `redis://127.0.0.1:${this.port}`;
  }

  async start(): Promise<void> {
    const args = ['--port', String(this.port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
    await this.service.start(placeOf('REDIS_SERVER'), args, () => this.says('PING'));
  }

  /** Everything it knows is gone; who is connected stays so. */
  async flush(): Promise<void> {
    await this.says('FLUSHALL');
  }

  /** One command of Redis on a connection of its own; the line that it answers. */
  says(command: string): Promise<string> {
    return new Promise((resolve, reject) => {
      const socket = connect(this.port, '127.0.0.1');
      socket.setTimeout(PATIENCE_MS, () => socket.destroy(new Error(`Redis is silent on ${command}`)));
      socket.once('error', reject);
      socket.once('data', (data) => {
        resolve(data.toString().trim());
        socket.destroy();
      });
      socket.write(`${command}\r\n`);
    });
  }
}
