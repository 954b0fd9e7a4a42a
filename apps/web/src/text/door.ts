import { doorWords, type DoorTexts } from './en/door.js';
import { sayIn, type Say, type Translated } from './say.js';

const LOADERS: Record<string, () => Promise<Translated<DoorTexts>>> = {
  ar: async () => (await import('./ar/door.js')).doorWords,
};

/** The words of the door in a language of the pages; in English where they cannot be fetched. */
export async function doorSay(language: string): Promise<Say<DoorTexts>> {
  const texts = await (LOADERS[language]?.() ?? Promise.resolve({})).catch(() => ({}));
  return sayIn<DoorTexts>(language, texts, doorWords);
}
