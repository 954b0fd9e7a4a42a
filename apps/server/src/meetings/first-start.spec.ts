import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Seated } from '@openfloor/contract';
import { readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Claims } from '../operations/claims.js';
import { Founding } from '../operations/founding.js';
import { Rooms } from '../operations/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { originsOf } from '../operations/origins.js';
import { linksAsText, type FirstLinks } from './first-links.js';
import { FirstStart } from './first-start.service.js';
import { MeetingsModule } from './meetings.module.js';

const PARTS = [AccountsModule, RoomsModule, MeetingsModule];

describe('the first start', () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await TestServer.open(PARTS, { programme: undefined });
  });
  afterEach(() => server.close());

  const file = () => join(server.config.dataDir, 'first-links.json');
  const links = async () => JSON.parse(await readFile(file(), 'utf8')) as FirstLinks;
  const athens = async () => {
    const found = await server.store.session('igf-2006-main-security');
    return (await server.get(Rooms).open(found?.sessionId ?? '')).room;
  };

  it('opens the lobby of the Athens session, with a hub, under an account or none', async () => {
    server.config.admin = { email: 'chair@example.org', password: 'long enough' };
    await server.get(FirstStart).prepare();
    const room = await athens();
    const account = await server.store.accountByEmail('chair@example.org');
    expect(room.session).toMatchObject({ phase: 'lobby', ownerIds: [account?.id] });
    expect(room.list('hub')).toMatchObject([{ name: 'Nairobi hub', city: 'Nairobi', country: 'KE' }]);
    expect(server.get(FirstStart).announcement()).not.toContain('one-time key');
  });

  it('makes five links that work for a day, for the owner of the data directory alone', async () => {
    await server.get(FirstStart).prepare();
    const made = await links();
    expect(Object.keys(made)).toEqual(['audience', 'moderator', 'panellist', 'hub', 'stage']);
    expect((await stat(file())).mode & 0o777).toBe(0o600);
    const seat = async (link: string) => {
      const answer = await server.api('POST', '/invitations/accept', { body: { token: link.split('#')[1] } });
      return Seated.parse(answer.json).actor;
    };
    const room = await athens();
    const named = (id: string) => room.entry('person', id)?.record.name;
    const [moderator, panellist] = [await seat(made.moderator), await seat(made.panellist)];
    expect([moderator.channel, named(moderator.id)]).toEqual(['staff', 'Kenneth Cukier']);
    expect([panellist.channel, named(panellist.id)]).toEqual(['panel', 'David Belanger']);
    expect((await seat(made.hub)).role).toBe('hub');
    expect((await seat(made.stage)).role).toBe('display');
    expect(made.audience).toBe(`${server.config.publicUrl}/s/${room.session.code}`);
    const ends = room.list('invitation').map(({ endsAt }) => (endsAt ?? Infinity) - Date.now());
    expect(Math.max(...ends)).toBeLessThanOrEqual(24 * 3_600_000);
    expect(Math.min(...ends)).toBeGreaterThan(23 * 3_600_000);
  });

  it('shows them and the key of the first account, and later starts do not', async () => {
    await server.get(FirstStart).prepare();
    const shown = server.get(FirstStart).announcement();
    for (const link of Object.values(await links())) expect(shown).toContain(link);
    const key = /one-time key ([\w-]+)/.exec(shown)?.[1];
    const before = (await athens()).clock;
    const restarted = await TestServer.open(PARTS, { ...server.config }, server.store);
    await restarted.get(FirstStart).prepare();
    expect((await athens()).clock).toEqual(before);
    const later = restarted.get(FirstStart).announcement();
    expect(later).toContain(file());
    expect(later).not.toMatch(/#[\w-]{20}/);
    expect(/one-time key ([\w-]+)/.exec(later)?.[1]).not.toBe(key);
    await restarted.app.close();
  });

  it('stops at a programme with faults, and names them', async () => {
    server.config.programme = join(server.config.dataDir, 'wrong.json');
    await writeFile(
      server.config.programme,
      '{"schema":"programme/1","meetings":[],"sessions":[{"id":"A b"}]}',
    );
    await expect(server.get(FirstStart).prepare()).rejects.toThrow(
      /wrong\.json[^]*sessions\.0\.id[^]*sessions\.0\.title/,
    );
    expect(await server.store.fact('first-start')).toBeUndefined();
    server.config.programme = join(server.config.dataDir, 'absent.json');
    await expect(server.get(FirstStart).prepare()).rejects.toThrow('absent.json cannot be read');
  });

  it('loads nothing where the settings say so', async () => {
    server.config.programme = 'none';
    await server.get(FirstStart).prepare();
    expect(await server.store.meetings()).toEqual([]);
    await expect(stat(file())).rejects.toThrow('ENOENT');
  });
});

