import { MOST_OBJECTIONS, MOST_REASONS, Refusal } from '@openfloor/contract';
import type { ObjectionRecord, Said, TakeawayRecord } from '../outcome-records.js';
import type { RoomReader } from '../room.js';
import { held, standingIn } from './takeaway.js';

/** Whose voice it is, with what is told of them. */
export type Voice = Omit<ObjectionRecord, 'id' | 'said'>;

/** Something newly said by a voice. */
interface Saying {
  voice: Voice;
  said: Said;
  newId: () => string;
}

/**
 * The objections with something newly said by a voice, and the id by which it is taken back. Of one person, and of each of the people of
 * a hub, the last thing said stands. Refuses `QUOTA_REACHED` where more stand than anybody could read; what was taken back keeps nobody
 * out, the first of it makes room.
 */
export function withSaid(
  room: RoomReader,
  takeaway: TakeawayRecord,
  { voice, said, newId }: Saying,
): { objections: ObjectionRecord[]; saidId: string } {
  const { objections } = takeaway;
  const isSame = ({ makerId, onBehalf }: ObjectionRecord) => makerId === voice.makerId && !onBehalf;
  const known = voice.onBehalf ? undefined : objections.find(isSame);
  if (!known) {
    if (standingIn(room, takeaway).length >= MOST_OBJECTIONS) throw full(MOST_OBJECTIONS);
    const others = withRoom(objections, MOST_OBJECTIONS, (one) => held(one).length === 0);
    const id = voice.hub ? newId() : said.id;
    return { objections: [...others, { ...voice, id, said: [said] }], saidId: said.id };
  }
  const before = known.said.find(({ localAuthor }) => localAuthor === said.localAuthor);
  const isReason = ({ localAuthor }: Said) => localAuthor !== null;
  if (!before && isReason(said) && held(known).filter(isReason).length >= MOST_REASONS)
    throw full(MOST_REASONS);
  const admitted = said.admitted || (before?.text === said.text && before.admitted);
  const after = { ...said, id: before?.id ?? said.id, admitted };
  const others = withRoom(known.said, MOST_REASONS, (one) => isReason(one) && one.retracted);
  const all = before ? known.said.map((one) => (one === before ? after : one)) : [...others, after];
  const now = { ...known, ...voice, said: all };
  return { objections: objections.map((one) => (one === known ? now : one)), saidId: after.id };
}

/** The list with a place for one more where it is as long as it may be: the first of what can go does. */
function withRoom<T>(list: readonly T[], most: number, canGo: (one: T) => boolean): readonly T[] {
  const at = list.length < most ? -1 : list.findIndex(canGo);
  return at < 0 ? list : list.toSpliced(at, 1);
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
