import { Line } from './line.js';
import type { KeptReader } from './nemesis-kept.js';
import { readKeptThere } from './nemesis-room.js';
import type { TestPostgres } from './postgres.js';
import { TestRedis } from './redis.js';
import { TestServer } from './server.js';

/** What all nodes sign with; any will do that is long enough. */
const SECRET = 'the same words in the configuration of every node';

/** A way to a port of this machine that can be cut, and led to another port. */
export class Road {
  private constructor(
    private readonly line: Line,
    private readonly far: { port: number },
  ) {}

  static async to(port: number): Promise<Road> {
    const far = { port };
    return new Road(await Line.to(() => far.port), far);
  }

  get url(): string {
    return this.line.url;
  }

  get port(): number {
    return Number(new URL(this.line.url).port);
  }

  /** Whoever is on it is cut off and comes out at another port from now on. */
  leadsTo(port: number): void {
    this.far.port = port;
    this.line.cut();
    this.line.heal();
  }

  cut(): void {
    this.line.cut();
  }

  heal(): void {
    this.line.heal();
  }

  close(): void {
    this.line.close();
  }
}

/** One of several servers over one database. */
export interface TestNode {
  server: TestServer;
  /** How phones reach it, as through whatever spreads them over the nodes. */
  door: Road;
  /** How it reaches Redis. */
  redis: Road;
}

/** How nodes are made. */
export interface NodesOptions {
  count?: number;
  env?: Record<string, string>;
  /** The file that starts each of them in place of the server's own. */
  main?: string;
}

/** Several servers over one new database and one Redis, each a process with a data directory and a port of its own. */
export class TestNodes {
  readonly nodes: TestNode[] = [];
  private readonly roads: Road[] = [];

  private constructor(
    private readonly postgres: TestPostgres,
    readonly databaseUrl: string,
    readonly redis: TestRedis,
  ) {}

  /** Starts the first and, once it is ready, the others. */
  static async start(postgres: TestPostgres, options: NodesOptions = {}): Promise<TestNodes> {
    const nodes = new TestNodes(postgres, await postgres.freshDatabase(), await TestRedis.start());
    try {
      await nodes.add(options);
      const { url } = nodes.first.server;
      const others = Array.from({ length: (options.count ?? 2) - 1 }, () => nodes.add(options, url));
      await Promise.all(others);
      return nodes;
    } catch (error) {
      await nodes.dispose();
      throw error;
    }
  }

  get first(): TestNode {
    return this.nodes[0] as TestNode;
  }

  get second(): TestNode {
    return this.nodes[1] as TestNode;
  }

  /** Reads a room from the rows they share. */
  readonly kept: KeptReader = (sessionId) => readKeptThere(this.postgres, this.databaseUrl, sessionId);

  async dispose(): Promise<void> {
    for (const road of this.roads) road.close();
    await Promise.all(this.nodes.map(({ server }) => server.dispose()));
    await this.redis.dispose();
  }

  private async add({ env = {}, main }: NodesOptions, publicUrl?: string): Promise<void> {
    const redis = await this.road(this.redis.port);
    const settings = {
      DATABASE_URL: this.databaseUrl,
      REDIS_URL: `redis://127.0.0.1:${redis.port}`,
      SECRET,
      ...(publicUrl ? { PUBLIC_URL: publicUrl } : {}),
      ...env,
    };
    const server = await TestServer.start(settings, main);
    this.nodes.push({ server, door: await this.road(server.port), redis });
  }

  private async road(port: number): Promise<Road> {
    const road = await Road.to(port);
    this.roads.push(road);
    return road;
  }
}
