/** A run of words of one version; `differs` where the other version says something else. */
export interface Piece {
  text: string;
  differs: boolean;
}

/** Words with what stands between them, so that joining gives the text back; works for scripts without spaces. */
function wordsOf(text: string, language: string): string[] {
  const segmenter = new Intl.Segmenter(language, { granularity: 'word' });
  return [...segmenter.segment(text)].map((part) => part.segment);
}

/** Lengths of the longest common subsequence of the rests of two lists. */
function commonLengths(one: readonly string[], other: readonly string[]): number[][] {
  const lengths = Array.from({ length: one.length + 1 }, () => new Array<number>(other.length + 1).fill(0));
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  for (let i = one.length - 1; i >= 0; i -= 1) {
    const row = lengths[i] as number[];
    for (let j = other.length - 1; j >= 0; j -= 1)
      row[j] = one[i] === other[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1));
  }
  return lengths;
}

function add(pieces: Piece[], text: string, differs: boolean): void {
  const last = pieces.at(-1);
  if (last && last.differs === differs) last.text += text;
  else pieces.push({ text, differs });
}

/** Two versions of a text word by word. Above 2,000 words everything is taken as different. */
export function diffWords(mine: string, theirs: string, language = 'en'): { mine: Piece[]; theirs: Piece[] } {
  const one = wordsOf(mine, language);
  const other = wordsOf(theirs, language);
  if (one.length > 4_000 || other.length > 4_000)
    return { mine: [{ text: mine, differs: true }], theirs: [{ text: theirs, differs: true }] };
  const lengths = commonLengths(one, other);
  const at = (i: number, j: number): number => lengths[i]?.[j] ?? 0;
  const result = { mine: [] as Piece[], theirs: [] as Piece[] };
  let i = 0;
  let j = 0;
  while (i < one.length || j < other.length) {
    const word = one[i];
    const against = other[j];
    if (word !== undefined && word === against) {
      add(result.mine, word, false);
      add(result.theirs, word, false);
      i += 1;
      j += 1;
    } else if (word !== undefined && (against === undefined || at(i + 1, j) >= at(i, j + 1))) {
      add(result.mine, word, true);
      i += 1;
    } else if (against !== undefined) {
      add(result.theirs, against, true);
      j += 1;
    }
  }
  return result;
}
