import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { LedgerEntry } from '@openfloor/contract';
import { execFile } from 'node:child_process';
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { api, organiserToken } from '../harness/api.js';
import { TestServer } from '../harness/server.js';

const SCRIPT = join(import.meta.dirname, '../../scripts/verify-ledger.mjs');
/** More than one page of the API. */
const ACTS = 230;

describe('the verifier of the public record', () => {
  const folder = mkdtempSync(join(tmpdir(), 'openfloor-ledger-'));
  let server: TestServer;
  let file: string;
  let address: string;
  let entries: LedgerEntry[];

  beforeAll(async () => {
    server = await TestServer.start({ PROGRAMME: 'none' });
    const token = await organiserToken(server);
    const { body } = await api<{ sessionId: string; code: string }>(server, 'POST', '/rooms', {
      token,
      body: { title: 'On the record', preset: 'workshop' },
    });
    const path = `/sessions/${body.sessionId}`;
    for (let at = 0; at < ACTS; at += 1) {
      const act = { id: randomUUID(), type: 'session.rules', args: { questionsPerPerson: at % 90 } };
      await api(server, 'POST', `${path}/commands`, { token, body: act });
    }
    address = `${server.url}/api/v1${path}/ledger`;
    file = `${server.url}/s/${body.code}/ledger.json`;
    entries = [];
    for (let after: number | null = 0; after !== null;) {
      const page: { body: { entries: LedgerEntry[]; next: number | null } } = await api(
        server,
        'GET',
        `${path}/ledger?after=${after}`,
      );
      entries.push(...page.body.entries);
      after = page.body.next;
    }
  });

  afterAll(async () => {
    await server.dispose();
    rmSync(folder, { recursive: true, force: true });
  });

  it('follows the chain of a live server over all its pages', async () => {
    expect(entries.length).toBeGreaterThan(ACTS - 2);
    const { code, said } = await verify(address, '--head', entries[3]?.hash ?? '');
    expect(said).toContain(`${entries.length} entries, head ${entries.at(-1)?.hash}`);
    expect(code).toBe(0);
  });

  it('follows the file that the page of the record offers, fetched or kept', async () => {
    const head = entries.at(-1)?.hash ?? '';
    const { code, said } = await verify(file, '--head', head);
    expect([code, said]).toEqual([0, expect.stringContaining(`${entries.length} entries, head ${head}`)]);
    const path = join(folder, 'whole.json');
    writeFileSync(path, await (await fetch(file)).text());
    expect(await verify(path, '--head', head)).toMatchObject({ code: 0 });
  });

  it('names the entry whose words were changed', async () => {
    const changed = entries.with(41, { ...(entries[41] as LedgerEntry), reason: 'conduct' });
    const { code, said } = await verify(kept('changed', changed));
    expect(said).toContain('Entry 42 does not follow');
    expect(code).toBe(1);
  });

  it('names the place where an entry was taken out', async () => {
    const { code, said } = await verify(kept('shorter', entries.toSpliced(7, 1)));
    expect(said).toContain('Entry 8 does not follow');
    expect(code).toBe(1);
  });

  it('finds that a chain was written anew by the head that somebody had noted', async () => {
    const noted = entries.at(-1)?.hash ?? '';
    const forged = kept('forged', written(entries.with(5, { ...(entries[5] as LedgerEntry), act: 'undo' })));
    expect(await verify(forged)).toMatchObject({ code: 0 });
    const { code, said } = await verify(forged, '--head', noted);
    expect(said).toContain(`The head ${noted} is not in this chain`);
    expect(code).toBe(1);
  });

  it('says what went wrong where there is nothing to read', async () => {
    expect(await verify(`${server.url}/api/v1/sessions/${randomUUID()}/ledger`)).toMatchObject({ code: 1 });
    expect(await verify()).toMatchObject({ code: 2 });
  });

  function kept(name: string, list: LedgerEntry[]): string {
    const file = join(folder, `${name}.json`);
    writeFileSync(file, JSON.stringify({ entries: list, next: null }));
    return file;
  }
});

/** The same entries with hashes that follow from each other, as a forger would make them. */
function written(list: LedgerEntry[]): LedgerEntry[] {
  let previous = list[0]?.previous ?? '';
  return list.map((entry) => {
    const { no, at, role, act, about, from, to, reason, digest } = entry;
    const place = about ? `{"kind":${JSON.stringify(about.kind)},"no":${JSON.stringify(about.no)}}` : 'null';
    const [a, f, r, o, t] = [act, from, reason, role, to].map((value) => JSON.stringify(value));
    const told = `{"about":${place},"act":${a},"at":${at},"from":${f},"no":${no},"reason":${r},"role":${o},"to":${t}}`;
    const hash = createHash('sha256').update(previous).update(told).update(digest).digest('hex');
    const forged = { ...entry, previous, hash };
    previous = hash;
    return forged;
  });
}

function verify(...given: string[]): Promise<{ code: number; said: string }> {
  return new Promise((resolve) => {
    execFile(process.execPath, [SCRIPT, ...given], (error, stdout, stderr) => {
      resolve({ code: error ? Number(error.code) : 0, said: stdout + stderr });
    });
  });
}
