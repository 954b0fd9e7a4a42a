import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { createClient } from 'redis';
import { randomUUID } from 'node:crypto';
import { freePort } from '../../../../test/harness/free-port.js';
import { placeOf } from '../../../../test/harness/service.js';
import { TestRedis } from '../../../../test/harness/redis.js';
import { until } from '../../../../test/harness/until.js';
import { Log } from '../operations/log.js';
import type { NodeMessage } from './messages.js';
import { RedisNodes } from './redis-nodes.js';

const isThere = (() => {
  try {
    return placeOf('REDIS_SERVER') !== '';
  } catch {
    process.stdout.write('There is no redis-server on this machine: nodes over Redis are NOT tested.\n');
    return false;
  }
})();
const withRedis = isThere ? describe : describe.skip;

/** A node of a test with what it heard and what its log says. */
class HeardNode {
  readonly heard: NodeMessage[] = [];
  readonly lines: string[] = [];
  readonly nodes: RedisNodes;

  constructor(url: string, namespace: string) {
    const stream = { write: (line: string) => void this.lines.push(line) };
    this.nodes = new RedisNodes(url, namespace, new Log({ log: { level: 'info', format: 'json' } }, stream));
    this.nodes.listen((message) => void this.heard.push(message));
  }

  isLinked(): Promise<unknown> {
    return until('the node is linked', () => this.nodes.isLinked);
  }
}

withRedis('nodes over a Redis', () => {
  let redis: TestRedis;
  const open: HeardNode[] = [];
  const moved = (rev: number): NodeMessage => ({ what: 'moved', sessionId: randomUUID(), rev, beat: 0 });
  const node = (namespace = 'one', url = redis.url) => {
    const made = new HeardNode(url, namespace);
    open.push(made);
    return made;
  };
  const two = async () => {
    const [here, there] = [node(), node()];
    await Promise.all([here.isLinked(), there.isLinked()]);
    return { here, there };
  };

  beforeAll(async () => {
    redis = await TestRedis.start();
  }, 60_000);
  afterEach(() => {
    for (const { nodes } of open.splice(0)) nodes.close();
  });
  afterAll(() => redis.dispose());

  it('hear each other in order, and never themselves', async () => {
    const { here, there } = await two();
    const messages = [moved(1), moved(2), moved(3)];
    for (const message of messages) here.nodes.tell(message);
    there.nodes.tell({ what: 'going' });
    await until('all is heard', () => there.heard.length === 3 && here.heard.length === 1);
    expect(there.heard).toEqual(messages);
    expect(here.heard).toEqual([{ what: 'going' }]);
  });

  it('of another installation are not heard', async () => {
    const { here, there } = await two();
    const stranger = node('other');
    await stranger.isLinked();
    stranger.nodes.tell(moved(1));
    here.nodes.tell(moved(2));
    await until('the own one is heard', () => there.heard.length > 0);
    expect(there.heard).toMatchObject([{ rev: 2 }]);
    expect(stranger.heard).toEqual([]);
  });

  it('pass over what is no message, and go on after a listener that fails', async () => {
    const { here, there } = await two();
    there.nodes.listen(() => {
      throw new Error('a listener fails');
    });
    const anybody = createClient({ url: redis.url });
    await anybody.connect();
    for (const text of ['', 'x', '{"from":1}', 'x'.repeat(100_000)])
      await anybody.publish('openfloor:nodes:one', text);
    anybody.destroy();
    here.nodes.tell(moved(1));
    here.nodes.tell(moved(2));
    await until('what follows is heard', () => there.heard.length === 2);
    expect(there.heard).toMatchObject([{ rev: 1 }, { rev: 2 }]);
    await until('the log says so', () => there.lines.some((line) => line.includes('a listener fails')));
  });

  it('F21: lose what is told while there is no Redis, and hear each other again when it is back', async () => {
    const { here, there } = await two();
    await redis.kill();
    await until('it is gone', () => !here.nodes.isLinked && !there.nodes.isLinked);
    for (let rev = 1; rev <= 2_000; rev += 1) here.nodes.tell(moved(rev));
    await redis.start();
    await Promise.all([here.isLinked(), there.isLinked()]);
    here.nodes.tell(moved(3_000));
    await until('they hear again', () => there.heard.length > 0);
    expect(there.heard).toMatchObject([{ rev: 3_000 }]);
    for (const { lines } of [here, there]) {
      const said = lines.map((line) => JSON.parse(line) as { level: number });
      expect(said.map(({ level }) => level)).toEqual([40, 30]);
    }
  });

  it('F21: are not linked to a Redis that is frozen, let nothing pile up before it, and are when it thaws', async () => {
    const { here, there } = await two();
    redis.freezes();
    await until('it is known', () => {
      here.nodes.tell(moved(1));
      return !here.nodes.isLinked;
    });
    here.nodes.tell(moved(2));
    redis.thaws();
    await until('it is back', () => here.nodes.isLinked && there.nodes.isLinked, 20_000);
    here.nodes.tell(moved(7));
    await until('they hear again', () => there.heard.some((one) => one.what === 'moved' && one.rev === 7));
    expect(there.heard.filter((one) => one.what === 'moved' && one.rev === 2)).toEqual([]);
  }, 60_000);

  it('start without a Redis, and find it when it comes', async () => {
    const port = await freePort();
    const early = node('one', `redis://127.0.0.1:${port}`);
    early.nodes.tell(moved(1));
    expect(early.nodes.isLinked).toBe(false);
    await until('the log says so', () => early.lines.length === 1);
    expect(early.lines[0]).not.toContain(String(port));
  });
});
