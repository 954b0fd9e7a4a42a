import type { Say } from './say.js';

/** Times of one session in a language: in its own time zone, 24 hours, Latin digits. */
export interface Times {
  /** `31 October 2006` */
  day(at: number): string;
  /** `15:42` */
  minute(at: number): string;
  /** Day and minute. */
  moment(at: number): string;
  /** `Europe/Athens, GMT+2`, as it was at that time. */
  zone(at: number): string;
}

/** How times are told in a language. */
export function timesIn({ language }: Say, timeZone: string): Times {
  const tag = language === 'en' ? 'en-GB' : `${language}-u-nu-latn`;
  const day = new Intl.DateTimeFormat(tag, { timeZone, day: 'numeric', month: 'long', year: 'numeric' });
  const minute = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const offset = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'shortOffset' });
  const zone = (at: number) =>
    [timeZone, offset.formatToParts(at).find(({ type }) => type === 'timeZoneName')?.value]
      .filter((part, index, all) => part && all.indexOf(part) === index)
      .join(', ');
  return {
    day: (at) => day.format(at),
    minute: (at) => minute.format(at),
    moment: (at) => `${day.format(at)} ${minute.format(at)}`,
    zone,
  };
}

/** `12:04` for seconds: minutes and seconds. */
export function minutesOf(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}

/** The name of a country or a language in a language; its code where there is none. */
export function nameOf(say: Say, type: 'region' | 'language', code: string): string {
  try {
    return new Intl.DisplayNames(say.language, { type }).of(code) ?? code;
  } catch {
    return code;
  }
}
