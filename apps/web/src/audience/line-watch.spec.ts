import type { OutboxEntry } from '@openfloor/client';
import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { BACK_MS, LineWatch, type Heard } from './line-watch.js';

const entry = (id: string, state: OutboxEntry['state']): OutboxEntry => ({
  id,
  type: 'question.vote',
  args: {},
  madeAt: 0,
  state,
  reply: undefined,
  unsent: false,
});
const heard = (connection: Heard['connection'], outbox: OutboxEntry[] = []): Heard => ({
  connection,
  refusal: undefined,
  outbox,
  updatedAt: 0,
  offsetMs: 0,
});

describe('what the phone says about its line', () => {
  beforeEach(() => void jest.useFakeTimers());
  afterEach(() => void jest.useRealTimers());

  it('counts what waits on the phone while it is offline, the early acts too', () => {
    const watch = new LineWatch(() => undefined);
    expect(watch.now(heard('offline', [entry('a', 'kept'), entry('b', 'accepted')]), 1)).toEqual({
      line: 'offline',
      waiting: 2,
      sent: 0,
    });
  });

  it('says for three seconds that it is back and how much was sent', () => {
    const redraw = jest.fn();
    const watch = new LineWatch(redraw);
    watch.now(heard('offline', [entry('a', 'kept')]), 0);
    watch.now(heard('offline', [entry('a', 'sending'), entry('b', 'kept')]), 0);
    watch.now(heard('offline', [entry('b', 'kept')]), 0);
    expect(watch.now(heard('live', [entry('b', 'sending')]), 0)).toMatchObject({ line: 'back', sent: 1 });
    expect(watch.now(heard('live'), 0)).toMatchObject({ line: 'back', sent: 2 });
    jest.advanceTimersByTime(BACK_MS + 50);
    expect(redraw).toHaveBeenCalledTimes(1);
    expect(watch.now(heard('live'), 0)).toMatchObject({ line: 'ok', sent: 0 });
  });

  it('is quiet about a first connection and tells a slow one', () => {
    const watch = new LineWatch(() => undefined);
    expect(watch.now(heard('connecting'), 0).line).toBe('ok');
    expect(watch.now(heard('live'), 0).line).toBe('ok');
    expect(watch.now(heard('slow'), 0).line).toBe('slow');
  });

  it('asks for a reload only when the server speaks a newer version', () => {
    const watch = new LineWatch(() => undefined);
    expect(watch.now({ ...heard('refused'), refusal: 'UPGRADE' }, 0).line).toBe('upgrade');
  });
});
