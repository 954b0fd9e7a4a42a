import { ownDataWords, type OwnDataTexts } from './en/own-data.js';
import { sayIn, type Say, type Translated } from './say.js';

const LOADERS: Record<string, () => Promise<Translated<OwnDataTexts>>> = {
  ar: async () => (await import('./ar/own-data.js')).ownDataWords,
};

/** The words of the sheet "Your data" in a language of the pages; in English where they cannot be fetched. */
export async function ownDataSay(language: string): Promise<Say<OwnDataTexts>> {
  const texts = await (LOADERS[language]?.() ?? Promise.resolve({})).catch(() => ({}));
  return sayIn<OwnDataTexts>(language, texts, ownDataWords);
}
