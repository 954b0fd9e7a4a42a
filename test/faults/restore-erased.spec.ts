import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import type { LedgerEntry, Seated } from '@openfloor/contract';
import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api, organiserToken } from '../harness/api.js';
import { rowsOf } from '../harness/nemesis-data.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

const STORE = join(import.meta.dirname, '../../dist/node/libs/store/src/index.js');

/** Runs a line of the built store in a process of its own, as the scripts do. */
function tool(line: string): { status: number | null; said: string } {
  const script = `const store = await import(${JSON.stringify(STORE)}); try { const r = await (${line}); process.stdout.write(JSON.stringify(r ?? null)); } catch (error) { process.stderr.write(error.name + ': ' + error.message); process.exit(1); }`;
  const { status, stdout, stderr } = spawnSync(process.execPath, ['--input-type=module', '-e', script], {
    encoding: 'utf8',
  });
  return { status, said: status === 0 ? stdout : stderr };
}

describe('an old backup that is put back', () => {
  let server: TestServer;
  let away: string;
  beforeEach(async () => {
    away = mkdtempSync(join(tmpdir(), 'openfloor-away-'));
    server = await TestServer.start({ PROGRAMME: 'none', LOG_LEVEL: 'info' });
  });
  afterEach(async () => {
    await server.dispose();
    rmSync(away, { recursive: true, force: true });
  });

  const takes = (file: string) =>
    tool(`store.takeBackup(${JSON.stringify(server.dataDir)}, ${JSON.stringify(file)})`);
  const puts = (file: string, kept = join(away, 'kept.sqlite')) =>
    tool(
      `store.restoreBackup(${JSON.stringify(server.dataDir)}, ${JSON.stringify(file)}, ${JSON.stringify(kept)})`,
    );

  async function room() {
    const token = await organiserToken(server);
    const made = await api<{ sessionId: string }>(server, 'POST', '/rooms', {
      token,
      body: { title: 'A workshop' },
    });
    const { sessionId } = made.body;
    const says = async (seat: string, type: string, args: unknown) => {
      const reply = await api<{ result: Record<string, string> }>(
        server,
        'POST',
        `/sessions/${sessionId}/commands`,
        { token: seat, body: command(type, args) },
      );
      if (reply.status !== 200) throw new Error(`${type} ${JSON.stringify(reply.body)}`);
      return reply.body.result ?? {};
    };
    await says(token, 'session.phase', { phase: 'open' });
    const seat = async (name: string) =>
      (
        await api<Seated>(server, 'POST', `/sessions/${sessionId}/join`, {
          body: { joinKey: name.padEnd(22, 'k'), name },
        })
      ).body;
    const [abena, ben] = [await seat('canary-abena'), await seat('Ben')];
    const asks = async (of: Seated, text: string) =>
      (await says(of.seat, 'question.submit', { text, language: 'en', identity: 'public' }))['questionId'] ??
      '';
    const [hers, his] = [await asks(abena, 'canary-words of hers'), await asks(ben, 'canary-words of his')];
    await says(abena.seat, 'question.vote', { questionId: his, on: true });
    return { token, sessionId, says, abena, ben, hers, his, seat };
  }

  it('brings nobody back who was erased since, nor what was redacted; the ledger holds and says that it was restored', async () => {
    const { token, sessionId, says, abena, his, seat } = await room();
    const file = join(away, 'old.sqlite');
    expect(takes(file)).toMatchObject({ status: 0 });
    expect(statSync(file).mode & 0o777).toBe(0o600);
    expect(readFileSync(file).includes('canary-words of hers')).toBe(true);
    await api(server, 'POST', `/sessions/${sessionId}/own-data/erase`, {
      token: abena.seat,
      body: { questions: 'delete' },
    });
    await says(token, 'question.redact', { questionId: his, text: 'Removed', reason: 'personal_data' });
    const carla = await seat('Carla');
    await api(server, 'POST', `/sessions/${sessionId}/own-data/erase`, { token: carla.seat, body: {} });

    const busy = puts(file);
    expect(busy.status).toBe(1);
    expect(busy.said).toContain('StoreInUse');
    await server.end('SIGTERM');
    const list = readFileSync(join(server.dataDir, 'erasures.list'), 'utf8');
    expect(list).not.toContain('canary');
    const restored = puts(file);
    expect(restored).toMatchObject({ status: 0 });
    expect(JSON.parse(restored.said)).toMatchObject({ sessions: 1 });
    expect(JSON.stringify(rowsOf(server.dataDir))).toContain('canary-words of hers');

    await server.start();
    expect(JSON.stringify(rowsOf(server.dataDir))).not.toContain('canary');
    const state = await api(server, 'GET', `/sessions/${sessionId}/state?first=40`, { token });
    expect(state.status).toBe(200);
    expect(JSON.stringify(state.body)).not.toContain('canary');
    const { body } = await api<{ entries: LedgerEntry[] }>(server, 'GET', `/sessions/${sessionId}/ledger`, {
      token,
    });
    expect(body.entries.map(({ act }) => act)).toContain('restored');
    const verified = await api<{ ok: boolean }>(server, 'GET', `/sessions/${sessionId}/ledger/verify`, {
      token,
    });
    expect(verified.body.ok).toBe(true);
    expect(server.log.match(/"audit":"erasure redone"/g)).toHaveLength(2);
    expect(readFileSync(join(server.dataDir, 'erasures.list'), 'utf8')).toBe(list);
    const gone = await api(server, 'GET', `/sessions/${sessionId}/state`, { token: abena.seat });
    expect(gone.body.code).toBe('REMOVED');

    await server.restart('SIGTERM');
    expect(server.log.match(/"audit":"erasure redone"/g)).toHaveLength(2);
  }, 60_000);

  it('brings nobody back either where somebody copied it by hand', async () => {
    const { sessionId, abena } = await room();
    await server.end('SIGTERM');
    const file = join(away, 'plain.sqlite');
    copyFileSync(join(server.dataDir, 'openfloor.sqlite'), file);
    await server.start();
    await api(server, 'POST', `/sessions/${sessionId}/own-data/erase`, {
      token: abena.seat,
      body: { questions: 'delete' },
    });
    await server.end('SIGTERM');
    copyFileSync(file, join(server.dataDir, 'openfloor.sqlite'));
    await server.start();
    expect(JSON.stringify(rowsOf(server.dataDir))).not.toMatch(/canary-abena|canary-words of hers/);
  }, 60_000);

  it('is refused with the reason where it is damaged, no backup or not there, and nothing changes', async () => {
    await room();
    const file = join(away, 'good.sqlite');
    expect(takes(file)).toMatchObject({ status: 0 });
    expect(takes(file)).toMatchObject({ status: 1, said: expect.stringContaining('already there') });
    await server.end('SIGTERM');
    const before = rowsOf(server.dataDir);
    const bytes = readFileSync(file);
    bytes.fill(7, 8_192, 20_480);
    writeFileSync(join(away, 'damaged.sqlite'), bytes);
    writeFileSync(join(away, 'text.sqlite'), 'no database at all, only words');
    copyFileSync(join(server.dataDir, 'openfloor.sqlite'), join(away, 'plain.sqlite'));
    chmodSync(join(away, 'plain.sqlite'), 0o600);
    for (const [name, why] of [
      ['damaged.sqlite', 'StoreUnfit'],
      ['text.sqlite', 'StoreUnfit'],
      ['plain.sqlite', 'StoreMisuse'],
      ['absent.sqlite', 'StoreMisuse'],
    ] as const)
      expect([name, puts(join(away, name))]).toEqual([
        name,
        { status: 1, said: expect.stringContaining(why) },
      ]);
    expect(rowsOf(server.dataDir)).toEqual(before);
    const kept = join(server.dataDir, 'backups/before-restore-20260101T000000Z.sqlite');
    expect(puts(file, kept)).toMatchObject({ status: 0 });
    expect(existsSync(kept)).toBe(true);
    expect(readdirSync(server.dataDir).filter((name) => name.endsWith('.restoring'))).toEqual([]);
    expect(puts(kept)).toMatchObject({ status: 0 });
  }, 60_000);
});

