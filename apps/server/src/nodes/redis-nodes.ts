import type { Log } from '../operations/log.js';
import { RedisLine } from '../operations/redis-line.js';
import { randomUUID } from 'node:crypto';
import { readLetter, writeLetter, type NodeMessage } from './messages.js';
import { Nodes, type NodeListener } from './nodes.js';

/** A Redis that has not answered for so long is told nothing more until it does, so that nothing piles up before it. */
const STUCK_MS = 1_000;
const WITHOUT =
  'other nodes are not told what is new here, and learn it from the database within five seconds';

/** The other nodes by one channel of a Redis, which keeps nothing of what goes through it. */
export class RedisNodes extends Nodes {
  readonly areSeveral = true;
  private readonly id = randomUUID();
  private readonly channel: string;
  private readonly line: RedisLine;
  private readonly listeners = new Set<NodeListener>();
  private isHearing = false;
  private unanswered = 0;
  private answeredAt = 0;

  /** Nodes hear each other where `namespace` is the same. */
  constructor(
    url: string,
    namespace: string,
    private readonly log: Log,
  ) {
    super();
    this.channel = `openfloor:nodes:${namespace}`;
    this.line = new RedisLine(url, log, WITHOUT);
    const { client } = this.line;
    client.on('ready', () => this.hears());
    client.on('error', () => (this.isHearing = false));
    if (client.isReady) this.hears();
  }

  get isLinked(): boolean {
    return this.line.client.isReady && this.isHearing && !this.isStuck;
  }

  tell(message: NodeMessage): void {
    const { client } = this.line;
    if (!client.isReady || this.isStuck) return;
    if (this.unanswered === 0) this.answeredAt = performance.now();
    this.unanswered += 1;
    const answered = () => {
      this.unanswered -= 1;
      this.answeredAt = performance.now();
    };
    client.publish(this.channel, writeLetter({ from: this.id, message })).then(answered, answered);
  }

  listen(listener: NodeListener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  close(): void {
    this.listeners.clear();
    this.line.close();
  }

  private get isStuck(): boolean {
    return this.unanswered > 0 && performance.now() - this.answeredAt > STUCK_MS;
  }

  /** The client hears again by itself what it has heard before on an earlier connection. */
  private hears(): void {
    this.line.client.subscribe(this.channel, this.heard).then(
      () => (this.isHearing = true),
      () => (this.isHearing = false),
    );
  }

  /** Nothing that is heard may throw into the client, which would lose its place in what it reads. */
  private readonly heard = (text: string): void => {
    const letter = readLetter(text);
    if (!letter || letter.from === this.id) return;
    for (const listener of this.listeners) {
      try {
        listener(letter.message, letter.from);
      } catch (error) {
        this.log.error(error instanceof Error ? error : new Error(String(error)), 'nodes');
      }
    }
  };
}
