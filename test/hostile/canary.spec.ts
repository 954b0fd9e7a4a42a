import { afterEach, describe, expect, it } from '@jest/globals';
import { join } from 'node:path';
import { judgeLines } from '../harness/canaries.js';
import { playCanaries, type Played } from '../harness/canary-play.js';
import { TestServer } from '../harness/server.js';

const LEAKING = join(import.meta.dirname, '../harness/leaking-server.mjs');

describe('every byte that anybody is sent', () => {
  let server: TestServer;
  let played: Played | undefined;
  afterEach(async () => {
    played?.close();
    played = undefined;
    await server.dispose();
  });

  it('P12: tells nobody what is not for them, over sockets, polling, HTTP and pages', async () => {
    server = await TestServer.start({ PROGRAMME: 'none' });
    played = await playCanaries(server);
    const { leaks, unheard } = judgeLines(played.lines, played.canaries);
    const bytes = [...played.lines.values()].reduce((sum, { received }) => sum + received.length, 0);
    process.stdout.write(
      `FIGURE ${JSON.stringify({ fault: 'P12', what: `${Object.keys(played.canaries).length} canaries, ${played.lines.size} listeners, ${bytes} bytes`, goal: '0 leaks', measured: `${leaks.length} leaks` })}\n`,
    );
    expect(leaks).toEqual([]);
    expect(unheard).toEqual([]);
    expect(played.hiddenVotes).toEqual([]);
  }, 60_000);

  it('P12: the checker goes red on a server that sends everybody what staff see', async () => {
    server = await TestServer.start({ PROGRAMME: 'none' }, LEAKING);
    played = await playCanaries(server);
    const { leaks } = judgeLines(played.lines, played.canaries);
    expect(leaks).toContainEqual({ listener: 'participant', canary: 'note' });
    expect(leaks).toContainEqual({ listener: 'stage', canary: 'who asked' });
  }, 60_000);
});
