import { afterAll, describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Config } from '../../config/config.js';
import { materialOf } from '../testing/material.js';
import { playSession } from '../testing/play.js';
import { make } from './make.js';
import { Printer } from './printer.service.js';

const CHROMIUM = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/google-chrome'].find(
  (place) => place && existsSync(place),
);
const printer = new Printer(Object.assign(new Config(), { chromium: CHROMIUM ?? '/nowhere' }));
const folders: string[] = [];
afterAll(() => Promise.all(folders.map((folder) => rm(folder, { recursive: true, force: true }))));

/** Says that something was not looked at, and why. */
function left(what: string): void {
  process.stdout.write(`Left out: ${what}\n`);
}

const has = (program: string) => {
  try {
    execFileSync('which', [program], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
};

/** What a program says of a PDF. */
async function asked(program: string, args: string[], pdf: Uint8Array): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'openfloor-pdf-'));
  folders.push(folder);
  await writeFile(join(folder, 'report.pdf'), pdf);
  return execFileSync(
    program,
    [...args, join(folder, 'report.pdf'), ...(program === 'pdftotext' ? ['-'] : [])],
    {
      encoding: 'utf8',
    },
  );
}

async function printed(language: string): Promise<Uint8Array> {
  const wanted = { of: 'report', form: 'html', language } as const;
  return printer.print(await make({ wanted, material: materialOf(playSession(), 'filed') }));
}
const temporary = () => readdirSync(tmpdir()).filter((name) => name.startsWith('openfloor-print-'));

describe('printing', () => {
  it.each(['en', 'ar'])(
    'gives a tagged PDF with an outline, in %s',
    async (language) => {
      if (!CHROMIUM) return left('no Chromium to print with');
      const pdf = await printed(language);
      const text = Buffer.from(pdf).toString('latin1');
      expect(text.startsWith('%PDF-')).toBe(true);
      expect(text).toMatch(/\/MarkInfo\s*<<[^>]*\/Marked true/);
      expect(text).toContain('/StructTreeRoot');
      expect(text).toContain('/Outlines');
      expect(text).toContain(`/Lang (${language})`);
      expect(temporary()).toEqual([]);
      if (!has('pdfinfo')) return left('no poppler to look into the PDF with');
      expect(await asked('pdfinfo', [], pdf)).toMatch(/Tagged:\s+yes[\s\S]*Page size:\s+59\d/);
      const structure = await asked('pdfinfo', ['-struct-text'], pdf);
      for (const tag of ['H1', 'H2', 'Table', 'TH', 'Caption'])
        expect(structure).toMatch(new RegExp(`\\b${tag}\\b`));
      const words = await asked('pdftotext', ['-layout'], pdf);
      expect(words).toContain(language === 'en' ? 'Who audits the auditors?' : 'Mona');
      const fonts = (await asked('pdffonts', [], pdf)).split('\n').slice(2).filter(Boolean);
      expect(fonts.length).toBeGreaterThan(0);
      expect(fonts.filter((line) => !/\byes\s+(yes|no)\s+(yes|no)\s+\d+\s+\d+\s*$/.test(line))).toEqual([]);
    },
    120_000,
  );

  it('runs nothing of what it prints', async () => {
    if (!CHROMIUM) return left('no Chromium to print with');
    const wanted = { of: 'report', form: 'html', language: 'en' } as const;
    const html = Buffer.from(await make({ wanted, material: materialOf(playSession(), 'filed') })).toString();
    const script = `<script>document.querySelector('h1').textContent = 'it ran'</script></main>`;
    const pdf = await printer.print(Buffer.from(html.replace('</main>', script)));
    if (!has('pdftotext')) return left('no poppler to look into the PDF with');
    const words = await asked('pdftotext', [], pdf);
    expect(words).toContain('Security');
    expect(words).not.toContain('it ran');
  }, 120_000);

  it('says so where there is no browser, and where it prints nothing, and leaves nothing behind', async () => {
    const none = new Printer(Object.assign(new Config(), { chromium: '/nowhere/chromium' }));
    await expect(none.print(Buffer.from(''))).rejects.toMatchObject({ named: 'NO_BROWSER', status: 503 });
    const mute = new Printer(Object.assign(new Config(), { chromium: process.execPath }));
    await expect(mute.print(Buffer.from(''))).rejects.toMatchObject({ named: 'NOT_PRINTED', status: 503 });
    expect(temporary()).toEqual([]);
  });

  it('ends a browser that is still at it when the server ends, and leaves nothing behind', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'openfloor-hung-'));
    folders.push(folder);
    const [hung, own] = [join(folder, 'hung'), join(folder, 'pids')];
    // One process of it is in no group of ours and holds on to what it says, as browsers' watchers do.
    await writeFile(hung, `#!/bin/sh\nsetsid sleep 300 &\necho $! $$ > ${own}\nsleep 300\n`, { mode: 0o700 });
    const slow = new Printer(Object.assign(new Config(), { chromium: hung }));
    const all = Promise.allSettled([slow.print(Buffer.from('')), slow.print(Buffer.from(''))]);
    const pids = () => (existsSync(own) ? readFileSync(own, 'utf8') : '').trim().split(' ').map(Number);
    while (pids().length < 2) await new Promise(setImmediate);
    const [watcher = 0, browser = 0] = pids();
    await slow.onApplicationShutdown();
    expect(process.kill(watcher, 'SIGKILL')).toBe(true);
    for (const one of await all)
      expect(one).toMatchObject({ status: 'rejected', reason: { named: 'NOT_PRINTED' } });
    expect(() => process.kill(browser, 0)).toThrow('ESRCH');
    expect(temporary()).toEqual([]);
    await expect(slow.print(Buffer.from(''))).rejects.toMatchObject({ named: 'NOT_PRINTED' });
  }, 20_000);

  it('prints one at a time, and refuses more than it can do soon', async () => {
    const mute = new Printer(Object.assign(new Config(), { chromium: process.execPath }));
    const all = await Promise.allSettled(Array.from({ length: 10 }, () => mute.print(Buffer.from(''))));
    const codes = all.map((one) =>
      one.status === 'rejected' ? (one.reason as { code: string }).code : 'printed',
    );
    expect(codes.filter((code) => code === 'BUSY')).toHaveLength(2);
    await expect(mute.print(Buffer.from(''))).rejects.toMatchObject({ named: 'NOT_PRINTED' });
  });
});
