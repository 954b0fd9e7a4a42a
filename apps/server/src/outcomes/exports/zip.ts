import { zipSync } from 'fflate';

/** Files in one archive, with the time at which they were made. Takes the thread that calls; `Maker` has its own. */
export function zipped(files: Record<string, Uint8Array>, madeAt: number): Uint8Array {
  return zipSync(files, { mtime: madeAt, level: 6 });
}
