import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, rmSync, statfsSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk that can be filled up and given room again. */
export interface SmallDisk {
  /** A file system of its own, where root may mount one, or an error injected at the store's door. */
  way: 'a tmpfs of 24 MB' | 'an error injected at the store’s door';
  /** Settings of a server (`nemesis-server.mjs`) that keeps its data there. */
  env: Record<string, string>;
  /** The data directory; undefined where it is the server's own. */
  dataDir: string | undefined;
  fills(): void;
  frees(): void;
  remove(): void;
}

/** A small file system of its own; undefined where this process may not mount one. */
export function mountedDisk(): SmallDisk | undefined {
  const dataDir = mkdtempSync(join(tmpdir(), 'openfloor-small-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=24m,mode=700', 'openfloor', dataDir], {
      stdio: 'ignore',
    });
  } catch {
    rmSync(dataDir, { recursive: true });
    return undefined;
  }
  const ballast = join(dataDir, 'ballast');
  return {
    way: 'a tmpfs of 24 MB',
    env: { DATA_DIR: dataDir },
    dataDir,
    fills: () => fill(ballast, dataDir),
    frees: () => rmSync(ballast),
    remove: () => {
      execFileSync('umount', ['-l', dataDir], { stdio: 'ignore' });
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

/** The same without a file system: the server's store says that the disk is full while a file lies there. */
export function injectedDisk(): SmallDisk {
  const dir = mkdtempSync(join(tmpdir(), 'openfloor-moments-'));
  return {
    way: 'an error injected at the store’s door',
    env: { MOMENTS: dir },
    dataDir: undefined,
    fills: () => writeFileSync(join(dir, 'refuse'), ''),
    frees: () => rmSync(join(dir, 'refuse')),
    remove: () => rmSync(dir, { recursive: true, force: true }),
  };
}

/** Writes until not one block is left. */
function fill(file: string, dir: string): void {
  const handle = openSync(file, 'w');
  const block = Buffer.alloc(4_096);
  try {
    while (statfsSync(dir).bavail > 0) writeSync(handle, block);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOSPC') throw error;
  } finally {
    closeSync(handle);
  }
}
