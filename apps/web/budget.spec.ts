import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { RecordView } from '@openfloor/contract';
import { demoCard, demoWelcome, NOW, SESSION } from './src/testing/fixture.js';
import { floor, speaker } from './src/testing/floors.js';

/** 1 kB is 1,000 bytes. */
const KB = 1_000;
/** What a server compresses answers with while they wait; higher qualities are smaller. */
const BROTLI_QUALITY = 4;
const WEB = new URL('../../dist/web/', import.meta.url);
const PAGES = new URL('../../dist/web-ssr/pages.js', import.meta.url);

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
  dynamicImports?: string[];
}
interface Page {
  html: string;
  scripts: string[];
  styles: string[];
}

const brotli = (text: string): number =>
  brotliCompressSync(text, { params: { [constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY } }).length;
const gzip = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + gzipSync(readFileSync(new URL(file, WEB))).length, 0);

/** The files that a browser loads for an entry: at once, and with everything that it fetches later in English. */
function filesOf(build: string, entry: string): { first: Set<string>; all: Set<string> } {
  const manifest = JSON.parse(readFileSync(new URL(`manifest.${build}.json`, WEB), 'utf8')) as Record<
    string,
    Chunk
  >;
  const walk = (name: string, isAll: boolean, found: Set<string>): Set<string> => {
    const chunk = manifest[name];
    if (!chunk) throw new Error(`${name} is not in the manifest of ${build}`);
    if (found.has(chunk.file)) return found;
    found.add(chunk.file);
    const later = (chunk.dynamicImports ?? []).filter((path) => !ELSEWHERE.test(path));
    for (const next of [...(chunk.imports ?? []), ...(isAll ? later : [])]) walk(next, isAll, found);
    return found;
  };
  return { first: walk(entry, false, new Set()), all: walk(entry, true, new Set()) };
}

/**
 * What this phone does not fetch: other languages, what only a door fetches that asks for work or for a code, the sheets
 * "Your data" and "Record", what stands under a question that is being written, polls where there is none, and, as a hub, what
 * the session concludes before there is any of it.
 */
const ELSEWHERE =
  /src\/text\/(?!en\/)|src\/(audience\/(record-sheet|(alike|door|own-data|polls|takeaways)\/)|hub\/takeaways\/)/;

let folder = '';

/** Runs the built pages in a process of their own, as the server does. */
function render(name: string, input: unknown): Page {
  const path = join(folder, 'input.json');
  writeFileSync(path, JSON.stringify(input));
  const script = `import { readFileSync } from 'node:fs';
    const pages = await import(${JSON.stringify(PAGES.href)});
    process.stdout.write(JSON.stringify(pages.${name}(JSON.parse(readFileSync(${JSON.stringify(path)}, 'utf8')))));`;
  const out = execFileSync(process.execPath, ['--input-type=module', '-e', script], {
    maxBuffer: 10_000_000,
  });
  return JSON.parse(out.toString()) as Page;
}

const publicUrl = 'https://q.example.org';
const audience = (language: string, more: RecordView[] = []): Page => {
  const welcome = demoWelcome();
  const put = [...welcome.put, ...more];
  return render('audiencePage', { welcome: { ...welcome, put }, publicUrl, language, code: SESSION.code });
};
/** One speaks and ten wait. */
const FLOOR: RecordView[] = [
  speaker(1, 48, NOW, { name: 'Ama Mensah', affiliation: 'Ghana Internet Society' }),
  ...Array.from({ length: 10 }, (_, at) => floor(at + 2, { position: at + 1, name: null })),
];

