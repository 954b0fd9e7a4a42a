import { ar } from '../../text/ar/rankings.js';
import { en, type RankingTexts } from '../../text/en/rankings.js';
import { sayIn, type Say, type Translated } from '../../text/say.js';
import { useSay } from '../desk/context.js';

const TEXTS: Record<string, Translated<RankingTexts>> = { ar };

/** The words of the orders in a language, in English where there are none. */
export function rankingSay(language: string): Say<RankingTexts> {
  return sayIn<RankingTexts>(language, TEXTS[language] ?? {}, en);
}

/** The words of the orders, in the language of the desk. */
export function useRankingSay(): Say<RankingTexts> {
  return rankingSay(useSay().language);
}
