import { figures, type FiguresTexts } from './en/figures.js';
import { offered } from './languages.js';
import { sayIn, type Say, type Translated } from './say.js';

export type FiguresSay = Say<FiguresTexts>;

/** One loader for each language but English. */
const LOADERS: Record<string, () => Promise<Translated<FiguresTexts>>> = {
  ar: async () => (await import('./ar/figures.js')).ar,
};

/** The words of the page of figures for a browser, in the language that is offered for a tag. */
export async function figuresSay(language: string): Promise<FiguresSay> {
  const tag = offered(language);
  const texts = await (LOADERS[tag]?.() ?? Promise.resolve({})).catch(() => ({}));
  return sayIn<FiguresTexts>(tag, texts, figures);
}
