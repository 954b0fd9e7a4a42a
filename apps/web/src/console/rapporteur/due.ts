const HALF_A_DAY_MS = 12 * 3_600_000;
const LONG_AGO = Date.UTC(2000);

/** The day of an instant (ms) as a field for days takes it; empty where there is none. */
export function dayOf(at: number | null): string {
  return at === null ? '' : new Date(at).toISOString().slice(0, 10);
}

/**
 * Noon of a day in UTC, which is that day nearly everywhere. Undefined where the field is empty, and of a day of long ago:
 * that is one whose year is still being typed.
 */
export function noonOf(day: string): number | undefined {
  const at = Date.parse(`${day}T00:00:00Z`);
  return at >= LONG_AGO ? at + HALF_A_DAY_MS : undefined;
}
