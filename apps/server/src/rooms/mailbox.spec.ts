import { afterEach, describe, expect, it, jest } from '@jest/globals';
import type { Actor } from '@openfloor/room';
import { LATE_MS, Mailbox, MAX_TURN, MAX_WAITING } from './mailbox.js';

const actor: Actor = { type: 'participant', id: 'somebody' };

describe('what waits in front of a room', () => {
  let now = 0;
  afterEach(() => void jest.restoreAllMocks());

  function waiting(count: number, urgent = false): Mailbox {
    jest.spyOn(performance, 'now').mockImplementation(() => now);
    const mailbox = new Mailbox();
    for (let no = 0; no < count; no += 1)
      mailbox.put({
        order: { id: String(no), type: 'question.vote', args: {} },
        ...{ actor, fingerprint: '', urgent, answer: () => undefined },
      });
    return mailbox;
  }

  it('is too much for the audience once more than a turn waits and the first for longer than a second', () => {
    const mailbox = waiting(MAX_TURN + 1);
    now += LATE_MS;
    expect(mailbox.isFull(false)).toBe(false);
    now += 1;
    expect([mailbox.isFull(false), mailbox.isFull(true)]).toEqual([true, false]);
    const turn = mailbox.take();
    expect(mailbox.isFull(false)).toBe(false);
    mailbox.giveBack(turn);
    expect(mailbox.isFull(false)).toBe(true);
  });

  it('is no overload where a few wait for long, as they do while another program has the database', () => {
    const mailbox = waiting(MAX_TURN);
    now += 60_000;
    expect(mailbox.isFull(false)).toBe(false);
  });

  it('is too much for the audience at five thousand, and for staff only where as many are theirs', () => {
    expect([waiting(MAX_WAITING).isFull(false), waiting(MAX_WAITING).isFull(true)]).toEqual([true, false]);
    expect(waiting(MAX_WAITING, true).isFull(true)).toBe(true);
  });
});
