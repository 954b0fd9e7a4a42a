import { takeawayWords, type TakeawayTexts } from './en/takeaways.js';
import { sayIn, type Say, type Translated } from './say.js';

const LOADERS: Record<string, () => Promise<Translated<TakeawayTexts>>> = {
  ar: async () => (await import('./ar/takeaways.js')).takeawayWords,
};

/** The words about takeaways in a language of the pages; in English where they cannot be fetched. */
export async function takeawaySay(language: string): Promise<Say<TakeawayTexts>> {
  const texts = await (LOADERS[language]?.() ?? Promise.resolve({})).catch(() => ({}));
  return sayIn<TakeawayTexts>(language, texts, takeawayWords);
}
