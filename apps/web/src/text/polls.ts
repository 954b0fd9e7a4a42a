import { pollWords, type PollTexts } from './en/polls.js';
import { sayIn, type Say, type Translated } from './say.js';

const LOADERS: Record<string, () => Promise<Translated<PollTexts>>> = {
  ar: async () => (await import('./ar/polls.js')).pollWords,
};

/** The words about polls in a language of the pages; in English where they cannot be fetched. */
export async function pollSay(language: string): Promise<Say<PollTexts>> {
  const texts = await (LOADERS[language]?.() ?? Promise.resolve({})).catch(() => ({}));
  return sayIn<PollTexts>(language, texts, pollWords);
}
