/** A session that goes on changes many times a second; what is not older than this is new enough. */
const FRESH_MS = 3_000;
const MOST_FILES = 40;
const MOST_BYTES = 60_000_000;

interface Kept {
  version: string;
  at: number;
  making: Promise<Uint8Array>;
  bytes: number;
}

/** Files that were made, by what was asked for: many who ask at once are given one, and what nobody asks for again goes. */
export class KeptFiles {
  private readonly files = new Map<string, Kept>();

  constructor(private readonly now: () => number = () => performance.now()) {}

  /** The file of this name: the one that is kept where its version is the same, or it is hardly old; else a new one. */
  async get(name: string, version: string, make: () => Promise<Uint8Array>): Promise<Uint8Array> {
    const known = this.files.get(name);
    if (known && (known.version === version || this.now() - known.at < FRESH_MS)) return known.making;
    const kept: Kept = { version, at: this.now(), making: make(), bytes: 0 };
    this.files.delete(name);
    this.files.set(name, kept);
    try {
      kept.bytes = (await kept.making).byteLength;
    } catch (error) {
      if (this.files.get(name) === kept) this.files.delete(name);
      throw error;
    }
    this.tidy();
    return kept.making;
  }

  private tidy(): void {
    let bytes = [...this.files.values()].reduce((sum, kept) => sum + kept.bytes, 0);
    for (const [name, kept] of this.files) {
      if (this.files.size <= MOST_FILES && bytes <= MOST_BYTES) return;
      this.files.delete(name);
      bytes -= kept.bytes;
    }
  }
}
