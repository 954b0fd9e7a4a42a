import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { KeptData } from '../testing/kept-data.js';
import { CommandsStore, type KeptCommand } from './commands.store.js';
import { takeLock } from './lock.js';
import { dropOld, wipe } from './retention.js';

const command = (seq: number, more: Partial<KeptCommand> = {}): KeptCommand => ({
  ...{ seq, id: `id ${seq}`, author: 'a', type: 'question.submit', print: 'p', args: { text: 'words' } },
  ...{ up: { text: 'words' }, madeAt: null, keptAt: 1, reply: null },
  ...more,
});

describe('what a relay keeps', () => {
  let data: KeptData;
  beforeEach(() => void (data = new KeptData()));
  afterEach(() => data.dispose());

  it('can be read by its owner alone', () => {
    expect(statSync(join(data.directory, 'relay.db')).mode & 0o777).toBe(0o600);
  });

  it('is written together where it came together, all of it or nothing', async () => {
    const store = new CommandsStore(data.database);
    const wrong = data.journal.write(() => store.keep(command(1)));
    const twice = data.journal.write(() => store.keep(command(1)));
    await expect(Promise.allSettled([wrong, twice])).resolves.toMatchObject([
      { status: 'rejected' },
      { status: 'rejected' },
    ]);
    expect(store.lastSeq()).toBe(0);
    await data.journal.write(() => store.keep(command(1)));
    data.reopen();
    expect(new CommandsStore(data.database).unanswered()).toEqual([command(1)]);
  });

  it('does not say that something is written before it is', async () => {
    const store = new CommandsStore(data.database);
    let isWritten = false;
    const written = data.journal.write(() => store.keep(command(1))).then(() => (isWritten = true));
    await Promise.resolve();
    expect(isWritten).toBe(false);
    await written;
    expect(store.find('id 1')).toBeDefined();
  });

  it('forgets the words of a command with its answer, and keeps the answer', async () => {
    const store = new CommandsStore(data.database);
    const reply = { ok: true as const, id: 'id 1', rev: 1, beat: 0 };
    await data.journal.write(() => store.keep(command(1)));
    await data.journal.write(() => store.answer(1, reply));
    expect(store.unanswered()).toEqual([]);
    expect(store.find('id 1')).toEqual(command(1, { args: null, up: null, reply }));
  });

  it('ends seven days after the session closed', () => {
    const day = 24 * 3_600_000;
    new CommandsStore(data.database).keep(command(1));
    expect(dropOld(data.database, null, 100 * day)).toBe(false);
    expect(dropOld(data.database, 10 * day, 16.9 * day)).toBe(false);
    expect(new CommandsStore(data.database).lastSeq()).toBe(1);
    expect(dropOld(data.database, 10 * day, 17 * day)).toBe(true);
    expect(new CommandsStore(data.database).find('id 1')).toBeUndefined();
  });

  it('is held against another relay, until this one lets go', () => {
    const lock = takeLock(data.directory);
    expect(() => takeLock(data.directory)).toThrow('is in use by another relay');
    lock.release();
    takeLock(data.directory).release();
  });

  it('can be wiped', () => {
    wipe(data.directory);
    expect(existsSync(join(data.directory, 'relay.db'))).toBe(false);
  });
});
