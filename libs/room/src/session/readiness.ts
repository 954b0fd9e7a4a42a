import type { PersonRecord, SessionRecord } from '../records.js';

const PARTICIPATING = ['panellist'];

/**
 * Codes of what is missing before a session can run well (requirements 13 and 25 of the domain: both moderators
 * and a rapporteur are named before the room opens; the online moderator is not one of the speakers). Warns only.
 */
export function readinessOf(session: Pick<SessionRecord, 'startsAt'>, people: PersonRecord[]): string[] {
  const present = people.filter(({ left }) => !left);
  const has = (...roles: string[]) => present.some(({ role }) => roles.includes(role));
  const online = present.filter(({ role }) => role === 'online_moderator').map(({ name }) => name);
  const speaksToo = present.some(({ role, name }) => PARTICIPATING.includes(role) && online.includes(name));
  const missing: [boolean, string][] = [
    [session.startsAt === null, 'no_start'],
    [!has('moderator', 'chair'), 'no_moderator'],
    [!has('online_moderator'), 'no_online_moderator'],
    [!has('rapporteur'), 'no_rapporteur'],
    [!has('panellist'), 'no_panellist'],
    [speaksToo, 'online_moderator_speaks'],
  ];
  return missing.filter(([is]) => is).map(([, code]) => code);
}
