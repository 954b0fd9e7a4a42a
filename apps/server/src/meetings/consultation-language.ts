/** Scripts that say enough about the language of a text, kana before the Chinese characters that stand beside them. */
const SCRIPTS: readonly [RegExp, string][] = [
  [/\p{Script=Hiragana}|\p{Script=Katakana}/gu, 'ja'],
  [/\p{Script=Hangul}/gu, 'ko'],
  [/\p{Script=Han}/gu, 'zh'],
  [/\p{Script=Arabic}/gu, 'ar'],
  [/\p{Script=Cyrillic}/gu, 'ru'],
  [/\p{Script=Hebrew}/gu, 'he'],
  [/\p{Script=Greek}/gu, 'el'],
  [/\p{Script=Devanagari}/gu, 'hi'],
  [/\p{Script=Thai}/gu, 'th'],
];
/** A Latin word is about as long as this many characters of a script without letters. */
const LATIN_LETTERS = 5;

/**
 * The language of a text as its script suggests it, as a BCP 47 tag: a fifth of its words is enough, since names and
 * terms stand in Latin letters everywhere. Latin script alone is taken for English.
 */
export function languageOf(text: string): string {
  const latin = (text.match(/\p{Script=Latin}/gu)?.length ?? 0) / LATIN_LETTERS;
  for (const [script, language] of SCRIPTS) {
    const found = text.match(script)?.length ?? 0;
    if (found > 0 && found * 4 >= latin) return language;
  }
  return 'en';
}
