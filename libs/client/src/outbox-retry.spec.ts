import { describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { settled } from './testing/clock.js';
import { uuid } from './testing/frames.js';
import { kept, openOutbox } from './testing/outbox.js';
import { accepted, refused } from './testing/road.js';
import { NoAnswer } from './transport.js';

describe('a command without an answer, or with a no', () => {
  it('sends it again with the same id when no answer came, after 1, 2, 4, 8 and 15 seconds, give or take half', async () => {
    const { vote, next, road, clock, states } = await openOutbox();
    void vote(1);
    await settled();
    const { id, madeAt } = next().command;
    for (const wait of [1_000, 2_000, 4_000, 8_000, 15_000, 15_000]) {
      next().lose();
      await settled();
      expect(states()).toEqual(['1 kept']);
      clock.advance(wait * 0.5 - 1);
      await settled();
      expect(road.flying).toHaveLength(0);
      clock.advance(wait + 1);
      await settled();
      expect(next().command).toMatchObject({ id, madeAt });
      expect(states()).toEqual(['1 sending']);
    }
  });

  it('takes a reply that was lost once, and now comes as a duplicate, for what it is: accepted', async () => {
    const { vote, next, clock, states } = await openOutbox();
    const reply = vote(1);
    await settled();
    next().lose();
    await settled();
    clock.advance(2_000);
    await settled();
    const { command } = next();
    next().answer({ ...accepted(command.id), duplicate: true } as Reply);
    expect(await reply).toMatchObject({ ok: true, duplicate: true });
    await settled();
    expect(states()).toEqual(['1 accepted']);
  });

  it('tries again at once when something is heard after a silence, but not before the time that was asked for', async () => {
    const { vote, next, outbox, flights } = await openOutbox();
    for (const no of [1, 2]) void vote(no);
    await settled();
    next().answer(refused(next().command.id, 'BUSY', 60_000));
    next().lose();
    await settled();
    expect(flights()).toEqual([]);
    outbox.heard();
    await settled();
    expect(flights()).toEqual(['2']);
    outbox.heard();
    expect(flights()).toEqual(['2']);
  });

  it('tries with one command while nobody answers, and with all when somebody does', async () => {
    const { vote, next, road, clock, flights, states } = await openOutbox();
    for (const no of [1, 2, 3]) void vote(no);
    await settled();
    while (road.flying.length > 0) next().lose();
    await settled();
    expect(states()).toEqual(['1 kept', '2 kept', '3 kept']);
    void vote(4);
    await settled();
    expect(states()[3]).toBe('4 kept');
    clock.advance(1_500);
    await settled();
    expect(flights()).toEqual(['1']);
    next().answer(accepted(next().command.id));
    await settled();
    expect(flights()).toEqual(['2', '3', '4']);
  });

  it('sends at once when the road is open again', async () => {
    const { outbox, vote, next, flights } = await openOutbox();
    void vote(1);
    void vote(2);
    await settled();
    next().lose();
    next().lose();
    await settled();
    expect(flights()).toEqual([]);
    outbox.wake();
    expect(flights()).toEqual(['1', '2']);
  });

  it.each(['RATE_LIMITED', 'BUSY', 'STORAGE_UNAVAILABLE', 'DRAINING', 'UPGRADE'] as const)(
    'tries again after %s, with the same id',
    async (code) => {
      const { vote, next, clock, states, road } = await openOutbox();
      void vote(1);
      await settled();
      const { id } = next().command;
      next().answer(refused(id, code));
      await settled();
      expect(states()).toEqual(['1 kept']);
      expect(road.flying).toHaveLength(0);
      clock.advance(1_500);
      await settled();
      expect(next().command.id).toBe(id);
    },
  );

  it('waits as long as the server asked, also after a reconnection', async () => {
    const { outbox, vote, next, clock, road } = await openOutbox();
    void vote(1);
    await settled();
    next().answer(refused(next().command.id, 'BUSY', 30_000));
    await settled();
    outbox.wake();
    clock.advance(29_999);
    await settled();
    expect(road.flying).toHaveLength(0);
    clock.advance(1);
    await settled();
    expect(road.flying).toHaveLength(1);
  });

  it('does not let one command that must wait hold up another', async () => {
    const { vote, next, flights } = await openOutbox();
    void vote(1);
    await settled();
    next().answer(refused(next().command.id, 'RATE_LIMITED', 10_000));
    await settled();
    void vote(2);
    await settled();
    expect(flights()).toEqual(['2']);
  });

  it('tells a final refusal to the caller and shows it until it is dismissed, also after a reload', async () => {
    const { outbox, vote, next, store, states } = await openOutbox();
    const reply = vote(1);
    await settled();
    const { id } = next().command;
    next().answer(refused(id, 'SWITCHED_OFF'));
    expect(await reply).toMatchObject({ ok: false, code: 'SWITCHED_OFF' });
    await settled();
    expect(states()).toEqual(['1 refused']);
    expect(outbox.entries[0]?.reply).toMatchObject({ code: 'SWITCHED_OFF' });
    outbox.stop();
    const again = await openOutbox({ store });
    expect(again.states()).toEqual(['1 refused']);
    expect(again.flights()).toEqual([]);
    again.outbox.dismiss(id);
    await settled();
    expect(again.states()).toEqual([]);
    expect(await kept(store)).toEqual([]);
  });

  it('goes on after a refusal with the next command about the same thing', async () => {
    const { outbox, vote, next, flights } = await openOutbox();
    void vote(1);
    await settled();
    void outbox.does('question.withdraw', { questionId: uuid(1) });
    next().answer(refused(next().command.id, 'SWITCHED_OFF'));
    await settled();
    expect(flights()).toEqual(['1']);
    expect(next().command.type).toBe('question.withdraw');
  });

  it('shows the same entries, by identity, as long as nothing about them changes', async () => {
    const { outbox, vote, next } = await openOutbox();
    void vote(1);
    void vote(2);
    await settled();
    const [, second] = outbox.entries;
    expect(outbox.entries).toBe(outbox.entries);
    next().answer(accepted(next().command.id));
    await settled();
    expect(outbox.entries[1]).toBe(second);
  });

  it('rejects what has no reply when the room is left, and sends nothing more', async () => {
    const { outbox, vote, road, clock, store } = await openOutbox();
    const reply = vote(1);
    await settled();
    outbox.stop();
    await expect(reply).rejects.toBeInstanceOf(NoAnswer);
    await expect(vote(2)).rejects.toBeInstanceOf(NoAnswer);
    road.flying[0]?.lose();
    await settled();
    clock.advance(60_000);
    await settled();
    expect(road.flying).toHaveLength(0);
    expect(await kept(store)).toHaveLength(1);
  });
});
