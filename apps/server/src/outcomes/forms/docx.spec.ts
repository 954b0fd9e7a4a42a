import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { unzipSync } from 'fflate';
import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { make } from '../making/make.js';
import { materialOf } from '../testing/material.js';
import { playSession } from '../testing/play.js';

const OFFICE = ['/usr/bin/soffice', '/usr/bin/libreoffice'].find((place) => existsSync(place));
const made = async (language: string) =>
  make({ wanted: { of: 'report', form: 'docx', language }, material: materialOf(playSession(), 'filed') });
const partOf = async (language: string, name: string) =>
  Buffer.from(unzipSync(await made(language))[name] ?? []).toString();

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'openfloor-docx-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Opens a document with LibreOffice and gives the words that it reads there. */
async function opened(bytes: Uint8Array): Promise<string> {
  await writeFile(join(folder, 'report.docx'), bytes);
  const profile = `-env:UserInstallation=file://${join(folder, 'profile')}`;
  const args = [
    profile,
    '--headless',
    '--convert-to',
    'txt:Text',
    '--outdir',
    folder,
    join(folder, 'report.docx'),
  ];
  execFileSync(OFFICE ?? '', args, { stdio: 'ignore', timeout: 100_000 });
  return readFile(join(folder, 'report.txt'), 'utf8');
}

describe('a report for word processors', () => {
  it('has real headings, captions, lists, and titles that are repeated on every page', async () => {
    const body = await partOf('en', 'word/document.xml');
    for (const style of ['Title', 'Heading1', 'Heading2', 'Caption', 'Cell', 'Note'])
      expect(body).toContain(`<w:pStyle w:val="${style}"/>`);
    expect(body).toContain('<w:tblHeader/>');
    expect(body).toContain('<w:cantSplit/>');
    expect(body).toContain('<w:numPr>');
    const styles = await partOf('en', 'word/styles.xml');
    for (const style of ['Heading1', 'Caption', 'Note']) expect(styles).toContain(`w:styleId="${style}"`);
  });

  it('runs from right to left in Arabic, and words of another language run their own way', async () => {
    const body = await partOf('ar', 'word/document.xml');
    expect(body).toContain('<w:bidi/>');
    expect(body).toContain('<w:bidiVisual/>');
    expect(body).toContain('<w:rtl/>');
    const at = body.indexOf('Who audits the auditors?');
    const run = body.slice(body.lastIndexOf('<w:r>', at), at);
    expect(run).not.toContain('<w:rtl/>');
    expect(await partOf('en', 'word/document.xml')).not.toContain('<w:bidiVisual/>');
  });

  it.each(['en', 'ar'])(
    'is opened by LibreOffice in %s',
    async (language) => {
      if (!OFFICE) {
        process.stdout.write('Left out: no LibreOffice to open the report with\n');
        return;
      }
      const bytes = await made(language);
      const text = await opened(bytes);
      for (const words of ['Who audits the auditors?', 'Audit bodies need a legal mandate.', 'Pia'])
        expect(text).toContain(words);
    },
    240_000,
  );
});
