import { beforeEach, describe, expect, it } from '@jest/globals';
import { OutcomeUnknown, StoreConflict, StoreMisuse, StoreUnavailable } from '@openfloor/store';
import { StorageWatch, TRY_AGAIN_MS } from './storage-watch.js';
import { ManualTime } from './testing/rig.js';

describe('knowing whether the disk refuses', () => {
  const full = new StoreUnavailable('SQLITE_FULL');
  let time: ManualTime;
  let told: boolean[];
  let tries: number;
  let takes: boolean;
  let watch: StorageWatch;
  beforeEach(() => {
    time = new ManualTime();
    told = [];
    tries = 0;
    takes = false;
    watch = new StorageWatch(time, async () => {
      tries += 1;
      if (!takes) throw full;
    });
    watch.follow(() => told.push(watch.isRefusing));
  });
  const passes = async () => {
    time.pass(TRY_AGAIN_MS);
    await new Promise(setImmediate);
  };

  it('tells of both edges, and of each once', () => {
    watch.failed(full);
    watch.failed(full);
    watch.took();
    watch.took();
    expect(told).toEqual([true, false]);
    expect(watch.isRefusing).toBe(false);
  });

  it('tries the disk by itself until it takes, and then never again', async () => {
    watch.failed(full);
    await passes();
    await passes();
    expect([tries, watch.isRefusing]).toEqual([2, true]);
    takes = true;
    await passes();
    expect([tries, watch.isRefusing, told]).toEqual([3, false, [true, false]]);
    await passes();
    expect(tries).toBe(3);
  });

  it('stops trying where a turn was stored meanwhile', async () => {
    watch.failed(full);
    watch.took();
    await passes();
    expect(tries).toBe(0);
  });

  it('knows the faults of a disk from those of others', () => {
    watch.failed(new StoreMisuse('a constraint'));
    watch.failed(new StoreConflict('always'));
    watch.failed(new Error('a fault of the house'));
    expect(told).toEqual([]);
    watch.failed(new OutcomeUnknown('the thread died'));
    expect(told).toEqual([true]);
  });

  it('tells nobody any more who left', () => {
    const other: boolean[] = [];
    watch.follow(() => other.push(true))();
    watch.failed(full);
    expect([told, other]).toEqual([[true], []]);
  });
});
