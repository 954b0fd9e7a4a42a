/** Age at a glance: seconds count under ten minutes, minutes under an hour. `exact` is false for minute stamps. */
export interface Age {
  unit: 'clock' | 'minutes' | 'hours';
  minutes: number;
  seconds: number;
  hours: number;
}

const MINUTE = 60_000;

/** How long ago something was. Instants on a full minute are only known to the minute, so they get no seconds. */
export function ageOf(at: number, now: number): Age {
  const ms = Math.max(0, now - at);
  const whole = Math.floor(ms / MINUTE);
  const age = {
    minutes: whole % 60,
    seconds: Math.floor((ms % MINUTE) / 1_000),
    hours: Math.floor(whole / 60),
  };
  if (whole >= 60) return { ...age, unit: 'hours' };
  return { ...age, unit: whole >= 10 || at % MINUTE === 0 ? 'minutes' : 'clock' };
}

/** `1:54`, or `1:02:05` from an hour on. */
export function elapsed(ms: number): string {
  const seconds = Math.max(0, Math.floor(ms / 1_000));
  const two = (n: number): string => String(n).padStart(2, '0');
  const hours = Math.floor(seconds / 3_600);
  const minutes = Math.floor((seconds % 3_600) / 60);
  return hours > 0 ? `${hours}:${two(minutes)}:${two(seconds % 60)}` : `${minutes}:${two(seconds % 60)}`;
}

/** The offset of a time zone at an instant as people write it: `UTC+5:30`. */
export function offsetOf(timeZone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone, timeZoneName: 'longOffset' }).formatToParts(at);
  const named = parts.find((part) => part.type === 'timeZoneName')?.value ?? 'GMT';
  return named
    .replace('GMT', 'UTC')
    .replace(/([+-])0/, '$1')
    .replace(':00', '')
    .replace(/\+0$/, '');
}
