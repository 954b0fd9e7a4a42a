/**
 * How many words a text has, in any script: what `TAKEAWAY_WORDS` is compared with. Scripts that put no spaces between words are cut
 * by the platform; where it cannot, a word is what stands between spaces.
 */
export function wordsOf(text: string): number {
  if (typeof Intl.Segmenter !== 'function') return text.split(/\s+/u).filter(Boolean).length;
  let words = 0;
  for (const { isWordLike } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text))
    if (isWordLike) words += 1;
  return words;
}
