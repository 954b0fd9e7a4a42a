import { Cell } from '../desk/cell.js';

/** A text as the room has it. */
export interface Held {
  text: string;
  rev: number;
}
/** How a saving ended; a conflict names what stands there now. */
export type Saved =
  { as: 'saved'; rev: number } | { as: 'conflict'; theirs: Held | null } | { as: 'refused'; code: string };

/** What an autosave needs. Times are ms. */
export interface Ports {
  save(text: string, seen: number): Promise<Saved>;
  /** What this device keeps of it; `base` is what the writing began from. */
  keep(kept: { text: string; base: Held } | undefined): void;
  kept(): { text: string; base: Held } | undefined;
  /** Calls later; gives a function that takes it back. */
  after(ms: number, act: () => void): () => void;
  saved(): void;
}

/** `local`: typed and kept on this device; `theirs` stands beside it in a conflict. */
export interface Writing {
  text: string;
  state: 'clean' | 'local' | 'saving' | 'conflict' | 'refused';
  theirs: Held | null;
  code: string | null;
}

/** After so long without a key it is saved, ms. */
const PAUSE_MS = 900;

/**
 * Saves a text while it is being written: at once on this device, after a pause in the room, one saving at a time. What somebody else wrote
 * meanwhile is never overwritten and overwrites nothing: both stand there until one is chosen.
 */
export class Autosave {
  readonly view: Cell<Writing>;
  private takeBack: () => void = () => undefined;
  private isSaving = false;

  constructor(
    private base: Held,
    private readonly ports: Ports,
  ) {
    const kept = ports.kept();
    const isBegun = kept !== undefined && kept.text !== base.text;
    const text = isBegun ? kept.text : base.text;
    this.view = new Cell<Writing>({ text, state: 'clean', theirs: null, code: null });
    if (!isBegun) return;
    if (kept.base.text !== base.text) this.clash(base);
    else this.dirty();
  }

  /** Somebody typed. */
  write(text: string): void {
    this.view.patch({ text, code: null });
    if (text === this.base.text && !this.isSaving) return this.clean();
    this.ports.keep({ text, base: this.base });
    if (this.view.get().state !== 'conflict') this.dirty();
  }

  /** The field is left: what waits is saved now. */
  leave(): void {
    this.takeBack();
    if (this.view.get().state === 'local') void this.go();
  }

  /** The room says what it has. */
  heard(held: Held): void {
    const { text, state } = this.view.get();
    if (this.isSaving || held.rev <= this.base.rev) return;
    if (held.text === this.base.text.trim()) this.base = { ...held, text: this.base.text };
    else if (text === this.base.text || text === held.text) {
      this.base = held;
      this.clean();
    } else if (state === 'conflict') this.view.patch({ theirs: held });
    else this.clash(held);
  }

  /** One's own words are written over the others. */
  keepMine(): void {
    const { theirs } = this.view.get();
    if (theirs) this.base = theirs;
    this.view.patch({ theirs: null });
    this.dirty();
    this.leave();
  }

  /** The others stand, one's own are given up. */
  keepTheirs(): void {
    const { theirs } = this.view.get();
    if (theirs) this.base = theirs;
    this.clean();
  }

  private clean(): void {
    this.takeBack();
    this.ports.keep(undefined);
    this.view.set({ text: this.base.text, state: 'clean', theirs: null, code: null });
  }

  private dirty(): void {
    this.view.patch({ state: 'local' });
    this.takeBack();
    this.takeBack = this.ports.after(PAUSE_MS, () => void this.go());
  }

  private clash(theirs: Held): void {
    this.takeBack();
    this.view.patch({ state: 'conflict', theirs });
  }

  private async go(): Promise<void> {
    const { text, state } = this.view.get();
    if (this.isSaving || state !== 'local') return;
    this.isSaving = true;
    this.view.patch({ state: 'saving' });
    const saved = await this.ports.save(text, this.base.rev);
    this.isSaving = false;
    if (saved.as === 'saved') this.arrived(text, saved.rev);
    else if (saved.as === 'conflict' && saved.theirs) this.contradicted(text, saved.theirs);
    else this.view.patch({ state: 'refused', code: saved.as === 'refused' ? saved.code : 'CONFLICT' });
  }

  private arrived(text: string, rev: number): void {
    this.base = { text, rev };
    this.ports.saved();
    const now = this.view.get().text;
    if (now === text) return this.clean();
    this.ports.keep({ text: now, base: this.base });
    this.dirty();
  }

  /** Only this text counts: where it stands as it was, something else of the record changed. */
  private contradicted(text: string, theirs: Held): void {
    if (theirs.text === this.base.text.trim() || theirs.text === text.trim()) {
      this.base = theirs;
      if (theirs.text === this.view.get().text) return this.clean();
      return this.dirty();
    }
    this.clash(theirs);
  }
}
