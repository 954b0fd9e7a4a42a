import { describe, expect, it } from '@jest/globals';
import { Drain } from '../operations/drain.js';
import { Endings, type Ending } from '../operations/endings.js';
import { Metrics } from '../operations/metrics.js';
import { LoneNode } from './nodes.js';
import { NodesModule } from './nodes.module.js';
import { LinkedNodes } from './testing/linked-nodes.js';

function nodeOn(link: LinkedNodes) {
  const parts = { endings: new Endings(), drain: new Drain(), metrics: new Metrics(), heard: [] as Ending[] };
  const module = new NodesModule(link.join(), parts.endings, parts.drain, parts.metrics);
  parts.endings.listen((ending) => parts.heard.push(ending));
  return { ...parts, module };
}

describe('a node among others', () => {
  it('tells them of logins that ended, once each', async () => {
    const link = new LinkedNodes();
    const nodes = [nodeOn(link), nodeOn(link), nodeOn(link)];
    const ending = { accountId: 'account', exceptId: 'kept' };
    nodes[0]?.endings.tell(ending);
    expect(nodes[0]?.heard).toEqual([ending]);
    await Promise.resolve();
    expect(nodes.map(({ heard }) => heard)).toEqual([[ending], [ending], [ending]]);
    expect(link.told).toHaveLength(1);
  });

  it('says that it goes before it is gone', async () => {
    const link = new LinkedNodes();
    const node = nodeOn(link);
    await node.drain.begin();
    expect(link.told).toEqual([{ what: 'going' }]);
  });

  it('shows whether it is linked', async () => {
    const link = new LinkedNodes();
    const { metrics } = nodeOn(link);
    expect(await metrics.registry.metrics()).toContain('openfloor_nodes_linked 1');
    link.isCut = true;
    expect(await metrics.registry.metrics()).toContain('openfloor_nodes_linked 0');
  });
});

describe('a process that is alone', () => {
  it('has no figure of links, and tells nobody', async () => {
    const [endings, drain, metrics] = [new Endings(), new Drain(), new Metrics()];
    const heard: Ending[] = [];
    new NodesModule(new LoneNode(), endings, drain, metrics);
    endings.listen((ending) => heard.push(ending));
    endings.tell({ accountId: 'account' });
    expect(heard).toEqual([{ accountId: 'account' }]);
    expect(await metrics.registry.metrics()).not.toContain('openfloor_nodes_linked');
    await drain.begin();
  });
});
