import type { Term } from './words.js';

/** A text as it is compared: its words, each with the letter triples by which other forms of it are known. */
export interface Read {
  words: { word: string; bulk: number; triples: ReadonlySet<string> }[];
}

/** How telling a word is in this room, more than 0: the fewer questions have it, the more. */
export type Telling = (word: string) => number;

/** Two words that have less in common than this are two words. */
const ALIKE = 0.5;
/** Shorter ones have no other forms that could be told from other words, and a number has none at all. */
const LEAST_LETTERS = 4;
const DIGIT = /\p{N}/u;

/** Makes a text ready to be compared with others. */
export function read(terms: readonly Term[]): Read {
  return { words: terms.map(({ word, bulk }) => ({ word, bulk, triples: triplesOf(word) })) };
}

/**
 * How much two texts ask the same, 0 to 1, by the words they share (SoftTFIDF of Cohen, Ravikumar and Fienberg, both ways
 * round): each word counts by how telling it is, and forms of one word count by how many triples of letters they share.
 */
export function likeness(one: Read, other: Read, telling: Telling): number {
  const [mine, yours] = [weighed(one, telling), weighed(other, telling)];
  if (mine.length === 0 || yours.length === 0) return 0;
  return Math.min(1, (towards(mine, yours) + towards(yours, mine)) / 2);
}

interface Weighed {
  word: string;
  triples: ReadonlySet<string>;
  weight: number;
}

function weighed({ words }: Read, telling: Telling): Weighed[] {
  const all = words.map(({ word, bulk, triples }) => ({ word, triples, weight: bulk * telling(word) }));
  const length = Math.hypot(...all.map(({ weight }) => weight));
  return length === 0 ? [] : all.map((each) => ({ ...each, weight: each.weight / length }));
}

function towards(from: readonly Weighed[], to: readonly Weighed[]): number {
  const same = new Map(to.map((each) => [each.word, each]));
  let sum = 0;
  for (const each of from) {
    const exact = same.get(each.word);
    if (exact) {
      sum += each.weight * exact.weight;
      continue;
    }
    const { likest, like } = nearest(each, to);
    if (likest) sum += each.weight * likest.weight * like;
  }
  return sum;
}

function nearest(to: Weighed, among: readonly Weighed[]): { likest: Weighed | undefined; like: number } {
  let likest: Weighed | undefined;
  let like = ALIKE;
  if (to.triples.size === 0) return { likest, like };
  for (const each of among) {
    const common = dice(to.triples, each.triples);
    if (common >= like) [likest, like] = [each, common];
  }
  return { likest, like };
}

function dice(one: ReadonlySet<string>, other: ReadonlySet<string>): number {
  const all = one.size + other.size;
  if (2 * Math.min(one.size, other.size) < ALIKE * all) return 0;
  let both = 0;
  for (const triple of one) if (other.has(triple)) both += 1;
  return (2 * both) / all;
}

/** Triples of a word with a space before it, since forms of a word differ at their end; of short words and numbers none. */
function triplesOf(word: string): ReadonlySet<string> {
  const letters = [...word];
  if (letters.length < LEAST_LETTERS || DIGIT.test(word)) return new Set();
  const padded = [' ', ...letters];
  const triples = new Set<string>();
  for (let at = 0; at + 2 < padded.length; at += 1) triples.add(padded.slice(at, at + 3).join(''));
  return triples;
}
