import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Store } from '@openfloor/store';
import { figure, isLong } from '../harness/nemesis-figures.js';
import { playWild, type WildPlay } from './wild-play.js';
import { openFuzzStore, type World } from './world.js';

/** `FUZZ_SEEDS=first..last` plays others. */
const [first, last] = (process.env['FUZZ_SEEDS'] ?? (isLong ? '1..1000' : '1..12'))
  .split('..')
  .map(Number) as [number, number];
const CLIENTS = 30;
const PORTION = isLong ? 50 : 4;

describe(`P4: ${CLIENTS} clients on lines that lose, double, turn around, slow down and die, and a server that is killed`, () => {
  let store: Store;
  const sum = { kills: 0, spoilt: 0, gaps: 0, resumes: 0, questions: 0, resolvedMs: 0 };
  beforeAll(async () => {
    store = await openFuzzStore();
  });
  afterAll(() => store.close());

  const played = (seed: number, clients: number, spoil?: World['spoil']) =>
    playWild({ seed, clients, store, spoil });

  function add(play: WildPlay): void {
    for (const key of Object.keys(sum) as (keyof typeof sum)[])
      if (key !== 'resolvedMs') sum[key] += play[key];
    sum.resolvedMs = Math.max(sum.resolvedMs, play.resolvedMs);
  }

  for (let from = first; from <= last; from += PORTION) {
    const to = Math.min(last, from + PORTION - 1);
    it(`P4: every client ends with the state of the server and never showed a hole, seeds ${from} to ${to}`, async () => {
      for (let seed = from; seed <= to; seed += 1) {
        const play = await played(seed, CLIENTS).catch((error: Error) => {
          throw new Error(`seed ${seed}: ${error.message}`, { cause: error });
        });
        expect({ seed, ...play.verdict }).toEqual({ seed, holes: [], lost: [], extra: [], unknown: [] });
        add(play);
      }
    }, 600_000);
  }

  it('P4: is wild enough to be a test', () => {
    const seeds = last - first + 1;
    expect(sum.kills).toBeGreaterThan(seeds);
    expect(sum.gaps).toBeGreaterThan(5 * seeds);
    expect(sum.resumes).toBeGreaterThan(5 * seeds);
    expect(sum.questions).toBeGreaterThan(10 * seeds);
    figure({
      fault: 'P4',
      done: `${seeds} seeds, ${CLIENTS} clients, ${sum.kills} kills, ${sum.spoilt} frames lost, doubled or turned around`,
      goal: 'state of each client equals the server’s at the same rev; no gap applied; P1, P2: none lost, none double',
      measured: `${seeds} of ${seeds} equal, ${sum.gaps} gaps noticed, 0 applied, ${sum.questions} questions kept`,
      red: 'a client that applies across gaps; a patch that forgets',
    });
    figure({
      fault: 'P3',
      done: 'commands under way at cuts and kills, in the same play',
      goal: 'all resolved within 5 s of the line being up',
      measured: `0 unresolved, the last after ${sum.resolvedMs} ms`,
      red: 'a client that sends a command once',
    });
  });

  if (isLong)
    it('P4: holds for 200 clients', async () => {
      for (let seed = 5_001; seed <= 5_040; seed += 1) {
        const { verdict } = await played(seed, 200);
        expect({ seed, ...verdict }).toEqual({ seed, holes: [], lost: [], extra: [], unknown: [] });
      }
    }, 3_600_000);

  it.each([
    [
      9_000,
      'a client applies across a gap',
      (said: { name: string; frame: { prev?: number } }) =>
        said.name === 'patch' ? { ...said, frame: { ...said.frame, prev: 0 } } : said,
    ],
    [
      9_100,
      'a patch forgets what is gone',
      (said: { name: string; frame: { gone?: unknown[] } }) =>
        said.name === 'patch' ? { ...said, frame: { ...said.frame, gone: [] } } : said,
    ],
  ])(
    'P4: goes red (%d) when %s',
    async (from, _, spoil) => {
      let holes = 0;
      for (let seed = from; seed < from + 40 && holes === 0; seed += 1)
        holes += (await played(seed, CLIENTS, spoil as never)).verdict.holes.length;
      expect(holes).toBeGreaterThan(0);
    },
    120_000,
  );
});
