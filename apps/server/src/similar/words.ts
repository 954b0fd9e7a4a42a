/** A word of a text as it is compared, and how much it counts beside the others of its text. */
export interface Term {
  word: string;
  /** 0 to 1: short words join sentences more often than they say what those are about. */
  bulk: number;
}

/** Marks over letters that many people leave out: accents, Hebrew points, Arabic vowel signs, and the stretching sign. */
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06ed]/g;
/** Forms of Arabic letters that are written for one another. */
const LETTERS: Record<string, string> = { ى: 'ي', ی: 'ي', ئ: 'ي', ک: 'ك', ة: 'ه', ٱ: 'ا' };
const OTHER_LETTERS = /[ىیئکةٱ]/g;
/** The article and what is written together with it, before a word that stays one without them. */
const ARTICLE = /^(?:[وفبك]?ال|لل)(?=\p{L}{3})/u;
/** Scripts that set no spaces between words. */
const SPACELESS = /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]/u;
const SPACELESS_RUNS =
  /[\p{sc=Han}\p{sc=Hira}\p{sc=Kana}ー\p{sc=Thai}\p{sc=Lao}\p{sc=Khmr}\p{sc=Mymr}]{2,}/gu;
/** A word of so many letters counts in full. */
const FULL_LETTERS = 6;
/** A sign of a script without spaces says as much as so many letters. */
const SIGN_LETTERS = 3;
/** Two signs side by side are a guess at a word, and stand beside the words that a dictionary finds. */
const PAIR_BULK = 0.5;
/** More words than a question has. */
const MOST_TERMS = 160;
const MOST_LETTERS = 1_200;

const segmenters = new Map<string, Intl.Segmenter>();
const MOST_SEGMENTERS = 24;

/** The text without case, accents, and different ways to write one letter. */
function plain(text: string): string {
  return text
    .slice(0, MOST_LETTERS)
    .normalize('NFKD')
    .replace(MARKS, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter);
}

/** What a text is about: its words, and where nothing stands between words, its pairs of signs too. Each once. */
export function termsOf(text: string, language: string): Term[] {
  const read = plain(text);
  const terms = new Map<string, Term>();
  for (const { segment, isWordLike } of segmenterFor(language).segment(read)) {
    if (terms.size >= MOST_TERMS) break;
    const word = isWordLike ? segment.replace(ARTICLE, '') : '';
    if (word !== '' && !terms.has(word)) terms.set(word, { word, bulk: bulkOf(word) });
  }
  for (const pair of pairsIn(read)) {
    if (terms.size >= MOST_TERMS) break;
    if (!terms.has(pair)) terms.set(pair, { word: pair, bulk: PAIR_BULK });
  }
  return [...terms.values()];
}

function* pairsIn(read: string): Iterable<string> {
  for (const [run] of read.matchAll(SPACELESS_RUNS)) {
    const signs = [...run];
    for (let at = 0; at + 1 < signs.length; at += 1) yield `${signs[at]}${signs[at + 1]}`;
  }
}

function bulkOf(word: string): number {
  const letters = [...word].length * (SPACELESS.test(word) ? SIGN_LETTERS : 1);
  return Math.min(1, letters / FULL_LETTERS);
}

/** The rules by which words of a language are told apart; those of English where the language is unknown. */
function segmenterFor(language: string): Intl.Segmenter {
  const known = segmenters.get(language);
  if (known) return known;
  if (segmenters.size >= MOST_SEGMENTERS) segmenters.clear();
  const made = new Intl.Segmenter([language, 'en'], { granularity: 'word' });
  segmenters.set(language, made);
  return made;
}
