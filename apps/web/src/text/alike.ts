import { alikeWords, type AlikeTexts } from './en/alike.js';
import { sayIn, type Say, type Translated } from './say.js';

const LOADERS: Record<string, () => Promise<Translated<AlikeTexts>>> = {
  ar: async () => (await import('./ar/alike.js')).alikeWords,
};

/** The words about similar questions in a language of the pages; in English where they cannot be fetched. */
export async function alikeSay(language: string): Promise<Say<AlikeTexts>> {
  const texts = await (LOADERS[language]?.() ?? Promise.resolve({})).catch(() => ({}));
  return sayIn<AlikeTexts>(language, texts, alikeWords);
}
