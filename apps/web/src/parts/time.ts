/** Formats times of one session: in its own time zone, in the reader's language, 24 hours. */
export interface Clock {
  readonly timeZone: string;
  /** `15:42` */
  minute(at: number): string;
  /** `15:44:31` */
  second(at: number): string;
  /** `Tuesday 31 October 2006` in the order of the language. */
  day(at: number): string;
}

const kept = new Map<string, Clock>();

/** The clock of a time zone in a language. Digits are Latin in every language, as UN documents print them. */
export function clockIn(language: string, timeZone: string): Clock {
  const key = `${language}|${timeZone}`;
  const found = kept.get(key);
  if (found) return found;
  const spoken = `${language}-u-nu-latn`;
  const minute = new Intl.DateTimeFormat('en-GB', { timeZone, hour: '2-digit', minute: '2-digit' });
  const second = new Intl.DateTimeFormat('en-GB', { timeZone, timeStyle: 'medium' });
  const day = new Intl.DateTimeFormat(spoken === 'en-u-nu-latn' ? 'en-GB' : spoken, {
    timeZone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  });
  const clock: Clock = {
    timeZone,
    minute: (at) => minute.format(at),
    second: (at) => second.format(at),
    day: (at) => day.format(at).replace(/^(\p{L}+), /u, '$1 '),
  };
  kept.set(key, clock);
  return clock;
}

/** Minutes and seconds for a duration in milliseconds: `0:24`, `12:04`, and `+0:14` below zero. */
export function durationText(ms: number): string {
  const seconds = Math.floor(Math.abs(ms) / 1_000);
  const text = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return ms < 0 ? `+${text}` : text;
}

/** The city of an IANA zone, as a person would say it: `Europe/Athens` is `Athens`. */
export function cityOf(timeZone: string): string {
  return (timeZone.split('/').at(-1) ?? timeZone).replaceAll('_', ' ');
}
