import MiniSearch from 'minisearch';
import { likeness, read, type Read } from './likeness.js';
import { termsOf, type Term } from './words.js';

/** A text of a question: its own, or a translation. */
export interface Worded {
  text: string;
  language: string;
}

/** A question that asks something like a text; `percent` of 100. */
export interface Found {
  no: number;
  percent: number;
}

interface Kept {
  words: string[];
  texts: Read[];
}

/** The most questions that are compared; beyond them the oldest are forgotten. */
const MOST_QUESTIONS = 5_000;
/** Texts of one question: its own and the translations into the languages of the United Nations. */
const MOST_TEXTS = 6;
/** The most telling words of a text by which questions are looked up, and how many of those are compared closely. */
const LOOKED_UP = 14;
const COMPARED = 24;
/** The beginning of a word by which its other forms are found, at least so many letters and such a part of it. */
const HEAD_LETTERS = 4;
const HEAD = 0.7;
/** So many questions without a word are taken for granted, so that in a small room every word is not a rare one. */
const UNSEEN = 8;

/** What questions of one room ask, by which those are found that ask the same. Knows them by their numbers alone. */
export class QuestionIndex {
  private readonly kept = new Map<number, Kept>();
  /** How many questions have each word. */
  private readonly counts = new Map<string, number>();
  private readonly search = new MiniSearch<{ no: number; words: string[] }>({
    idField: 'no',
    fields: ['words'],
    extractField: (question, field) =>
      field === 'no' ? (question.no as unknown as string) : question.words.join(' '),
    tokenize: (words) => words.split(' '),
    processTerm: (word) => word,
  });

  get size(): number {
    return this.kept.size;
  }

  /** Takes in a question, or the new wording of one. */
  put(no: number, texts: readonly Worded[]): void {
    this.drop(no);
    const terms = texts.slice(0, MOST_TEXTS).map(({ text, language }) => termsOf(text, language));
    const words = [...new Set(terms.flat().map(({ word }) => word))];
    if (words.length === 0) return;
    this.kept.set(no, { words, texts: terms.map(read) });
    for (const word of words) this.counts.set(word, (this.counts.get(word) ?? 0) + 1);
    this.search.add({ no, words });
    if (this.kept.size > MOST_QUESTIONS) this.drop(Math.min(...this.kept.keys()));
  }

  /** Forgets a question. */
  drop(no: number): void {
    const known = this.kept.get(no);
    if (!known) return;
    this.kept.delete(no);
    this.search.remove({ no, words: known.words });
    for (const word of known.words) {
      const left = (this.counts.get(word) ?? 1) - 1;
      if (left > 0) this.counts.set(word, left);
      else this.counts.delete(word);
    }
  }

  /** Questions that ask something like this text, the most alike first: of at least so many percent, so many at most. */
  like({ text, language }: Worded, least: number, most: number): Found[] {
    const terms = termsOf(text, language);
    const mine = read(terms);
    const found: Found[] = [];
    for (const no of this.lookUp(terms)) {
      const texts = this.kept.get(no)?.texts ?? [];
      const best = Math.max(...texts.map((other) => likeness(mine, other, this.telling)));
      const percent = Math.round(best * 100);
      if (percent >= least) found.push({ no, percent });
    }
    return found.sort((one, other) => other.percent - one.percent || one.no - other.no).slice(0, most);
  }

  /** Numbers of the questions that share the most telling words of a text, or other forms of them. */
  private lookUp(terms: readonly Term[]): number[] {
    const words = [...terms]
      .sort((one, other) => this.tellingOf(other) - this.tellingOf(one))
      .slice(0, LOOKED_UP)
      .map(({ word }) => word);
    if (words.length === 0) return [];
    const heads = words.flatMap((word) => headOf(word) ?? []);
    const results = this.search.search({
      combineWith: 'OR',
      queries: [
        { queries: words, combineWith: 'OR' },
        { queries: heads, combineWith: 'OR', prefix: true, boost: { words: 0.5 } },
      ],
    });
    return results.slice(0, COMPARED).map(({ id }) => id as number);
  }

  private tellingOf({ word, bulk }: Term): number {
    return bulk * this.telling(word);
  }

  private readonly telling = (word: string): number => {
    const all = this.kept.size + UNSEEN;
    return Math.log(1 + all / ((this.counts.get(word) ?? 0) + 1));
  };
}

function headOf(word: string): string | undefined {
  const letters = [...word];
  const length = Math.max(HEAD_LETTERS, Math.ceil(letters.length * HEAD));
  return length < letters.length ? letters.slice(0, length).join('') : undefined;
}
