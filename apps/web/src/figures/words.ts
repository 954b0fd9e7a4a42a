import type { FigureDimension, Figures, FiguresPage, StakeholderGroup } from '@openfloor/contract';
import { languageName, groupName } from '../parts/question-words.js';
import { clockIn, type Clock } from '../parts/time.js';
import type { FiguresSay } from '../text/figures.js';

/** What every part of the page is given: the words, the figures, the session and its clock. */
export interface Told {
  say: FiguresSay;
  figures: Figures;
  page: FiguresPage;
  clock: Clock;
}

export function toldOf(say: FiguresSay, page: FiguresPage, figures: Figures): Told {
  return { say, figures, page, clock: clockIn(say.language, page.session.timeZone) };
}

/** The name of a row of a breakdown. */
export function rowName(
  { say, page }: Pick<Told, 'say' | 'page'>,
  by: FigureDimension,
  key: string | null,
): string {
  if (key === null) return say('notStated');
  if (by === 'group') return groupName(say, page.session, key as StakeholderGroup);
  if (by === 'language') return key === 'other' ? say('lang.other') : languageName(say.language, key);
  return say.maybe(`${by}.${key}`) ?? key;
}

/** The sign that the session gives a group: `GOV`. */
export function groupSign({ session }: FiguresPage, key: StakeholderGroup): string | undefined {
  return session.groups.find((group) => group.key === key)?.sign;
}

/** How a session's time differs from UTC: `UTC+8`. */
export function offsetText(timeZone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' }).formatToParts(at);
  return (parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC').replace('GMT', 'UTC');
}

/** A share in whole per cent. */
export function shareText(say: FiguresSay, part: number): string {
  return say('percent', { n: Math.round(part * 100) });
}

/** How wide the bins of time are, in words. */
export function perText(say: FiguresSay, binMs: number): string {
  const minutes = binMs / 60_000;
  if (minutes < 60) return say('perMinutes', { n: minutes });
  return minutes < 1_440 ? say('perHours', { n: minutes / 60 }) : say('perDays', { n: minutes / 1_440 });
}
