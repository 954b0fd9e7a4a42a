import { describe, expect, it } from '@jest/globals';
import { Autosave, type Held, type Saved } from './autosave.js';

/** A room that answers by hand, a clock that is wound by hand, and a device that keeps. */
function writing(base: Held = { text: 'As it was.', rev: 1 }, kept?: { text: string; base: Held }) {
  const sent: { text: string; seen: number; answer: (saved: Saved) => Promise<void> }[] = [];
  const device = { kept };
  let due: (() => void) | undefined;
  let saves = 0;
  const autosave = new Autosave(base, {
    save: (text, seen) =>
      new Promise((resolve) =>
        sent.push({
          text,
          seen,
          answer: async (saved) => {
            resolve(saved);
            await Promise.resolve();
            await Promise.resolve();
          },
        }),
      ),
    keep: (one) => (device.kept = one),
    kept: () => device.kept,
    after: (_ms, act) => {
      due = act;
      return () => (due = undefined);
    },
    saved: () => (saves += 1),
  });
  return {
    autosave,
    sent,
    device,
    saves: () => saves,
    pause: () => due?.(),
    now: () => autosave.view.get(),
  };
}

describe('a text that saves itself', () => {
  it('is kept on the device with each key and sent once its writer pauses, against what they saw', async () => {
    const { autosave, sent, device, pause, now, saves } = writing();
    autosave.write('As it');
    autosave.write('As it is.');
    expect([device.kept?.text, now().state, sent.length]).toEqual(['As it is.', 'local', 0]);
    pause();
    expect([sent.length, sent[0]?.text, sent[0]?.seen]).toEqual([1, 'As it is.', 1]);
    await sent[0]?.answer({ as: 'saved', rev: 5 });
    expect([now().state, device.kept, saves()]).toEqual(['clean', undefined, 1]);
  });

  it('is never sent twice at a time: what is typed meanwhile follows with the new rev', async () => {
    const { autosave, sent, pause, now } = writing();
    autosave.write('One.');
    pause();
    autosave.write('One. Two.');
    pause();
    expect(sent.length).toBe(1);
    await sent[0]?.answer({ as: 'saved', rev: 7 });
    expect(now()).toMatchObject({ text: 'One. Two.', state: 'local' });
    autosave.leave();
    expect(sent[1]).toMatchObject({ text: 'One. Two.', seen: 7 });
  });

  it('comes back after a reload and is sent, also where the page ended before it was', () => {
    const base = { text: 'As it was.', rev: 1 };
    const { sent, pause, now } = writing(base, { text: 'Half a sent', base });
    expect(now()).toMatchObject({ text: 'Half a sent', state: 'local' });
    pause();
    expect(sent[0]?.text).toBe('Half a sent');
  });

  it('is not sent after a reload over words that somebody else wrote meanwhile', () => {
    const kept = { text: 'Mine.', base: { text: 'As it was.', rev: 1 } };
    const { sent, pause, now } = writing({ text: 'Theirs.', rev: 4 }, kept);
    expect(now()).toMatchObject({ text: 'Mine.', state: 'conflict', theirs: { text: 'Theirs.' } });
    pause();
    expect(sent).toEqual([]);
  });

  it('takes over what somebody else wrote where nothing is being written', () => {
    const { autosave, now } = writing();
    autosave.heard({ text: 'Theirs.', rev: 2 });
    expect(now()).toMatchObject({ text: 'Theirs.', state: 'clean' });
    autosave.heard({ text: 'Older.', rev: 1 });
    expect(now().text).toBe('Theirs.');
  });

  it('goes on where only something else of the record changed, and keeps the blank that is being typed', async () => {
    const { autosave, sent, pause, now } = writing();
    autosave.write('As it was. ');
    pause();
    await sent[0]?.answer({ as: 'saved', rev: 2 });
    autosave.heard({ text: 'As it was.', rev: 3 });
    expect(now().text).toBe('As it was. ');
    autosave.write('As it was. And');
    pause();
    expect(sent[1]?.seen).toBe(3);
    await sent[1]?.answer({ as: 'conflict', theirs: { text: 'As it was.', rev: 4 } });
    pause();
    expect(sent[2]).toMatchObject({ text: 'As it was. And', seen: 4 });
  });

  it.each(['mine', 'theirs'] as const)('shows both in a conflict until one is chosen: %s', async (whose) => {
    const { autosave, sent, pause, now, device } = writing();
    autosave.write('Mine.');
    pause();
    await sent[0]?.answer({ as: 'conflict', theirs: { text: 'Theirs.', rev: 9 } });
    expect(now()).toMatchObject({ text: 'Mine.', state: 'conflict', theirs: { text: 'Theirs.', rev: 9 } });
    pause();
    expect([sent.length, device.kept?.text]).toEqual([1, 'Mine.']);
    if (whose === 'mine') {
      autosave.keepMine();
      expect(sent[1]).toMatchObject({ text: 'Mine.', seen: 9 });
    } else {
      autosave.keepTheirs();
      expect([now().text, now().state, sent.length, device.kept]).toEqual(['Theirs.', 'clean', 1, undefined]);
    }
  });

  it('says why it was refused and keeps the words', async () => {
    const { autosave, sent, pause, now, device } = writing();
    autosave.write('Mine.');
    pause();
    await sent[0]?.answer({ as: 'refused', code: 'WRONG_STATE' });
    expect(now()).toMatchObject({ text: 'Mine.', state: 'refused', code: 'WRONG_STATE' });
    expect(device.kept?.text).toBe('Mine.');
  });

  it('is quiet again when the words are as they were', () => {
    const { autosave, sent, pause, now, device } = writing();
    autosave.write('As it was');
    autosave.write('As it was.');
    pause();
    expect([sent.length, now().state, device.kept]).toEqual([0, 'clean', undefined]);
  });
});
