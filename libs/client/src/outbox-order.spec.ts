import { describe, expect, it } from '@jest/globals';
import type { Queued } from '@openfloor/contract';
import { settled } from './testing/clock.js';
import { uuid } from './testing/frames.js';
import { kept, type OpenedOutbox, openOutbox } from './testing/outbox.js';
import { accepted, refused } from './testing/road.js';
import { NoAnswer } from './transport.js';

const queued = (id: string, retryAfterMs?: number): Queued => ({
  queued: true,
  id,
  ...(retryAfterMs ? { retryAfterMs } : {}),
});

describe('an outbox in order', () => {
  async function three(): Promise<OpenedOutbox> {
    const opened = await openOutbox({ inOrder: true });
    for (const no of [1, 2, 3]) void opened.vote(no);
    await settled();
    return opened;
  }

  it('has one command in flight, and the next as soon as that is answered', async () => {
    const { flights, next } = await three();
    for (const no of ['1', '2', '3']) {
      expect(flights()).toEqual([no]);
      next().answer(accepted(next().command.id));
      await settled();
    }
    expect(flights()).toEqual([]);
  });

  it('lets nothing pass a command that has to wait, and goes on after one that is refused for good', async () => {
    const { flights, next, clock } = await three();
    next().answer(refused(next().command.id, 'RATE_LIMITED', 4_000));
    await settled();
    clock.advance(3_999);
    await settled();
    expect(flights()).toEqual([]);
    clock.advance(1);
    await settled();
    expect(flights()).toEqual(['1']);
    next().answer(refused(next().command.id, 'SWITCHED_OFF'));
    await settled();
    expect(flights()).toEqual(['2']);
  });

  it('sends both of two that contradict one another, each with its own result', async () => {
    const { outbox, vote, states } = await openOutbox({ inOrder: true });
    void vote(1);
    void vote(1, false);
    await settled();
    expect(states()).toEqual(['1 sending', '1 off sending']);
    expect(outbox.entries.map(({ unsent }) => unsent)).toEqual([false, true]);
  });

  it('goes on in the same order after a reload', async () => {
    const before = await three();
    before.outbox.stop();
    const { flights, next } = await openOutbox({ inOrder: true, store: before.store });
    expect(flights()).toEqual(['1']);
    next().answer(accepted(next().command.id));
    await settled();
    expect(flights()).toEqual(['2']);
  });
});

describe('a command that a relay has queued', () => {
  it('is kept, and asked for again when the relay says, or after five seconds', async () => {
    const { vote, next, states, flights, clock } = await openOutbox();
    const reply = vote(1);
    await settled();
    const { id } = next().command;
    for (const [said, waitMs] of [
      [undefined, 5_000],
      [30_000, 30_000],
      [800, 800],
    ] as const) {
      next().answer(queued(id, said));
      await settled();
      expect(states()).toEqual(['1 kept']);
      clock.advance(waitMs - 1);
      await settled();
      expect(flights()).toEqual([]);
      clock.advance(1);
      await settled();
      expect(flights()).toEqual(['1']);
    }
    next().answer(accepted(id));
    expect(await reply).toMatchObject({ ok: true, id });
  });

  it('lets the next about the same thing go to the relay, which keeps their order', async () => {
    const { vote, next, flights } = await openOutbox();
    void vote(1);
    await settled();
    next().answer(queued(next().command.id, 60_000));
    await settled();
    void vote(1, false);
    await settled();
    expect(flights()).toEqual(['1 off']);
  });

  it('holds up those behind it where they go in order', async () => {
    const { vote, next, flights } = await openOutbox({ inOrder: true });
    void vote(1);
    void vote(2);
    await settled();
    next().answer(queued(next().command.id, 60_000));
    await settled();
    expect(flights()).toEqual([]);
  });
});

describe('a command that was never sent', () => {
  it('is given back, forgotten by the store, and not sent any more', async () => {
    const { outbox, vote, next, flights, store } = await openOutbox({ inOrder: true });
    void vote(1);
    const second = vote(2);
    await settled();
    const [first, id] = outbox.entries.map((entry) => entry.id);
    expect(outbox.take(id ?? '')).toMatchObject({ id, args: { questionId: uuid(2), on: true } });
    await expect(second).rejects.toBeInstanceOf(NoAnswer);
    await settled();
    expect(await kept(store)).toEqual([first]);
    next().answer(accepted(first ?? ''));
    await settled();
    expect(flights()).toEqual([]);
    expect(outbox.take(id ?? '')).toBeUndefined();
  });

  it('stays so after tries on a road that was not connected, and not after one that may have arrived', async () => {
    const { outbox, vote, next, clock } = await openOutbox();
    void vote(1);
    await settled();
    const unsent = (): boolean | undefined => outbox.entries[0]?.unsent;
    expect(unsent()).toBe(false);
    next().lose(false);
    await settled();
    expect(outbox.entries).toMatchObject([{ unsent: true, state: 'kept' }]);
    clock.advance(2_000);
    await settled();
    next().lose();
    await settled();
    expect(unsent()).toBe(false);
    expect(outbox.take(outbox.entries[0]?.id ?? '')).toBeUndefined();
  });

  it('gives way when it is taken back from the head of the queue', async () => {
    const { outbox, vote, next, flights } = await openOutbox({ inOrder: true });
    void vote(1);
    void vote(2);
    await settled();
    next().lose(false);
    await settled();
    outbox.take(outbox.entries[0]?.id ?? '');
    outbox.wake();
    await settled();
    expect(flights()).toEqual(['2']);
  });

  it('is not what was refused, or what an earlier page may have sent', async () => {
    const before = await openOutbox();
    void before.vote(1);
    void before.vote(2);
    await settled();
    before.next().answer(refused(before.next().command.id, 'SWITCHED_OFF'));
    await settled();
    before.outbox.stop();
    const { outbox } = await openOutbox({ store: before.store });
    expect(outbox.entries.map(({ unsent }) => unsent)).toEqual([false, false]);
  });
});
