import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import ts from 'typescript';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const SOURCES = join(ROOT, 'libs/store/src');
const CONTRACT = join(ROOT, 'libs/contract/src');

/** The store as JavaScript, for threads and processes that Jest does not transform for. */
export interface CompiledStore {
  /** URL of one of its files, such as `worker.js`. */
  file(name: string): URL;
  /** Adds a script that imports the store from beside it. */
  add(name: string, source: string): Promise<URL>;
  remove(): Promise<void>;
}

/** Compiles `libs/store` file by file into a directory of its own, with the contract and the broken store beside it. */
export async function compileStore(): Promise<CompiledStore> {
  const directory = await mkdtemp(join(tmpdir(), 'openfloor-store-'));
  const file = (name: string) => pathToFileURL(join(directory, name));
  await writeFile(join(directory, 'package.json'), '{ "type": "module" }');
  await symlink(join(ROOT, 'node_modules'), join(directory, 'node_modules'), 'junction');
  await compileAll(SOURCES, directory);
  await compileAll(CONTRACT, join(directory, 'contract'));
  await compile(join(ROOT, 'test/store/broken-store.ts'), join(directory, 'broken-store.ts'));
  return {
    file,
    add: async (name, source) => {
      await writeFile(file(name), source);
      return file(name);
    },
    remove: () => rm(directory, { recursive: true, force: true }),
  };
}

async function compileAll(from: string, to: string): Promise<void> {
  const names = await readdir(from, { recursive: true });
  const sources = names.filter((name) => name.endsWith('.ts') && !name.endsWith('.spec.ts'));
  await Promise.all(sources.map((name) => compile(join(from, name), join(to, name))));
}

async function compile(source: string, beside: string): Promise<void> {
  const target = beside.replace(/\.ts$/, '.js');
  const { outputText } = ts.transpileModule(await readFile(source, 'utf8'), {
    fileName: source,
    compilerOptions: {
      target: ts.ScriptTarget.ES2023,
      module: ts.ModuleKind.ESNext,
      experimentalDecorators: true,
      emitDecoratorMetadata: true,
    },
  });
  await mkdir(dirname(target), { recursive: true });
  await writeFile(target, outputText.replaceAll(`'@openfloor/contract'`, `'./contract/index.js'`));
}

/** A data directory that is gone after the test. */
export async function dataDirectory(): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), 'openfloor-data-'));
  return { path, remove: () => rm(path, { recursive: true, force: true }) };
}
