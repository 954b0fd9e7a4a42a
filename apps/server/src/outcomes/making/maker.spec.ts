import { afterAll, describe, expect, it, jest } from '@jest/globals';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { materialOf } from '../testing/material.js';
import { playSession } from '../testing/play.js';
import type { Job } from './job.js';
import { Maker } from './maker.service.js';

/** Answers each job with its id; one that asks for the ledger it never answers. */
const THREAD = `
import { parentPort } from 'node:worker_threads';
parentPort.on('message', ({ id, wanted }) => {
  if (wanted.table !== 'ledger') parentPort.postMessage({ id, bytes: new Uint8Array([id]) });
});`;
const folder = await mkdtemp(join(tmpdir(), 'openfloor-thread-'));
const thread = pathToFileURL(join(folder, 'thread.mjs'));
await writeFile(thread, THREAD);
afterAll(() => rm(folder, { recursive: true, force: true }));

class Threaded extends Maker {
  protected override readonly thread = thread;
}

const material = materialOf(playSession(), 'public');
const job = (table: 'hubs' | 'ledger'): Job => ({ wanted: { of: 'table', table }, material });
const faked = () => jest.useFakeTimers({ doNotFake: ['nextTick', 'setImmediate', 'queueMicrotask'] });

describe('the thread that makes files', () => {
  afterAll(() => {
    jest.useRealTimers();
  });

  it('is another one for whoever asks while an idle one ends', async () => {
    faked();
    const maker = new Threaded();
    expect([...(await maker.make(job('hubs')))]).toEqual([1]);
    jest.advanceTimersByTime(60_000);
    expect([...(await maker.make(job('hubs')))]).toEqual([2]);
    await maker.onApplicationShutdown();
  });

  it('is ended where a file takes too long, and another one makes what is asked for then', async () => {
    faked();
    const maker = new Threaded();
    const stuck = maker.make(job('ledger'));
    const said = expect(stuck).rejects.toThrow('took too long');
    jest.advanceTimersByTime(30_000);
    const next = maker.make(job('hubs'));
    await said;
    expect([...(await next)]).toEqual([2]);
    await maker.onApplicationShutdown();
  });
});
