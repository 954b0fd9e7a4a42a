import { clockIn, type Clock } from '../../parts/time.js';

/** The clocks of a hub: its own place, the main room, and UTC. */
export interface Clocks {
  /** Of this laptop. */
  local: Clock;
  main: Clock;
  utc: Clock;
}

/** The three clocks; `zone` is that of the laptop. */
export function clocksFor(language: string, mainZone: string, zone: string = ownZone()): Clocks {
  return {
    local: clockIn(language, zone),
    main: clockIn(language, mainZone),
    utc: clockIn(language, 'UTC'),
  };
}

/** The IANA zone of this laptop. */
export function ownZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || 'UTC';
}

/** How far a zone is from UTC at a time (ms): `UTC+8`, `UTC-3:30`, `UTC`. */
export function offsetText(zone: string, at: number): string {
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'shortOffset' }).formatToParts(
    at,
  );
  const text = parts.find(({ type }) => type === 'timeZoneName')?.value ?? 'UTC';
  return text.replace('GMT', 'UTC').replace(/[+-]0$/, '');
}

/** Minutes and seconds until a time, never below nothing: `0:06`. */
export function untilText(at: number, now: number): string {
  const seconds = Math.max(0, Math.ceil((at - now) / 1_000));
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
