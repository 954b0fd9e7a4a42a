import { IDENTITIES, Refusal, type Byline, type Identity, type StakeholderGroup } from '@openfloor/contract';
import type { RoomReader } from '../room.js';
import type { Standing } from '../standing.js';

/** What is known of an author before it is decided how much of it is shown. */
export interface Known {
  name: string | null;
  affiliation: string | null;
  country: string | null;
  stakeholderGroup: StakeholderGroup | null;
  regionalGroup: Byline['regionalGroup'];
}

const NOTHING: Known = {
  name: null,
  affiliation: null,
  country: null,
  stakeholderGroup: null,
  regionalGroup: null,
};

/** What the room knows of an actor: a participant's own words, or a person of the programme. */
export function knownOf(room: RoomReader, actor: Standing): Known {
  if (actor.hubId && actor.role === 'hub') {
    const hub = room.entry('hub', actor.hubId)?.record;
    return { ...NOTHING, country: hub?.country ?? null, regionalGroup: hub?.regionalGroup ?? null };
  }
  const source = actor.personId
    ? room.entry('person', actor.personId)?.record
    : room.entry('participant', actor.id)?.record;
  if (!source) return NOTHING;
  const { name, affiliation, country, stakeholderGroup, regionalGroup } = source;
  return { name, affiliation, country, stakeholderGroup, regionalGroup };
}

/**
 * Fixes for good what others see of an author: the lesser of what the author wishes and the most that the rules
 * allow. Less than the rules' least, or a wish that the author's own data cannot fulfil, is `IDENTITY_REQUIRED`.
 * Without a wish it is what is usual for such an author where rules and data allow it, else the least.
 */
export function fixByline(
  room: RoomReader,
  known: Known,
  wish: Identity | undefined,
  usual: Identity = 'anonymous',
): Byline {
  const { least, most } = room.session.rules.identity;
  const usually = lesser(usual, most);
  const isUsual = rank(usually) >= rank(least) && missingFor(usually, known).length === 0;
  const wished = wish ?? (isUsual ? usually : least);
  if (rank(wished) < rank(least)) throw identityRequired(least, []);
  const identity = lesser(wished, most);
  const missing = missingFor(identity, known);
  if (missing.length > 0) throw identityRequired(identity, missing);
  return told(identity, known);
}

function told(identity: Identity, known: Known): Byline {
  const { stakeholderGroup } = known;
  switch (identity) {
    case 'anonymous':
      return { ...NOTHING, identity, stakeholderGroup };
    case 'pseudonym':
      return { ...NOTHING, identity, stakeholderGroup, name: known.name };
    case 'affiliation':
      return { ...known, identity, name: null };
    case 'public':
      return { ...known, identity };
  }
}

function missingFor(identity: Identity, known: Known): string[] {
  const nameless = known.name === null ? ['name'] : [];
  if (identity === 'anonymous') return [];
  if (identity === 'affiliation')
    return known.affiliation === null && known.country === null ? ['affiliation'] : [];
  return nameless;
}

function lesser(one: Identity, other: Identity): Identity {
  return rank(one) < rank(other) ? one : other;
}

function rank(identity: Identity): number {
  return IDENTITIES.indexOf(identity);
}

function identityRequired(identity: Identity, missing: string[]): Refusal {
  return new Refusal('IDENTITY_REQUIRED', `this session asks for ${identity}`, { least: identity, missing });
}
