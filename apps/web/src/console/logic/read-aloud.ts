/** Interpreters can follow this many words a minute (practice of the United Nations). */
const WORDS_A_MINUTE = 120;

/** How long a text is when it is read aloud: its words, and seconds. Scripts without spaces are counted by their words. */
export function readAloud(text: string, language: string): { words: number; seconds: number } {
  const segments = new Intl.Segmenter(language, { granularity: 'word' }).segment(text);
  const words = [...segments].filter(({ isWordLike }) => isWordLike).length;
  return { words, seconds: Math.round((words / WORDS_A_MINUTE) * 60) };
}
