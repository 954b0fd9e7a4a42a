import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf, files, product, root, sources } from './tree.js';

/** Files that may be long: lists of words, what is written once and never changed, and tables of cases. */
const MAY_BE_LONG = /\/text\/|\/migrations\/|\.spec\.ts$/;
const paths = (found: { path: string }[]) => found.map(({ path }) => path);

describe('the house', () => {
  it('has no file of more than 300 lines', () => {
    const all = [...sources, ...files(/^apps\/.*\.css$/)];
    expect(paths(all.filter(({ path, lines }) => lines > 300 && !MAY_BE_LONG.test(path)))).toEqual([]);
  });

  it('has a median file of fewer than 90 lines', () => {
    const sizes = product.map(({ lines }) => lines).sort((one, other) => one - other);
    expect(sizes[Math.floor(sizes.length / 2)]).toBeLessThan(90);
  });

  it('does not use the words that mean two things', () => {
    const forbidden =
      /\b(class|interface|type|function|const|let) (\w*(Manager|Helper|Util|Impl|Attendee|RaiseHand)|User|Host|Base[A-Z]\w*|Common\w*|Shared\w*|raiseHand)\b/;
    const found = product.filter(({ text }) => forbidden.test(codeOf(text)));
    expect(paths(found)).toEqual([]);
  });

  it('names files by a closed list of roles', () => {
    const roles =
      /^[a-z0-9-]+(\.(module|gateway|controller|service|host|publisher|store|entity|rules|view|guard|filter|spec|story|shots|config|d|pipe|outlet|adapter|token|app))*\.(ts|tsx|mjs|cjs)$/;
    const names = sources.map(({ path }) => ({ path, name: path.split('/').at(-1) ?? '' }));
    expect(paths(names.filter(({ name }) => !roles.test(name)))).toEqual([]);
  });

  it('reads the environment in one place', () => {
    const found = product.filter(
      ({ path, text }) =>
        /process\.env\b/.test(codeOf(text)) &&
        !/^scripts\/|^apps\/server\/src\/config\/|^apps\/web\/[^/]+\.(mjs|ts)$/.test(path),
    );
    expect(paths(found)).toEqual([]);
  });

  it('leaves nothing for later and silences no check', () => {
    const words = [
      'TO' + 'DO',
      'FIX' + 'ME',
      '@ts-' + 'ignore',
      '@ts-' + 'nocheck',
      'eslint-' + 'disable',
      '@ts-expect' + '-error',
    ];
    const found = sources.filter(({ text }) => words.some((word) => text.includes(word)));
    expect(paths(found)).toEqual([]);
  });

  it('skips no test and singles none out', () => {
    const found = sources.filter(({ text }) => /\b(it|test|describe)\.(skip|only|todo)\(/.test(codeOf(text)));
    expect(paths(found)).toEqual([]);
  });

  it('exports by name', () => {
    const own = product.filter(({ path }) => !/config\.(ts|mjs|cjs)$|\.cjs$|eslint|jest/.test(path));
    expect(paths(own.filter(({ text }) => /^export default /m.test(text)))).toEqual([]);
  });

  it('has a sentence over each exported thing of the libraries', () => {
    const bare = product
      .filter(({ path }) => /^libs\/(room|store|client|pages)\/src/.test(path))
      .flatMap(({ path, text }) =>
        [
          ...text.matchAll(
            /(^|\n)(?<before>[^\n]*)\nexport (abstract )?(class|function|async function) (?<name>\w+)/g,
          ),
        ]
          .filter(({ groups }) => !/\*\/\s*$|;\s*$|\}\s*$|^\s*@/.test(groups?.['before'] ?? ''))
          .map(({ groups }) => `${path} ${groups?.['name']}`),
      );
    expect(bare).toEqual([]);
  });
});

describe('the lock file', () => {
  const lock = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<
      string,
      { resolved?: string; version?: string; optionalDependencies?: Record<string, string> }
    >;
  };

  it('names no address of a registry', () => {
    const resolved = Object.entries(lock.packages).filter(([, { resolved }]) => resolved?.startsWith('http'));
    expect(resolved.map(([name]) => name)).toEqual([]);
  });

  it('lacks no optional package of another platform', () => {
    const wanted = Object.values(lock.packages).flatMap(({ optionalDependencies = {} }) =>
      Object.keys(optionalDependencies),
    );
    const there = new Set(Object.keys(lock.packages).map((path) => path.replace(/^.*node_modules\//, '')));
    expect([...new Set(wanted)].filter((name) => !there.has(name))).toEqual([]);
  });

  it('has versions without the known holes', () => {
    const least = {
      'socket.io': [4, 8, 4],
      'engine.io': [6, 6, 12],
      'socket.io-parser': [4, 2, 7],
      ws: [8, 21, 0],
      typeorm: [1, 1, 1],
      passport: [0, 7, 0],
    };
    const old = Object.entries(lock.packages).flatMap(([path, { version = '0' }]) => {
      const name = path.replace(/^.*node_modules\//, '');
      const wanted = least[name as keyof typeof least];
      return wanted && isOlder(version, wanted) ? [`${name} ${version}`] : [];
    });
    expect(old).toEqual([]);
  });
});

describe('what is committed', () => {
  it('names no path of a machine', () => {
    const machine = new RegExp(`(^|[^A-Za-z0-9._/-])/(${['work', 'farm', 'root', 'home'].join('|')})/`);
    const kept = files(/\.(ts|tsx|mjs|cjs|json|md|css|yaml|html)$|^\.ci\//).filter(
      ({ path }) => path !== 'package-lock.json',
    );
    expect(paths(kept.filter(({ text }) => machine.test(text)))).toEqual([]);
  });
});

function isOlder(version: string, wanted: number[]): boolean {
  const parts = version.split('.').map(Number);
  for (const [at, least] of wanted.entries()) if (parts[at] !== least) return (parts[at] ?? 0) < least;
  return false;
}
