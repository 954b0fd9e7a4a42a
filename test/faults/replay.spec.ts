import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeExport } from '../replay/made-export.js';

const root = join(import.meta.dirname, '../..');
/** Without the steps that install and build: what is tested is what was built. */
const MAIN = 'test/replay/main.mjs';
const SIZE = { statements: 24, voters: 60, each: 12 };

interface Ended {
  code: number | null;
  out: string;
}

function run(script: string, ...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, script), ...args], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.once('close', (code) => resolve({ code, out }));
  });
}

/** A row of the table that a replay prints. */
function row({ out }: Ended, what: string): string {
  const line = out.split('\n').find((text) => text.startsWith(`| ${what}`));
  return line?.split('|')[2]?.trim() ?? `no row ${what} in ${out}`;
}

describe('replaying a consultation', () => {
  let dir = '';
  beforeAll(() => {
    dir = mkdtempSync(join(tmpdir(), 'openfloor-export-'));
    makeExport(dir, SIZE);
  });
  afterAll(() => rmSync(dir, { recursive: true, force: true }));

  it('counts every vote as the files do, with a kill -9 on the way', async () => {
    const ended = await run(MAIN, '--polis', dir, '--kills', '1', '--sockets', '40');
    expect(ended).toMatchObject({ code: 0 });
    process.stdout.write(ended.out.slice(ended.out.indexOf('Replay of')));
    expect(row(ended, 'differences')).toBe('0');
    expect(row(ended, 'kill -9')).toMatch(/^1, back after/);
    expect(row(ended, 'votes lost')).toBe('0, 0');
    const [inFile, inRoom] = row(ended, 'votes that count').split(', ');
    expect(Number(inFile)).toBeGreaterThan(100);
    expect(inRoom).toBe(inFile);
    expect(row(ended, 'voters in the file')).toBe('60, 60');
    expect(row(ended, 'refused as the rules say')).toMatch(/^\d+ OWN_QUESTION$/);
  }, 60_000);

  it('goes red where one vote is missing in the count of the files', async () => {
    const ended = await run('test/replay/drop-one.mjs', dir);
    expect(ended).toMatchObject({ code: 1 });
    const [, voter, id] = /dropped: voter (\d+) on statement (\d+)/.exec(ended.out) ?? [];
    expect(ended.out).toMatch(new RegExp(`DIFFERENT: statement ${id}: (\\d+) votes instead of`));
    expect(ended.out).toContain(`DIFFERENT: voter ${voter}: 0 votes lost, 1 too many`);
  }, 60_000);

  it('goes red over a server that answers before it writes', async () => {
    const small = mkdtempSync(join(tmpdir(), 'openfloor-export-'));
    makeExport(small, { statements: 8, voters: 12, each: 6 });
    const ended = await run('test/replay/early-answers.mjs', small);
    rmSync(small, { recursive: true, force: true });
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.out).toContain('DIFFERENT: ');
  }, 60_000);

  it('says what it needs where it is told nothing, and where there is nothing to play', async () => {
    const nothing = await run(MAIN);
    expect([nothing.code, nothing.out]).toEqual([2, expect.stringContaining('--polis DIR is missing')]);
    const wrong = await run(MAIN, '--polis', dir, '--kills', 'many', '--fats');
    expect(wrong).toMatchObject({ code: 2 });
    expect(wrong.out).toContain('there is no --fats');
    expect(wrong.out).toContain('--kills is a number from 0 to 100');
    const nowhere = await run(MAIN, '--polis', join(dir, 'nowhere'));
    expect(nowhere).toMatchObject({ code: 2 });
    expect(nowhere.out).toContain('nowhere has no comments.csv and no votes.csv');
    const help = await run(MAIN, '--help');
    expect([help.code, help.out]).toEqual([0, expect.stringContaining('npm run replay')]);
  }, 60_000);

  it('plays nothing of an export with faults, and says on which lines they are', async () => {
    const bad = mkdtempSync(join(tmpdir(), 'openfloor-export-'));
    makeExport(bad, SIZE);
    writeFileSync(join(bad, 'votes.csv'), `${readFileSync(join(bad, 'votes.csv'), 'utf8')}soon,x,1,2,3\r\n`);
    const ended = await run(MAIN, '--polis', bad);
    rmSync(bad, { recursive: true, force: true });
    expect(ended).toMatchObject({ code: 2 });
    const last = SIZE.voters * SIZE.each + SIZE.statements + 2;
    expect(ended.out).toContain(`votes, line ${last}, timestamp: not a whole number`);
  }, 60_000);
});