beforeAll(() => {
  if (!existsSync(PAGES)) throw new Error('build the web app first: node apps/web/build.mjs');
  folder = mkdtempSync(join(tmpdir(), 'openfloor-pages-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('what a phone loads', () => {
  it('is at most 14 kB in the first response, with 40 questions in it', () => {
    const { html } = audience('en');
    expect(html.match(/class="row"/g)?.length).toBe(39);
    expect(brotli(html)).toBeLessThanOrEqual(14 * KB);
    expect(brotli(audience('en', FLOOR).html)).toBeLessThanOrEqual(14 * KB);
  });

  it('is at most 25 kB of scripts before the first vote', () => {
    expect(gzip(filesOf('audience', 'src/audience/main.tsx').first)).toBeLessThanOrEqual(25 * KB);
  });

  it('is at most 58 kB of scripts in all, with the socket, the sheets and the floor', () => {
    const { all } = filesOf('audience', 'src/audience/main.tsx');
    expect(all.size).toBeGreaterThan(3);
    expect(gzip(all)).toBeLessThanOrEqual(58 * KB);
  });

  it('is at most 4 kB more where the door asks for work and for a code', () => {
    const door = ['src/audience/door/work.ts', 'src/audience/door/door.tsx'];
    const usual = filesOf('audience', 'src/audience/main.tsx').all;
    const asked = door.flatMap((part) => [...filesOf('audience', part).first]);
    const more = new Set(asked.filter((file) => !usual.has(file)));
    expect(more.size).toBeGreaterThan(1);
    expect(gzip(more)).toBeLessThanOrEqual(4 * KB);
  });

  it('is at most 3 kB more for whoever opens "Your data"', () => {
    const usual = filesOf('audience', 'src/audience/main.tsx').all;
    const asked = filesOf('audience', 'src/audience/own-data/own-data.tsx').first;
    const more = new Set([...asked].filter((file) => !usual.has(file)));
    expect(more.size).toBeGreaterThan(0);
    expect(gzip(more)).toBeLessThanOrEqual(3 * KB);
  });

  it('is at most 3 kB more for whoever writes a question, to be told of those that are similar', () => {
    const usual = filesOf('audience', 'src/audience/main.tsx').all;
    const asked = filesOf('audience', 'src/audience/alike/alike.tsx').first;
    const more = new Set([...asked].filter((file) => !usual.has(file)));
    expect(more.size).toBeGreaterThan(0);
    expect(gzip(more)).toBeLessThanOrEqual(3 * KB);
  });

  it('is at most 6 kB more where there are polls', () => {
    const usual = filesOf('audience', 'src/audience/main.tsx').all;
    const asked = filesOf('audience', 'src/audience/polls/polls.tsx').first;
    const more = new Set([...asked].filter((file) => !usual.has(file)));
    expect(more.size).toBeGreaterThan(0);
    expect(gzip(more)).toBeLessThanOrEqual(6 * KB);
  });

  it('is at most 5 kB more once there is a takeaway to be read and objected to', () => {
    const usual = filesOf('audience', 'src/audience/main.tsx').all;
    const asked = filesOf('audience', 'src/audience/takeaways/takeaways.tsx').first;
    const more = new Set([...asked].filter((file) => !usual.has(file)));
    expect(more.size).toBeGreaterThan(0);
    expect(gzip(more)).toBeLessThanOrEqual(5 * KB);
  });

  it('never contains the schemas of the contract, fonts or anything of a third party', () => {
    const entries = ['src/audience/main.tsx', 'src/audience/polls/polls.tsx'];
    const all = new Set(entries.flatMap((entry) => [...filesOf('audience', entry).all]));
    const scripts = [...all].map((file) => readFileSync(new URL(file, WEB), 'utf8')).join('\n');
    expect(scripts).not.toMatch(/ZodError|_zod\b|strictObject/);
    const { html } = audience('en');
    const addresses = html.match(/(?:src|href)="[^"]+"/g) ?? [];
    expect(addresses.filter((address) => !/="(\/|data:|#|\?)/.test(address))).toEqual([]);
    expect(html).not.toMatch(/@font-face|@import|url\(/);
  });
});

describe('what other screens load', () => {
  it('is at most 60 kB of scripts for the stage', () => {
    expect(gzip(filesOf('stage', 'src/stage/main.tsx').all)).toBeLessThanOrEqual(60 * KB);
  });

  /** Each role of the staff loads its own screen and not those of the others. */
  it.each(['board/board.tsx', 'panel/panel-seat.tsx', 'technician/screens.ts'])(
    'is at most 230 kB of scripts for the console with %s',
    (screen) => {
      const parts = ['src/console/main.tsx', `src/console/${screen}`, '../../libs/client/src/socket.ts'];
      const loaded = new Set(parts.flatMap((part) => [...filesOf('desk', part).first]));
      expect(gzip(loaded)).toBeLessThanOrEqual(230 * KB);
    },
  );

  it('is at most 60 kB of scripts for the console of a hub', () => {
    expect(gzip(filesOf('hub', 'src/hub/main.tsx').all)).toBeLessThanOrEqual(60 * KB);
  });

  it('is at most 5 kB more for a hub that reads takeaways', () => {
    const usual = filesOf('hub', 'src/hub/main.tsx').all;
    const asked = filesOf('hub', 'src/hub/takeaways/takeaways.tsx').first;
    const more = new Set([...asked].filter((file) => !usual.has(file)));
    expect(more.size).toBeGreaterThan(0);
    expect(gzip(more)).toBeLessThanOrEqual(5 * KB);
  });

  it('is at most 30 kB of scripts for the figures', () => {
    expect(gzip(filesOf('figures', 'src/figures/main.tsx').all)).toBeLessThanOrEqual(30 * KB);
  });

  it('is no script at all for the public pages but the one that knows the chosen look', () => {
    const session = render('sessionPage', { card: demoCard(), publicUrl, language: 'en', live: true });
    const home = render('homePage', { meetings: [], publicUrl, language: 'en' });
    for (const { html, scripts } of [session, home]) {
      expect(html.match(/<script/g)).toHaveLength(1);
      expect(scripts).toHaveLength(1);
    }
    expect(session.html).toContain('15:00 to 18:00');
    expect(session.html).toContain('(13:00 to 16:00 UTC)');
  });
});

describe('the server-rendered list', () => {
  it('is readable without any script, in the order of the room', () => {
    const { html } = audience('en');
    const numbers = [...html.matchAll(/data-row="[^"]+">.*?<bdi class="no">#(\d+)/gs)].map(([, no]) =>
      Number(no),
    );
    expect(numbers.slice(0, 4)).toEqual([12, 23, 31, 8]);
    expect(html).toContain('How can national response teams share incident data across borders');
    expect(html).toContain('<noscript>');
  });

  it('says who has the floor, since when, and who is next and why, also without any script', () => {
    const { html } = audience('en', FLOOR);
    const text = html.slice(html.indexOf('floor-place')).replaceAll(/<[^>]+>/g, ' ');
    expect(text).toMatch(/Has the floor.*since \d\d:\d\d.*Ama Mensah.*Ghana Internet Society/s);
    expect(text).toMatch(/Next.*#2.*Online.*First to ask/s);
    expect(html).not.toContain('role="timer"');
  });

  it('reads from right to left in Arabic, with its words before the first paint', () => {
    const { html } = audience('ar');
    expect(html).toContain('<html lang="ar" dir="rtl">');
    expect(html).toContain('قيد الإجابة الآن');
    expect(html).toMatch(/rel="modulepreload"/);
  });

  it('keeps inline blocks to those whose hashes it names, and uses no style attribute', () => {
    const { html, scripts, styles } = audience('en');
    expect(html.match(/<script>/g)).toHaveLength(scripts.length);
    expect(html.match(/<style>/g)).toHaveLength(styles.length);
    expect(html).not.toMatch(/\sstyle="|\son\w+="/);
    expect([...scripts, ...styles].every((hash) => /^sha256-[A-Za-z0-9+/]{43}=$/.test(hash))).toBe(true);
  });

  it('shows what a person wrote as text and nothing else', () => {
    const welcome = demoWelcome();
    const put = welcome.put.map((record) =>
      record.kind === 'question'
        ? { ...record, text: '<img src=x onerror=alert(1)>"\'</script>{{7*7}}' }
        : record,
    );
    const { html } = render('audiencePage', {
      welcome: { ...welcome, put },
      publicUrl,
      language: 'en',
      code: 'K7M4PX',
    });
    expect(html).not.toContain('<img');
    expect(html.match(/<\/script>/g)?.length).toBe(html.match(/<script/g)?.length);
  });
});
