import {
  REGIONAL_GROUPS,
  type HubStatus,
  type HubView,
  type Phase,
  type Presence,
  type QuestionView,
} from '@openfloor/contract';

/** A hub and how it is heard now; what nobody said of its line is null. */
export interface HubNow {
  hub: HubView;
  status: HubStatus;
  heardAt: number | null;
  roundTripMs: number | null;
  waiting: number | null;
  phones: number | null;
}

/** Whether a hub takes part: registered by staff, or its application was taken. */
export function takesPart({ status }: Pick<HubView, 'status'>): boolean {
  return status !== 'applied' && status !== 'declined';
}

/** What presence may make of a decision: it lags behind, so that it never takes one back. */
const HEARD: Partial<Record<HubStatus, readonly HubStatus[]>> = {
  expected: ['live', 'degraded', 'offline'],
  live: ['degraded', 'offline'],
};

/** A hub with what presence says of its line. */
export function hubNow(hub: HubView, presence: Presence | undefined): HubNow {
  const link = presence?.links?.find(({ no }) => no === hub.no);
  const said = link?.status ?? presence?.hubs.find(([no]) => no === hub.no)?.[1];
  const isHeard = said !== undefined && HEARD[hub.status]?.includes(said);
  const { heardAt = null, roundTripMs = null, waiting = null, phones = null } = link ?? {};
  return { hub, status: isHeard ? said : hub.status, heardAt, roundTripMs, waiting, phones };
}

const isHere = ({ status }: HubNow): boolean => status === 'live' || status === 'degraded';

/** How many of the hubs that are meant to be here are heard, and the people in the rooms that are. */
export interface HubSum {
  live: number;
  of: number;
  people: number;
}

/** Closed and suspended hubs are not meant to be here; a weak link still is one. */
export function sumOfHubs(hubs: readonly HubNow[]): HubSum {
  const meant = hubs.filter(({ hub }) => hub.status === 'expected' || hub.status === 'live');
  const here = meant.filter(isHere);
  const people = here.reduce((sum, { hub }) => sum + (hub.headcount ?? 0), 0);
  return { live: here.length, of: meant.length, people };
}

/** The hubs of one region. */
export interface RegionOfHubs {
  region: HubView['regionalGroup'];
  hubs: HubNow[];
}

/** Hubs by region in the order of the United Nations, then by name; who named no region stands last. */
export function byRegion(hubs: readonly HubNow[], language: string): RegionOfHubs[] {
  const { compare } = new Intl.Collator(language);
  const sorted = [...hubs].sort((a, b) => compare(a.hub.name, b.hub.name) || a.hub.no - b.hub.no);
  return [...REGIONAL_GROUPS, null]
    .map((region) => ({ region, hubs: sorted.filter(({ hub }) => hub.regionalGroup === region) }))
    .filter((part) => part.hubs.length > 0);
}

/** A mark of one hub on the list that stands for a map. */
export const LEAST_MARK_PX = 8;
export const MOST_MARK_PX = 40;

/** The people whom a mark stands for: those counted, else those expected, else nobody. */
export const peopleOf = ({ headcount, expected }: HubView): number => headcount ?? expected ?? 0;

/** Diameter of a mark, px: its area is as large as its part of the largest hub's people. */
export function markSize(people: number, most: number): number {
  if (most <= 0) return LEAST_MARK_PX;
  const share = Math.min(1, Math.max(0, people / most));
  return Math.max(LEAST_MARK_PX, Math.round(MOST_MARK_PX * Math.sqrt(share)));
}

/** A hub that moderators should know of, and why. `since`: when it was last heard or last asked, ms; null: unknown. */
export interface LateHub {
  now: HubNow;
  code: 'offline' | 'awaited' | 'quiet';
  since: number | null;
}

/** After this long without a word a hub is pointed out, ms. */
export const OFFLINE_LATE_MS = 2 * 60_000;
/** After this long without a question a live hub is pointed out, ms. */
export const QUIET_LATE_MS = 20 * 60_000;

/** What lateness is read from beside the hubs. */
export interface Around {
  phase: Phase;
  openedAt: number | null;
  /** Whether questions can be asked. */
  asks: boolean;
  /** When each hub asked last, ms, by its id. */
  askedAt: ReadonlyMap<string, number>;
  now: number;
}

/** When each hub asked last, ms, by its id. */
export function lastAsked(questions: readonly QuestionView[]): Map<string, number> {
  const asked = new Map<string, number>();
  for (const { hubId, submittedAt } of questions)
    if (hubId !== null) asked.set(hubId, Math.max(submittedAt, asked.get(hubId) ?? 0));
  return asked;
}

/** The hubs that are missed, in the order given. It informs; nothing waits for them. */
export function lateHubs(hubs: readonly HubNow[], around: Around): LateHub[] {
  if (around.phase === 'closed' || around.phase === 'archived') return [];
  return hubs.flatMap((now) => lateness(now, around) ?? []);
}

function lateness(now: HubNow, around: Around): LateHub | null {
  const { status, heardAt } = now;
  const isOpen = around.phase === 'open' || around.phase === 'break';
  if (status === 'offline')
    return heardAt !== null && around.now - heardAt <= OFFLINE_LATE_MS
      ? null
      : { now, code: 'offline', since: heardAt };
  if (status === 'expected') return isOpen ? { now, code: 'awaited', since: null } : null;
  if (!isHere(now) || around.phase !== 'open' || !around.asks) return null;
  const since = quietSince(now.hub, around);
  return since !== null && around.now - since > QUIET_LATE_MS ? { now, code: 'quiet', since } : null;
}

/** Since when a hub could have asked and did not: its last question, else the count of its room. */
function quietSince({ id, countedAt }: HubView, { openedAt, askedAt }: Around): number | null {
  if (openedAt === null) return null;
  return Math.max(openedAt, askedAt.get(id) ?? countedAt ?? 0);
}

/** How long ago a hub was heard: in seconds within the last minute, then as a time; null where it never was. */
export function heardAgo(heardAt: number | null, now: number): { seconds: number } | { at: number } | null {
  if (heardAt === null) return null;
  const seconds = Math.max(0, Math.floor((now - heardAt) / 1_000));
  return seconds < 60 ? { seconds } : { at: heardAt };
}
