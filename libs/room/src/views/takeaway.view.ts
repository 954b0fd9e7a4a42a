import type { Channel, Objection, ObjectionReason, TakeawayView } from '@openfloor/contract';
import type { ObjectionRecord, Said, TakeawayRecord } from '../outcome-records.js';
import { isPublic, ownWords } from '../takeaway/takeaway.js';

/**
 * What each channel sees of a takeaway. Everybody sees what was shown and not dropped, with the objections that were admitted and stand; the
 * panel and staff see drafts, every objection and every wording. Who objects is told to nobody.
 */
export function viewTakeaway(
  takeaway: TakeawayRecord,
  channel: Channel,
): Omit<TakeawayView, 'rev'> | undefined {
  if (channel !== 'public')
    return { ...shown(takeaway), objections: takeaway.objections.map(inFull), history: takeaway.history };
  if (!isPublic(takeaway)) return undefined;
  return { ...shown(takeaway), objections: takeaway.objections.flatMap((one) => asAdmitted(one) ?? []) };
}

/** What was said, in one text: by the voice itself, or else by the people of a hub, a line each. */
export function inOneVoice(said: readonly Said[]): Pick<Objection, 'text' | 'language' | 'version' | 'at'> {
  const own = said.filter(({ localAuthor }) => localAuthor === null);
  const heard = own.length > 0 ? own : said;
  return {
    text: heard.map(({ text }) => text).join('\n'),
    language: heard[0]?.language ?? 'en',
    version: Math.max(...heard.map(({ version }) => version)),
    at: Math.max(...heard.map(({ at }) => at)),
  };
}

/** Looks at each voice once: with every one more a takeaway is seen anew, and hundreds of others stand as they stood. */
function once<V>(look: (objection: ObjectionRecord) => V): (objection: ObjectionRecord) => V {
  const seen = new WeakMap<ObjectionRecord, { view: V }>();
  return (objection) => {
    const known = seen.get(objection) ?? { view: look(objection) };
    seen.set(objection, known);
    return known.view;
  };
}

const asAdmitted = once((objection): Objection | undefined => {
  const said = objection.said.filter(({ admitted, retracted }) => admitted && !retracted);
  if (said.length === 0) return undefined;
  return { ...whose(objection), ...inOneVoice(said), admitted: true, retracted: false };
});

const inFull = once((objection): Objection => {
  const standing = objection.said.filter(({ retracted }) => !retracted);
  const retracted = standing.length === 0;
  const said = retracted ? objection.said : standing;
  const own = ownWords({ said });
  const admitted = (own ? [own] : said).every((one) => one.admitted);
  const full = { ...whose(objection), ...inOneVoice(said), admitted, retracted };
  return objection.hub ? { ...full, reasons: reasonsOf(objection) } : full;
});

function reasonsOf({ said }: ObjectionRecord): ObjectionReason[] {
  return said
    .filter(({ localAuthor }) => localAuthor !== null)
    .map(({ localAuthor: _author, ...reason }) => reason);
}

function whose({ id, stakeholderGroup, regionalGroup, attendance, hub }: ObjectionRecord) {
  return { id, stakeholderGroup, regionalGroup, attendance, hub };
}

function shown(takeaway: TakeawayRecord): Omit<TakeawayView, 'rev' | 'objections'> {
  return {
    kind: 'takeaway',
    id: takeaway.id,
    no: takeaway.no,
    section: takeaway.section,
    heading: takeaway.heading,
    text: takeaway.text,
    language: takeaway.language,
    oneView: takeaway.oneView,
    owner: takeaway.owner,
    dueAt: takeaway.dueAt,
    status: takeaway.status,
    settledAs: takeaway.settledAs,
    position: takeaway.position,
    evidence: takeaway.evidence
      .filter((evidence) => evidence.shown)
      .map(({ kind, id, no }) => ({ kind, id, no })),
    commentsUntil: takeaway.commentsUntil,
    version: takeaway.version,
    changedAt: takeaway.changedAt,
  };
}
