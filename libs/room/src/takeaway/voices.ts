import { MOST_OBJECTIONS, MOST_REASONS, Refusal } from '@openfloor/contract';
import type { ObjectionRecord, Said, TakeawayRecord } from '../outcome-records.js';
import type { RoomReader } from '../room.js';

/** Whose voice it is, with what is told of them. */
export type Voice = Omit<ObjectionRecord, 'id' | 'said'>;

/**
 * The objections with something newly said by a voice, and the id by which it is taken back. Of one person, and of each of the people of
 * a hub, the last thing said stands. Refuses `QUOTA_REACHED` beyond what anybody could read.
 */
export function withSaid(
  { objections }: TakeawayRecord,
  voice: Voice,
  said: Said,
  newId: () => string,
): { objections: ObjectionRecord[]; saidId: string } {
  const isSame = ({ makerId, onBehalf }: ObjectionRecord) => makerId === voice.makerId && !onBehalf;
  const known = voice.onBehalf ? undefined : objections.find(isSame);
  if (!known) {
    if (objections.length >= MOST_OBJECTIONS) throw full(MOST_OBJECTIONS);
    const id = voice.hub ? newId() : said.id;
    return { objections: [...objections, { ...voice, id, said: [said] }], saidId: said.id };
  }
  const before = known.said.find(({ localAuthor }) => localAuthor === said.localAuthor);
  if (!before && known.said.length > MOST_REASONS) throw full(MOST_REASONS);
  const admitted = said.admitted || (before?.text === said.text && before.admitted);
  const after = { ...said, id: before?.id ?? said.id, admitted };
  const all = before ? known.said.map((one) => (one === before ? after : one)) : [...known.said, after];
  const now = { ...known, ...voice, said: all };
  return { objections: objections.map((one) => (one === known ? now : one)), saidId: after.id };
}

/** The takeaway with some of what was said against it changed; the same one where none of it was. */
export function withChanged(
  takeaway: TakeawayRecord,
  isMeant: (said: Said, objection: ObjectionRecord) => boolean,
  change: (said: Said) => Said,
): TakeawayRecord {
  let moves = false;
  const objections = takeaway.objections.map((objection) => {
    const said = objection.said.map((one) => {
      const after = isMeant(one, objection) ? change(one) : one;
      moves ||= after !== one;
      return after;
    });
    return said.every((one, at) => one === objection.said[at]) ? objection : { ...objection, said };
  });
  return moves ? { ...takeaway, objections } : takeaway;
}

/** The region, where enough people of the session share it together with the group; else it would name somebody. */
export function tellableRegion(
  room: RoomReader,
  stakeholderGroup: Voice['stakeholderGroup'],
  regionalGroup: Voice['regionalGroup'],
): Voice['regionalGroup'] {
  if (regionalGroup === null) return null;
  const isAlike = (one: Pick<Voice, 'stakeholderGroup' | 'regionalGroup'>) =>
    one.stakeholderGroup === stakeholderGroup && one.regionalGroup === regionalGroup;
  const people = room.list('person').filter((person) => !person.left && isAlike(person));
  const audience = room.list('participant').filter((one) => !one.removed && !one.erased && isAlike(one));
  return people.length + audience.length >= room.session.rules.smallCell ? regionalGroup : null;
}

function full(quota: number): Refusal {
  return new Refusal('QUOTA_REACHED', `at most ${quota} objections`, { quota });
}
