import type { Channel, QuestionView } from '@openfloor/contract';
import type { Entry, Room } from '@openfloor/room';
import { QuestionIndex, type Found, type Worded } from './question-index.js';

/** So long (ms) an index is brought up to date in one go, before everything else has its turn. */
const SLICE_MS = 8;
/** Questions that nobody asks any more, or that another one stands for as far as this channel knows. */
const GONE: ReadonlySet<QuestionView['status']> = new Set(['declined', 'withdrawn']);

/** Where a question stands, by its number. */
export interface Place {
  no: number;
  status: QuestionView['status'];
}

/** What is told of each question as it comes into an index, changes its words, or goes (null). */
export type Followed = (no: number, texts: readonly Worded[] | null) => void;

/**
 * The questions of an open room as one channel sees them, ready to be compared. Follows the committed records by the revs
 * of that channel, so it can hold nothing that the channel may not see, and nothing depends on what it does not see.
 */
export class RoomIndex {
  readonly index = new QuestionIndex();
  private readonly places = new Map<number, Place>();
  private readonly waiting = new Map<string, Entry>();
  private readonly words = new Map<number, string>();
  /** Ids of the questions that merged ones count for. */
  private readonly tops = new Map<number, string>();
  private upTo = 0;

  constructor(
    private readonly room: Room,
    private readonly channel: Channel,
    private readonly followed: Followed = () => undefined,
  ) {}

  /** Questions that have changed and are not taken in yet. */
  get left(): number {
    return this.waiting.size;
  }

  /** Takes in what has changed for so long (ms) at most, in short goes with everything else in between. */
  async catchUp(mostMs: number): Promise<void> {
    this.collect();
    const end = performance.now() + mostMs;
    for (;;) {
      this.goOn(performance.now() + SLICE_MS);
      if (this.waiting.size === 0 || performance.now() >= end) return;
      await new Promise((next) => setImmediate(next));
    }
  }

  /** Questions like a text, each by the number under which it can be supported now. */
  like(worded: Worded, least: number, most: number): Found[] {
    const found = new Map<number, Found>();
    for (const { no, percent } of this.index.like(worded, least, 2 * most)) {
      const top = this.topOf(no);
      if (top !== undefined && !found.has(top)) found.set(top, { no: top, percent });
    }
    return [...found.values()].slice(0, most);
  }

  /** Where a question stands as this channel sees it; undefined where it is not compared. */
  placeOf(no: number): Place | undefined {
    return this.places.get(no);
  }

  /** All questions that are compared. */
  get all(): Iterable<Place> {
    return this.places.values();
  }

  /** The number of the question that a merged one counts for; undefined where this channel does not see that. */
  topOf(no: number): number | undefined {
    const top = this.tops.get(no);
    if (top === undefined) return no;
    const view = this.viewOf(this.room.entry('question', top));
    return view && !GONE.has(view.status) ? view.no : undefined;
  }

  private collect(): void {
    const { channels } = this.room.clock;
    if (channels[this.channel] <= this.upTo) return;
    for (const entry of this.room.movedSince(this.channel, this.upTo))
      if (entry.record.kind === 'question') this.waiting.set(entry.record.id, entry);
    this.upTo = channels[this.channel];
  }

  private goOn(until: number): void {
    for (const [id, { record }] of this.waiting) {
      this.waiting.delete(id);
      if ('no' in record) this.take(id, record.no as number);
      if (performance.now() > until) return;
    }
  }

  /** Takes in a question as it is now. */
  private take(id: string, no: number): void {
    const view = this.viewOf(this.room.entry('question', id));
    if (!view || GONE.has(view.status)) return this.forget(no);
    this.places.set(no, { no, status: view.status });
    if (view.mergedInto) this.tops.set(no, view.mergedInto);
    else this.tops.delete(no);
    const texts = textsOf(view);
    const words = JSON.stringify(texts);
    if (this.words.get(no) === words) return;
    this.words.set(no, words);
    this.index.put(no, texts);
    this.followed(no, texts);
  }

  private forget(no: number): void {
    this.places.delete(no);
    this.tops.delete(no);
    if (!this.words.delete(no)) return;
    this.index.drop(no);
    this.followed(no, null);
  }

  private viewOf(entry: Entry | undefined): QuestionView | undefined {
    const shown = entry?.sights[this.channel].shown;
    return shown?.kind === 'question' ? shown : undefined;
  }
}

function textsOf({ text, language, translations = {} }: QuestionView): Worded[] {
  const read = Object.entries(translations).map(([tag, { text: words }]) => ({ text: words, language: tag }));
  return [{ text, language }, ...read];
}
