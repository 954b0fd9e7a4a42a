import { en, type ListTexts } from './en/audience.js';
import type { AudienceTexts } from './en/audience-more.js';
import { offered } from './languages.js';
import { sayIn, type Say, type Translated } from './say.js';

/** One loader for each language but English; a phone runs one of them. */
const LOADERS: Record<string, () => Promise<Translated<AudienceTexts>>> = {
  ar: async () => (await import('./ar/audience.js')).ar,
};

const NOTHING: Translated<AudienceTexts> = {};

/** The words of a language for the whole audience page; none for English and where they cannot be fetched. */
export async function audienceTexts(tag: string): Promise<Translated<AudienceTexts>> {
  return (LOADERS[tag]?.() ?? Promise.resolve(NOTHING)).catch(() => NOTHING);
}

/** What the audience page says first, in the language that is offered for a tag. */
export async function audienceSay(language: string): Promise<Say<ListTexts>> {
  const tag = offered(language);
  return sayIn<ListTexts>(tag, await audienceTexts(tag), en);
}
