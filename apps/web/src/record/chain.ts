import { CHAIN_START, chainedText, type LedgerEntry } from '@openfloor/contract';

/** SHA-256 of a text in UTF-8, in hex. */
export type Hash = (text: string) => Promise<string>;

/** What a device found when it followed a chain by itself. */
export interface Followed {
  entries: number;
  /** The last fingerprint, as computed here. */
  head: string;
  /** Place, from 1, of the first entry that does not follow from the one before. */
  badAt: number | null;
  /** Those of the fingerprints asked for that the chain does not pass. */
  missing: string[];
}

/**
 * Follows a chain from its first entry with nothing but what the entries say: each is the next in number, names the
 * fingerprint before it, and has the one that its own words give. A chain that was cut off at its end follows as well;
 * that is what `known` is for: fingerprints that were seen elsewhere or before.
 */
export async function followChain(
  entries: readonly LedgerEntry[],
  known: readonly string[],
  hash: Hash,
): Promise<Followed> {
  const missing = new Set(known.filter((head) => head !== CHAIN_START));
  let previous = CHAIN_START;
  for (const [at, entry] of entries.entries()) {
    const own = await hash(chainedText(previous, entry, entry.digest));
    if (entry.no !== at + 1 || entry.previous !== previous || own !== entry.hash)
      return { entries: entries.length, head: previous, badAt: at + 1, missing: [...missing] };
    previous = own;
    missing.delete(own);
  }
  return { entries: entries.length, head: previous, badAt: null, missing: [...missing] };
}
