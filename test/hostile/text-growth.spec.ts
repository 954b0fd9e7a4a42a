import { describe, expect, it, jest } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import ts from 'typescript';

jest.setTimeout(60_000);

const ROOT = join(import.meta.dirname, '../..');
/** Where what somebody sent is read; the settings are the operator's own. */
const FOLDERS = ['libs/contract/src', 'libs/pages/src', 'libs/room/src', 'apps/server/src', 'apps/relay/src'];
/** Twice as much may take twice as long, and what a busy machine adds; what grows with its square takes four times. */
const MOST = 3;
const SIZES = [4_000, 8_000];
/** Below this a measurement says nothing, and nothing is slow. */
const NOTHING_MS = 1;

interface Found {
  name: string;
  make: () => RegExp;
}

/** Every regular expression that is written down in the sources. */
function regexps(): Found[] {
  const files = FOLDERS.flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)),
  ).filter((path) => /\.ts$/.test(path) && !/\.(spec|d)\.ts$|\/testing\/|\/config\//.test(path));
  const found = new Map<string, Found>();
  for (const path of files) {
    const source = ts.createSourceFile(path, readFileSync(join(ROOT, path), 'utf8'), ts.ScriptTarget.ES2023);
    const visit = (node: ts.Node): void => {
      if (ts.isRegularExpressionLiteral(node)) {
        const end = node.text.lastIndexOf('/');
        const [body, flags] = [node.text.slice(1, end), node.text.slice(end + 1)];
        found.set(node.text, { name: `${path} ${node.text}`, make: () => new RegExp(body, flags) });
      }
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return [...found.values()];
}

/** What makes careless expressions try everything again and again. */
const SEEDS = [
  'a',
  ' ',
  '\t',
  '\n',
  '0',
  '-',
  '.',
  '/',
  'a.',
  'a-',
  'a/',
  'ab ',
  'A1',
  '\u0301',
  '\u0301\u200D',
  '\u{1F3F4}\u{E0067}',
  '\u2067',
  '<',
  '"',
  '\\',
  '%',
  '%0',
  'a@',
  'a,',
  'a; ',
  'xn--',
  '{',
  '(',
  ':',
  '::',
  '1.',
];
const ENDS = ['', '!', '\u0000', '@', '\n!'];

/** One run, in milliseconds. */
function cost(make: () => RegExp, text: string): number {
  const regexp = make();
  const begun = performance.now();
  if (regexp.global) text.replace(regexp, '');
  else regexp.test(text);
  return performance.now() - begun;
}

function least(make: () => RegExp, text: string): number {
  return Math.min(...Array.from({ length: 5 }, () => cost(make, text)));
}

/** Inputs for which twice as much took more than it may. */
function slowFor({ name, make }: Found): string[] {
  const slow: string[] = [];
  for (const seed of SEEDS)
    for (const end of ENDS) {
      const [shorter = '', longer = ''] = SIZES.map((size) => seed.repeat(size / seed.length) + end);
      if (cost(make, longer) < NOTHING_MS) continue;
      const [once, twice] = [least(make, shorter), least(make, longer)];
      if (twice > NOTHING_MS && twice / once > MOST)
        slow.push(`${name} for ${JSON.stringify(seed)}…${JSON.stringify(end)}: ${once} ms, then ${twice} ms`);
    }
  return slow;
}

describe('regular expressions', () => {
  it('T37: none takes more than twice as long for twice as much', () => {
    const all = regexps();
    expect(all.length).toBeGreaterThan(40);
    expect(all.flatMap(slowFor)).toEqual([]);
  });

  it('T37: one that tries everything again is found out', () => {
    const careless = { name: 'careless', make: () => /\s+$/ };
    expect(slowFor(careless).length).toBeGreaterThan(0);
  });
});
