import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRelayHall, type RelayHall } from '../harness/relay-hall.js';
import { failsToStart } from '../harness/relay.js';
import { until } from '../harness/until.js';

describe('running a relay', () => {
  let hall: RelayHall;
  beforeAll(async () => {
    hall = await openRelayHall({ headcount: null });
  });
  afterAll(() => hall.close());

  it('tells where phones find it, and serves them the page of the session with its files', async () => {
    const { relay, room } = hall;
    await until('the address is told', () => relay.log.includes(`${relay.url}/s/${room.code}`));
    const page = await fetch(`${relay.url}/`);
    expect(page.url).toBe(`${relay.url}/s/${room.code}`);
    const html = await page.text();
    expect(html).toContain('A room of the tests');
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    const [, script = ''] = /<script[^>]+src="(\/assets\/[^"]+\.js)"/.exec(html) ?? [];
    const asset = await fetch(`${relay.url}${script}`);
    expect([asset.status, asset.headers.get('content-type')]).toEqual([
      200,
      'text/javascript; charset=utf-8',
    ]);
    expect(asset.headers.get('cache-control')).toContain('immutable');
  });

  it('keeps its data for its owner alone, and no link in it', async () => {
    const { relay } = hall;
    for (const name of readdirSync(relay.dataDir))
      expect([name, statSync(join(relay.dataDir, name)).mode & 0o077]).toEqual([name, 0]);
    const link = await hall.link();
    for (const name of readdirSync(relay.dataDir))
      expect(readFileSync(join(relay.dataDir, name)).includes(link)).toBe(false);
  });

  it('refuses a second relay on the same data', async () => {
    const { code, output } = await failsToStart(['--data', hall.relay.dataDir, '--port', '0']);
    expect([code, output]).toEqual([1, expect.stringContaining('in use by another relay')]);
  });

  it('needs no link at its second start, ends in order, and forgets when it is told to', async () => {
    const { relay } = hall;
    expect(await relay.end('SIGTERM')).toBe(0);
    await relay.start([]);
    await relay.says('that the room is in reach', ({ upstream }) => upstream === 'live');
    await relay.end('SIGTERM');
    const { code, output } = await failsToStart(['--data', relay.dataDir, '--forget']);
    expect([code, output]).toEqual([0, expect.stringContaining('is wiped')]);
    expect(readdirSync(relay.dataDir)).toEqual(['relay.lock']);
  });

  it('tells every fault of a wrong start at once', async () => {
    const { code, output } = await failsToStart(['--upstream', 'x', '--port', 'y', '--token', 'z', '--loud']);
    expect(code).toBe(1);
    for (const fault of ['--upstream x', '--port y', '--token is', '--loud is'])
      expect(output).toContain(fault);
  });

  it('does not begin with a link that the room refuses', async () => {
    const dataDir = mkdtempSync(join(tmpdir(), 'openfloor-relay-'));
    const token = 'A'.repeat(64);
    const args = ['--upstream', hall.server.url, '--token', token, '--data', dataDir, '--port', '0'];
    const { code, output } = await failsToStart(args);
    rmSync(dataDir, { recursive: true, force: true });
    expect([code, output]).toEqual([1, expect.stringContaining('does not take this link')]);
  });
});
