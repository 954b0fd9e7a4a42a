import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

export const root = join(import.meta.dirname, '../..');

/** A file of the project. */
export interface SourceFile {
  path: string;
  text: string;
  lines: number;
}

/** Every file that the project keeps, or would keep: tracked, and new ones that are not ignored. */
export function files(pattern: RegExp): SourceFile[] {
  const listed = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  });
  return [...new Set(listed.split('\n'))]
    .filter((path) => pattern.test(path) && existsSync(join(root, path)))
    .map((path) => {
      const text = readFileSync(join(root, path), 'utf8');
      return { path, text, lines: text.split('\n').length - 1 };
    });
}

/** The source files of the product and its tests. */
export const sources = files(/^(apps|libs|test|scripts)\/.*\.(ts|tsx|mjs|cjs)$/);
/** Those that run in the product. */
export const product = sources.filter(({ path }) => !/\.spec\.ts$|^test\/|\/testing\//.test(path));

/** Text without comments and string contents, for rules about names. */
export function codeOf(text: string): string {
  return text
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:])\/\/.*$/gm, '$1')
    .replace(/`(?:\\.|[^`\\])*`|'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"/g, "''");
}
