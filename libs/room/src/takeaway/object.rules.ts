import {
  AdmitObjection,
  ObjectTakeaway,
  Refusal,
  RetractObjection,
  type CheckedArgs,
} from '@openfloor/contract';
import { command, MODERATORS, RAPPORTEURS, type Turn } from '../command.js';
import type { ObjectionRecord, Said, TakeawayRecord } from '../outcome-records.js';
import { knownOf } from '../question/byline.js';
import { isOver } from '../retention/retention.js';
import { find, type RoomReader } from '../room.js';
import type { Standing } from '../standing.js';
import { minute } from '../views/question.view.js';
import { held, ownWords, visibleTakeaway, wrongState } from './takeaway.js';
import { tellableRegion, withChanged, withSaid, type Voice } from './voices.js';

type Args = CheckedArgs<'takeaway.object'>;

/**
 * Somebody does not agree and says why: while it is checked, and afterwards as long as comments are taken. A person has one objection,
 * a hub one voice; moderators write down what somebody without a device said.
 */
export const objectTakeaway = command('takeaway.object', {
  schema: ObjectTakeaway,
  may: [...MODERATORS, 'participant', 'hub', 'panellist'],
  season: 'until_archived',
  rule(room, args, turn) {
    const takeaway = visibleTakeaway(room, args.takeawayId, turn.actor);
    expectTaken(room, takeaway, turn.now);
    if (turn.actor.muted) throw new Refusal('MUTED', 'this participant is muted');
    const voice = voiceOf(room, args, turn.actor);
    const said = saidBy(room, takeaway, args, turn, voice);
    const { objections, saidId } = withSaid(room, takeaway, { voice, said, newId: turn.newId });
    return { put: [{ ...takeaway, objections }], result: { objectionId: saidId } };
  },
});

/** Takes back what one said against it: one's own, of a hub also its whole voice or what one of its people told it. */
export const retractObjection = command('takeaway.retract', {
  schema: RetractObjection,
  may: [...MODERATORS, 'participant', 'hub', 'panellist'],
  season: 'until_archived',
  rule(room, args, { actor }) {
    const takeaway = visibleTakeaway(room, args.takeawayId, actor);
    if (takeaway.status === 'final' || takeaway.status === 'dropped') throw wrongState(takeaway);
    if (args.localAuthor && actor.role !== 'hub')
      throw new Refusal('NOT_ALLOWED', 'only hubs have local authors');
    const objection = ownObjection(takeaway, args, actor);
    const meant = meantIn(objection, args);
    if (meant.length === 0) throw new Refusal('NOT_FOUND', 'no such objection of yours');
    const isMeant = (said: Said) => meant.includes(said);
    const after = withChanged(takeaway, isMeant, (said) =>
      said.retracted ? said : { ...said, retracted: true },
    );
    return after === takeaway ? [] : [after];
  },
});

/** Lets everybody read an objection, or nobody but the panel and staff any more. It stands either way. */
export const admitObjection = command('takeaway.admit', {
  schema: AdmitObjection,
  may: RAPPORTEURS,
  season: 'until_archived',
  logged: 'always',
  rule(room, { takeawayId, objectionId, on }) {
    const takeaway = find(room, 'takeaway', takeawayId);
    const meant = takeaway.objections.flatMap((objection) => addressed(objection, objectionId));
    if (meant.length === 0) throw new Refusal('NOT_FOUND', 'no such objection here');
    if (takeaway.status === 'dropped') throw wrongState(takeaway);
    const after = withChanged(
      takeaway,
      (said) => meant.includes(said),
      (said) => (said.admitted === on ? said : { ...said, admitted: on }),
    );
    return { put: after === takeaway ? [] : [after], told: on ? 'admitted' : 'withheld' };
  },
});

/** What an id means among what a voice said: one thing, or all that is read of it where the voice itself is named. */
function addressed(objection: ObjectionRecord, objectionId: string): Said[] {
  if (objection.id !== objectionId) return objection.said.filter(({ id }) => id === objectionId);
  const standing = held(objection);
  const said = standing.length > 0 ? standing : objection.said;
  return [ownWords({ said }) ?? said].flat();
}

