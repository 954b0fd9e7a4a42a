import { Module, type OnApplicationShutdown } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { Config } from '../config/config.js';
import { Drain } from '../operations/drain.js';
import { Endings } from '../operations/endings.js';
import { Log } from '../operations/log.js';
import { Metrics } from '../operations/metrics.js';
import { LoneNode, Nodes } from './nodes.js';
import { RedisNodes } from './redis-nodes.js';

/** The other nodes of this one's database, where it is told of a Redis through which to reach them. */
@Module({
  providers: [{ provide: Nodes, useFactory: nodesOf, inject: [Config, Log] }],
  exports: [Nodes],
})
export class NodesModule implements OnApplicationShutdown {
  constructor(
    private readonly nodes: Nodes,
    endings: Endings,
    drain: Drain,
    metrics: Metrics,
  ) {
    if (!nodes.areSeveral) return;
    endings.carry((ending) => nodes.tell({ what: 'ended', ...ending }));
    nodes.listen((message) => {
      if (message.what !== 'ended') return;
      const { what: _, ...ending } = message;
      endings.heard(ending);
    });
    metrics.linkFrom(() => nodes.isLinked);
    drain.onDrain(() => nodes.tell({ what: 'going' }));
    drain.add('store', () => nodes.close());
  }

  onApplicationShutdown(): void {
    this.nodes.close();
  }
}

function nodesOf(config: Config, log: Log): Nodes {
  const { redisUrl } = config;
  return redisUrl === undefined ? new LoneNode() : new RedisNodes(redisUrl, namespaceOf(config), log);
}

/**
 * Names the installation, so that two of them on one Redis do not mix: by its secret and the name of its database, as nodes may
 * know that under several addresses.
 */
export function namespaceOf({ databaseUrl, secret }: Pick<Config, 'databaseUrl' | 'secret'>): string {
  const database = databaseUrl === undefined ? '' : new URL(databaseUrl).pathname;
  return createHash('sha256')
    .update(`nodes ${database} ${secret ?? ''}`)
    .digest('base64url')
    .slice(0, 22);
}
