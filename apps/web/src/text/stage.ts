import { en, type StageTexts } from './en/stage.js';
import { offered } from './languages.js';
import { sayIn, type Say, type Translated } from './say.js';

const LOADERS: Record<string, () => Promise<Translated<StageTexts>>> = {
  ar: async () => (await import('./ar/stage.js')).ar,
};

const NOTHING: Translated<StageTexts> = {};

/** "Ask a question" in the languages of the United Nations, for the join scene whatever the language of the screen. */
export const INVITATIONS: readonly { tag: string; text: string }[] = [
  { tag: 'ar', text: 'اطرح سؤالًا' },
  { tag: 'zh', text: '提出问题' },
  { tag: 'en', text: 'Ask a question' },
  { tag: 'fr', text: 'Posez une question' },
  { tag: 'ru', text: 'Задайте вопрос' },
  { tag: 'es', text: 'Haga una pregunta' },
];

/** The words of the stage in a language; in English where they cannot be fetched. */
export async function stageSay(language: string): Promise<Say<StageTexts>> {
  const tag = offered(language);
  const texts = await (LOADERS[tag]?.() ?? Promise.resolve(NOTHING)).catch(() => NOTHING);
  return sayIn(tag, texts, en);
}
