import { describe, expect, it } from '@jest/globals';
import { CHAIN_START, chainedText, type LedgerEntry } from '@openfloor/contract';
import { createHash } from 'node:crypto';
import { checkedWords, CHECK_WORDS, type CheckWords } from './checked.js';
import { followChain } from './chain.js';
import { hashHere } from './hash.js';

const sha = (text: string): string => createHash('sha256').update(text).digest('hex');

/** A ledger as a server writes it; with other `numbers` one whose hashes fit all the same. */
function ledger(length: number, numbers = Array.from({ length }, (_, at) => at + 1)): LedgerEntry[] {
  const entries: LedgerEntry[] = [];
  let previous = CHAIN_START;
  for (const no of numbers) {
    const about = { kind: 'question', no: no + 3 };
    const told = { no, at: no * 60_000, role: 'moderator', act: 'question.decline', about };
    const moved = { from: 'pending', to: 'declined', reason: no % 2 ? 'off_topic' : 'Das Gespräch, später' };
    const digest = sha(`hidden ${no}`);
    const hash = sha(chainedText(previous, { ...told, ...moved }, digest));
    entries.push({ ...told, ...moved, digest, previous, hash });
    previous = hash;
  }
  return entries;
}

const ours = hashHere(undefined);
const WORDS = Object.fromEntries(CHECK_WORDS.map((key) => [key, `${key} {n} {head}`])) as CheckWords;

describe('a device that follows a chain by itself', () => {
  const whole = ledger(9);
  const head = whole[8]?.hash ?? '';

  it.each([
    ['the browser', hashHere()],
    ['our own reckoning, where a page came by plain http', ours],
  ])('finds that an honest ledger holds, with the hashes of %s', async (_whose, hash) => {
    expect(await followChain(whole, [head, whole[3]?.hash ?? ''], hash)).toEqual({
      entries: 9,
      head,
      badAt: null,
      missing: [],
    });
    expect(await followChain([], [CHAIN_START], hash)).toMatchObject({ head: CHAIN_START, missing: [] });
  });

  it.each([...Array(9).keys()])('names entry %i + 1 where one word of it was changed', async (at) => {
    for (const change of [
      { reason: 'duplicate' },
      { to: 'published' },
      { at: 0 },
      { about: null },
      { role: 'chair' },
    ]) {
      const tampered = whole.map((entry, place) => (place === at ? { ...entry, ...change } : entry));
      expect(await followChain(tampered, [], ours)).toMatchObject({ badAt: at + 1 });
    }
  });

  it('names the place where an entry was dropped, moved or put in twice', async () => {
    const dropped = whole.filter((_, at) => at !== 4);
    expect(await followChain(dropped, [], ours)).toMatchObject({ badAt: 5 });
    const renumbered = dropped.map((entry, at) => ({ ...entry, no: at + 1 }));
    expect(await followChain(renumbered, [], ours)).toMatchObject({ badAt: 5 });
    const moved = [...whole];
    [moved[2], moved[3]] = [moved[3] as LedgerEntry, moved[2] as LedgerEntry];
    expect(await followChain(moved, [], ours)).toMatchObject({ badAt: 3 });
    expect(await followChain([...whole, whole[8] as LedgerEntry], [], ours)).toMatchObject({ badAt: 10 });
  });

  it('names an entry that says another fingerprint before it, or another number, though its own fits', async () => {
    const lying = whole.map((entry) => (entry.no === 6 ? { ...entry, previous: 'f'.repeat(64) } : entry));
    expect(await followChain(lying, [], ours)).toMatchObject({ badAt: 6 });
    const skipping = ledger(9, [1, 2, 3, 5, 6, 7, 8, 9, 10]);
    expect(await followChain(skipping, [], ours)).toMatchObject({ badAt: 4 });
  });

  it('misses a fingerprint that it knows where the end was cut off, or all was written anew', async () => {
    expect(await followChain(whole.slice(0, 8), [head], ours)).toMatchObject({
      badAt: null,
      missing: [head],
    });
    const anew = ledger(12).map((entry) => ({ ...entry, digest: sha('other') }));
    let previous = CHAIN_START;
    for (const entry of anew) {
      entry.previous = previous;
      previous = entry.hash = sha(chainedText(previous, entry, entry.digest));
    }
    expect(await followChain(anew, [head], ours)).toMatchObject({ badAt: null, missing: [head] });
  });

  it('hashes like everybody else, whatever the letters', async () => {
    for (const text of ['', 'abc', 'é', 'ما الضمانات؟', '提出问题', '🙂'.repeat(40), 'x'.repeat(1_000)])
      expect([await ours(text), await hashHere()(text)]).toEqual([sha(text), sha(text)]);
  });
});

describe('what a device says of a chain', () => {
  const found = { entries: 9, head: 'abcdef0123456789ff', badAt: null, missing: [] as string[] };
  const heads = { shown: 'shown', noted: undefined };

  it('is verified only where nothing is wrong and nothing is missing', () => {
    expect(checkedWords(found, heads, WORDS)).toEqual({ ok: true, says: 'checked 9 abcdef0123456789' });
    expect(checkedWords({ ...found, entries: 1 }, heads, WORDS).says).toMatch(/^checkedOne/);
    expect(checkedWords(found, { ...heads, noted: 'before' }, WORDS).says).toMatch(/checkedSince/);
  });

  it('names the first wrong entry, a rewritten past, and a missing end', () => {
    const says = (more: object, noted?: string) =>
      checkedWords({ ...found, ...more }, { shown: 'shown', noted }, WORDS);
    expect(says({ badAt: 4, missing: ['shown', 'before'] }, 'before')).toEqual({
      ok: false,
      says: 'checkBad 4 ',
    });
    expect(says({ missing: ['before', 'shown'] }, 'before').says).toMatch(/^checkRewritten/);
    expect(says({ missing: ['shown'] }).says).toMatch(/^checkMissing/);
  });
});