describe('the first start of several nodes at once', () => {
  const settings = {
    programme: undefined,
    databaseUrl: 'postgres://db.example/openfloor',
    admin: { email: 'chair@example.org', password: 'long enough' },
  };
  const nodes = async (many: number) => {
    const first = await TestServer.open(PARTS, settings);
    const others = Array.from({ length: many - 1 }, () => TestServer.open(PARTS, settings, first.store));
    return [first, ...(await Promise.all(others))];
  };
  const linksOf = ({ config }: TestServer) =>
    stat(join(config.dataDir, 'first-links.json')).then(
      () => 1,
      () => 0,
    );

  it('is done by one of them, and has happened once for all', async () => {
    const all = await nodes(3);
    const [{ store } = all[0]!] = all;
    await Promise.all(all.map((node) => node.get(FirstStart).prepare()));
    expect(await store.accounts()).toHaveLength(1);
    const meetings = await store.meetings();
    const listed = (await Promise.all(meetings.map(({ id }) => store.sessionsOf(id)))).flat();
    expect(meetings.length).toBeGreaterThan(0);
    expect(new Set(listed.map(({ title }) => title)).size).toBe(listed.length);
    const made = await Promise.all(all.map(linksOf));
    expect(made.filter(Boolean)).toHaveLength(1);
    const maker = all[made.indexOf(1)]!;
    const trial = await store.session('igf-2006-main-security');
    const { room } = await maker.get(Rooms).open(trial?.sessionId ?? '');
    expect([room.count('hub'), room.count('invitation')]).toEqual([1, 4]);
    expect(all.filter((node) => /#[\w-]{20}/.test(node.get(FirstStart).announcement()))).toEqual([maker]);
    for (const node of all.slice(1)) await node.app.close();
    await all[0]!.close();
  });

  it('is taken over from one that died in the middle', async () => {
    const [one, other] = (await nodes(2)) as [TestServer, TestServer];
    await one.store.putFact('claim of first start', 'a node that was killed');
    one.get(Claims).pace = { lookMs: 5, signMs: 50, silentMs: 2_000 };
    other.get(Claims).pace = one.get(Claims).pace;
    await Promise.all([one, other].map((node) => node.get(FirstStart).prepare()));
    expect((await linksOf(one)) + (await linksOf(other))).toBe(1);
    await other.app.close();
    await one.close();
  });

  it('shows one key for the first account on all of them, which works on each', async () => {
    const shared = { ...settings, admin: undefined, redisUrl: 'redis://127.0.0.1:1' };
    const limits = { joinsPerMinute: 0, commandsPerSecond: 0, readsPerMinute: 0, loginsPerQuarterHour: 0 };
    const one = await TestServer.open(PARTS, { ...shared, limits });
    const other = await TestServer.open(PARTS, { ...shared, limits }, one.store);
    const keys = await Promise.all([one, other].map((node) => node.get(Founding).prepare()));
    const [key, again] = keys.map(({ setupKey }) => setupKey);
    expect(key).toBe(again);
    expect(await one.store.fact('setup-key')).not.toContain(key);
    const wanted = (no: number) => ({ email: `${no}@example.org`, password: 'correct horse', key });
    const made = await Promise.all(
      [one, other, one, other].map((node, no) => node.api('POST', '/setup', { body: wanted(no) })),
    );
    expect(made.map(({ status }) => status).sort()).toEqual([201, 403, 403, 403]);
    expect(await one.store.accounts()).toHaveLength(1);
    await other.app.close();
    await one.close();
  });
});

describe('the addresses of the first links', () => {
  const config = { publicUrl: 'http://localhost:3000', publicUrlGiven: false, host: '0.0.0.0', port: 3000 };
  const first = {
    audience: 'http://localhost:3000/s/K7M4QX',
    moderator: 'm',
    panellist: 'p',
    hub: 'h',
    stage: 's',
  };

  it('include the local network only where the server listens there', () => {
    for (const origin of originsOf(config as never).slice(1))
      expect(origin).toMatch(/^http:\/\/\d+(\.\d+){3}:3000$/);
    expect(originsOf({ ...config, host: '127.0.0.1' } as never)).toEqual(['http://localhost:3000']);
    expect(originsOf({ ...config, publicUrl: 'https://x.org', publicUrlGiven: true } as never)).toEqual([
      'https://x.org',
    ]);
  });

  it('are told for each', () => {
    const text = linksAsText(first, ['http://localhost:3000', 'http://192.0.2.7:3000']);
    expect(text).toContain('  Audience   http://localhost:3000/s/K7M4QX');
    expect(text).toContain('  Audience   http://192.0.2.7:3000/s/K7M4QX');
  });
});