describe('an erasure', () => {
  it('is whole where the server dies with its commit: nothing is left to be done afterwards', async () => {
    const moments = mkdtempSync(join(tmpdir(), 'openfloor-moments-'));
    const server = await TestServer.start(
      { PROGRAMME: 'none', MOMENTS: moments },
      join(import.meta.dirname, '../harness/nemesis-server.mjs'),
    );
    try {
      const token = await organiserToken(server);
      const made = await api<{ sessionId: string }>(server, 'POST', '/rooms', {
        token,
        body: { title: 'A workshop' },
      });
      const { sessionId } = made.body;
      const says = (seat: string, type: string, args: unknown) =>
        api<{ result: Record<string, string> }>(server, 'POST', `/sessions/${sessionId}/commands`, {
          token: seat,
          body: command(type, args),
        });
      await says(token, 'session.phase', { phase: 'open' });
      const seated = await api<Seated>(server, 'POST', `/sessions/${sessionId}/join`, {
        body: { joinKey: 'a'.repeat(22), name: 'Abena' },
      });
      const asked = await says(seated.body.seat, 'question.submit', { text: 'canary-first', language: 'en' });
      const { questionId } = asked.body.result;
      const { body: state } = await api<{ put: { id: string; rev: number; authorId: string }[] }>(
        server,
        'GET',
        `/sessions/${sessionId}/state`,
        { token },
      );
      const seen = state.put.find(({ id }) => id === questionId)?.rev;
      await says(token, 'question.edit', { questionId, text: 'canary-second', seen });
      expect(JSON.stringify(rowsOf(server.dataDir)['ledger_entry'])).toContain('canary-first');
      const { actor } = seated.body;
      writeFileSync(join(moments, 'after'), '');
      void says(token, 'participant.erase', { participantId: actor.id, questions: 'delete' }).catch(
        () => undefined,
      );
      await until('the erasure is committed and not answered', () => existsSync(join(moments, 'reached')));
      rmSync(join(moments, 'after'));
      await server.end('SIGKILL');
      expect(JSON.stringify(rowsOf(server.dataDir))).not.toContain('canary');
      await server.start();
      const verified = await api<{ ok: boolean }>(server, 'GET', `/sessions/${sessionId}/ledger/verify`, {
        token,
      });
      expect(verified.body.ok).toBe(true);
      const list = readFileSync(join(server.dataDir, 'erasures.list'), 'utf8');
      expect(list.split(actor.id)).toHaveLength(2);
    } finally {
      await server.dispose();
      rmSync(moments, { recursive: true, force: true });
    }
  }, 60_000);
});
