import { describe, expect, it } from '@jest/globals';
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './tree.js';

const LIST = pathToFileURL(join(root, 'test/faults/numbers.mjs')).href;

/** What the list says, asked in a process of its own. */
function told<T>(expression: string): T {
  const source = `import * as list from '${LIST}'; process.stdout.write(JSON.stringify(${expression}));`;
  return JSON.parse(
    execFileSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8' }),
  ) as T;
}

describe('promises, faults and hostile inputs', () => {
  it('each have a test that names them, or a line that says why not', () => {
    expect(told('list.missing()')).toEqual([]);
  });

  it('are told apart in titles', () => {
    const of = (title: string) => told(`list.numbersIn(${JSON.stringify(title)})`);
    expect(of('F5: has one effect')).toEqual(['F5']);
    expect(of('W1, W2: closes')).toEqual(['W1', 'W2']);
    expect(of('C20–C22: refuses')).toEqual(['C20', 'C21', 'C22']);
    expect(of('Figures move: every second')).toEqual([]);
  });
});
