import { beforeAll, describe, expect, it } from '@jest/globals';
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

interface Chunk {
  name: string;
  code: string;
  moduleIds: string[];
  /** After gzip. */
  bytes: number;
}

const script = fileURLToPath(new URL('./testing/bundle.mjs', import.meta.url));

async function built(...names: string[]): Promise<Chunk[]> {
  const { stdout } = await promisify(execFile)(process.execPath, [script, names.join(', ')], {
    maxBuffer: 2 ** 24,
    env: { ...process.env, NODE_ENV: 'production' },
  });
  return JSON.parse(stdout) as Chunk[];
}

const LEAST = ['LiveRoom', 'Outbox', 'browserOutboxStore', 'httpTransport'];
const MORE = ['httpFirst', 'takeSeat', 'seatKeeper', 'watchPage', 'loadSocketTransport'];

const isSocket = ({ name }: Chunk): boolean => name === 'socket';
const bytes = (chunks: Chunk[]): number => chunks.reduce((sum, chunk) => sum + chunk.bytes, 0);

describe('what a phone loads', () => {
  let least: Chunk[] = [];
  let all: Chunk[] = [];

  beforeAll(async () => {
    [least, all] = await Promise.all([built(...LEAST), built(...LEAST, ...MORE)]);
  }, 60_000);

  it('before the first vote is at most 7.1 kB of room, outbox and requests, and 9 kB with seats and both roads', () => {
    expect(bytes(least)).toBeLessThan(7_100);
    expect(bytes(all.filter((chunk) => !isSocket(chunk)))).toBeLessThan(9_000);
  });

  it('has the socket apart, to be loaded later', () => {
    const sockets = all.filter(isSocket);
    expect(sockets).toHaveLength(1);
    expect(sockets[0]?.moduleIds.some((id) => id.includes('engine.io-client'))).toBe(true);
    expect(bytes(sockets)).toBeLessThan(14_500);
    const others = all.filter((chunk) => !isSocket(chunk)).flatMap(({ moduleIds }) => moduleIds);
    expect(others.filter((id) => /engine\.io|socket\.io/.test(id))).toEqual([]);
  });

  it('has no schemas in it', () => {
    const modules = all.flatMap(({ moduleIds }) => moduleIds);
    expect(modules.length).toBeGreaterThan(20);
    expect(modules.filter((id) => /[\\/](zod|contract)[\\/]/.test(id))).toEqual([]);
  });
});
