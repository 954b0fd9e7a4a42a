import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { NoAnswer, RefusedCall } from '@openfloor/client';
import type { Seated } from '@openfloor/contract';
import { KeptData } from '../testing/kept-data.js';
import { HUB_ID, idOf, SESSION_ID } from '../testing/records.js';
import { SeatTaking } from './seat.js';

const TOKEN = 'a'.repeat(64);
const upstream = 'http://forum.example';
const seated = (role: 'hub' | 'moderator' = 'hub', id = HUB_ID): Seated => ({
  sessionId: SESSION_ID,
  actor: { id, role, channel: 'public' },
  seat: `seat of ${id}`,
});

describe('the hub’s seat', () => {
  let data: KeptData;
  let accepted: string[];
  const taking = (answer: () => Promise<Seated>): SeatTaking =>
    new SeatTaking(
      data.facts,
      data.journal,
      () => undefined,
      (accepting) => {
        accepted.push(accepting.token);
        return answer();
      },
    );
  const stop = new AbortController().signal;
  beforeEach(() => {
    data = new KeptData();
    accepted = [];
  });
  afterEach(() => data.dispose());

  it('is taken once with the link, and kept', async () => {
    const take = () => taking(async () => seated());
    const first = await take().take({ upstream, token: TOKEN }, stop);
    expect(first).toMatchObject({
      upstream,
      sessionId: SESSION_ID,
      hubId: HUB_ID,
      seat: `seat of ${HUB_ID}`,
    });
    data.reopen();
    expect(await take().take({ upstream: undefined, token: undefined }, stop)).toEqual(first);
    expect(await take().take({ upstream: undefined, token: TOKEN }, stop)).toEqual(first);
    expect(accepted).toEqual([TOKEN]);
    const moved = await take().take({ upstream: 'http://10.0.0.2', token: undefined }, stop);
    expect(moved.upstream).toBe('http://10.0.0.2');
    expect(JSON.stringify(data.database.prepare('SELECT * FROM facts').all())).not.toContain(TOKEN);
  });

  it('may be taken anew with another link of the same hub, and with none of another', async () => {
    await taking(async () => seated()).take({ upstream, token: TOKEN }, stop);
    const other = 'b'.repeat(64);
    await taking(async () => seated()).take({ upstream, token: other }, stop);
    expect(accepted).toEqual([TOKEN, other]);
    const wrong = taking(async () => seated('hub', idOf(5))).take({ upstream, token: 'c'.repeat(64) }, stop);
    await expect(wrong).rejects.toThrow('another hub');
  });

  it('is not begun without a link, with one that is refused, or with one of somebody else', async () => {
    const refused = (): Promise<Seated> => Promise.reject(new RefusedCall('NOT_ALLOWED', 403, 'ended'));
    await expect(taking(refused).take({ upstream, token: undefined }, stop)).rejects.toThrow('--token');
    await expect(taking(refused).take({ upstream, token: TOKEN }, stop)).rejects.toThrow('NOT_ALLOWED');
    const moderator = taking(async () => seated('moderator')).take({ upstream, token: TOKEN }, stop);
    await expect(moderator).rejects.toThrow('for a moderator');
  });

  it('is waited for where the server does not answer', async () => {
    let tries = 0;
    const late = taking(async () => {
      tries += 1;
      if (tries === 1) throw new NoAnswer('no network');
      return seated();
    });
    expect(await late.take({ upstream, token: TOKEN }, stop)).toMatchObject({ hubId: HUB_ID });
    expect(tries).toBe(2);
  });
});
