import { describe, expect, it } from '@jest/globals';
import { spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');

function run(script: string, ...args: string[]): Promise<{ code: number | null; out: string }> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [join(root, 'test/replay/session', script), ...args], {
      cwd: root,
      env: { ...process.env, NODE_OPTIONS: '' },
    });
    let out = '';
    child.stdout.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.stderr.on('data', (chunk: Buffer) => (out += chunk.toString()));
    child.once('close', (code) => resolve({ code, out }));
  });
}

describe('a whole session in compressed time', () => {
  it('ends in a filed report that says what a count of the rows says', async () => {
    const out = mkdtempSync(join(tmpdir(), 'openfloor-report-'));
    const ended = await run('main.mjs', '--share', '0.2', '--out', out);
    const files = readdirSync(out);
    rmSync(out, { recursive: true, force: true });
    expect(ended).toMatchObject({ code: 0, out: expect.stringContaining('the report is filed') });
    expect(ended.out).toMatch(/(\d{2,}) figures of the report compared with the rows: 0 differ/);
    expect(files).toEqual(
      expect.arrayContaining(['export.zip', 'report.docx', 'report.html', 'report.json', 'report.md']),
    );
  }, 120_000);

  it('goes red where a report has one vote or one end too many', async () => {
    const ended = await run('misread.mjs', '--share', '0.1');
    expect(ended.code).toBe(1);
    expect(ended.out).toMatch(/DIFFERENT: votes\.\d+: the report says \d+, the rows \d+/);
    expect(ended.out).toContain('DIFFERENT: counts.answered');
    expect(ended.out).toContain('DIFFERENT: the states add up to');
  }, 120_000);
});