/** Refuses `WRONG_STATE` where nobody is asked any more; in a closed room only comments are taken. */
function expectTaken(room: RoomReader, takeaway: TakeawayRecord, now: number): void {
  const { status, commentsUntil } = takeaway;
  if (status === 'checking' && !isOver(room)) return;
  const isOpen = (status === 'agreed' || status === 'contested') && commentsUntil !== null;
  if (!isOpen || now >= commentsUntil) throw wrongState(takeaway);
}

/** Who objects, and what is told of them: fixed now, whatever they say of themselves later. */
function voiceOf(room: RoomReader, { onBehalfOf, localAuthor }: Args, actor: Standing): Voice {
  if (localAuthor && actor.role !== 'hub') throw new Refusal('NOT_ALLOWED', 'only hubs have local authors');
  const { regionalGroup, stakeholderGroup } = knownOf(room, actor);
  const self = { makerId: actor.id, onBehalf: false, hub: null, attendance: actor.attendance };
  if (actor.role === 'hub') {
    if (onBehalfOf && !localAuthor) throw new Refusal('NOT_ALLOWED', 'a hub speaks for all its people');
    const hub = actor.hubId ? find(room, 'hub', actor.hubId) : undefined;
    const told = hub ? { no: hub.no, headcount: hub.headcount } : null;
    return { ...self, hub: told, stakeholderGroup: null, regionalGroup };
  }
  if (!onBehalfOf) {
    const speaksAlone = actor.role === 'participant' || actor.role === 'panellist';
    if (!speaksAlone)
      throw new Refusal('BAD_COMMAND', 'staff object on behalf of somebody', { path: ['onBehalfOf'] });
    const region = tellableRegion(room, stakeholderGroup, regionalGroup);
    return { ...self, stakeholderGroup, regionalGroup: region };
  }
  if (!isStaff(actor)) throw new Refusal('NOT_ALLOWED', 'only staff object on behalf of somebody');
  const { attendance, ...told } = onBehalfOf;
  const groups = {
    stakeholderGroup: told.stakeholderGroup ?? null,
    regionalGroup: told.regionalGroup ?? null,
  };
  return { ...self, ...groups, attendance, onBehalf: true };
}

function saidBy(
  room: RoomReader,
  { version }: TakeawayRecord,
  { text, language, localAuthor, onBehalfOf }: Args,
  { now, newId }: Turn,
  { onBehalf }: Voice,
): Said {
  const admitted = onBehalf || room.session.rules.review === 'after';
  const stakeholderGroup = localAuthor ? (onBehalfOf?.stakeholderGroup ?? null) : null;
  const told = { text, language, stakeholderGroup, version, at: minute(now) };
  return { id: newId(), ...told, admitted, retracted: false, localAuthor: localAuthor ?? null };
}

/** The objection that is the actor's own; moderators have all that was written down for somebody. */
function ownObjection(
  { objections }: TakeawayRecord,
  { objectionId }: CheckedArgs<'takeaway.retract'>,
  actor: Standing,
): ObjectionRecord {
  const named = objections.find(
    ({ id, said }) => id === objectionId || said.some((one) => one.id === objectionId),
  );
  const isOwn = ({ makerId, onBehalf }: ObjectionRecord) =>
    onBehalf ? isStaff(actor) && objectionId !== undefined : makerId === actor.id;
  const own = objectionId === undefined ? objections.find(isOwn) : named;
  if (own && isOwn(own)) return own;
  if (own && isStaff(actor)) throw new Refusal('NOT_ALLOWED', 'whoever objects takes it back');
  throw new Refusal('NOT_FOUND', 'no such objection of yours');
}

function meantIn(
  objection: ObjectionRecord,
  { objectionId, localAuthor }: CheckedArgs<'takeaway.retract'>,
): Said[] {
  if (localAuthor) return objection.said.filter((said) => said.localAuthor === localAuthor);
  if (objectionId === undefined) return [ownWords(objection) ?? []].flat();
  if (objectionId === objection.id) return objection.said;
  return objection.said.filter(({ id }) => id === objectionId);
}

function isStaff({ roles }: Standing): boolean {
  return roles.some((role) => MODERATORS.includes(role));
}
