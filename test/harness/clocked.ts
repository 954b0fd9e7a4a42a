import { closeSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestServer } from './server.js';

const MAIN = join(import.meta.dirname, 'clocked-server.mjs');

/** The real server by a clock that minutes pass on at once, also while the process is down. */
export interface Clocked {
  server: TestServer;
  /** So many seconds pass, for the server and for what it does next. */
  passes(seconds: number): void;
  dispose(): Promise<void>;
}

/** Starts the server by a clock of the test's own. */
export async function startClocked(env: Record<string, string> = {}): Promise<Clocked> {
  const dir = mkdtempSync(join(tmpdir(), 'openfloor-clock-'));
  const path = join(dir, 'ahead');
  const file = openSync(path, 'w');
  const ahead = new BigInt64Array(1);
  const write = () => writeSync(file, ahead, 0, 8, 0);
  write();
  const server = await TestServer.start({ AHEAD: path, ...env }, MAIN);
  return {
    server,
    passes(seconds) {
      ahead[0] = (ahead[0] ?? 0n) + BigInt(Math.round(seconds * 1_000));
      write();
    },
    async dispose() {
      await server.dispose();
      closeSync(file);
      rmSync(dir, { recursive: true, force: true });
    },
  };
}
