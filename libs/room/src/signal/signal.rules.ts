import { Refusal, SeeSignal, SendSignal, SIGNAL_ROLES } from '@openfloor/contract';
import { command } from '../command.js';
import type { SignalRecord } from '../records.js';
import { expectMaySignal, takenHub } from '../people/hub.js';
import { find, findPerson } from '../room.js';
import { isAddressed } from './signal.js';

/** Sends a word behind the scenes to roles, people or hubs. It is no act of moderation and stands in no ledger. */
export const sendSignal = command('signal.send', {
  schema: SendSignal,
  may: SIGNAL_ROLES,
  season: 'until_archived',
  rule(room, { to, level, code, text, refId = null }, { actor, now, newId }) {
    for (const personId of to.personIds) findPerson(room, personId);
    for (const hubId of to.hubIds) takenHub(room, hubId);
    const { role, personId, hubId } = actor;
    if (role === 'hub' && hubId) expectMaySignal(room, hubId, to);
    const signal: SignalRecord = {
      kind: 'signal',
      id: newId(),
      fromId: actor.id,
      from: { role, personId, hubId },
      to,
      level,
      code,
      text,
      refId,
      at: now,
      seenBy: [],
    };
    return { put: [signal], result: { signalId: signal.id } };
  },
});

/** Says that one has read it: the sender's receipt. */
export const seeSignal = command('signal.seen', {
  schema: SeeSignal,
  may: SIGNAL_ROLES,
  season: 'until_archived',
  rule(room, { signalId }, { actor, now }) {
    const signal = find(room, 'signal', signalId);
    if (!isAddressed(signal, actor)) throw new Refusal('NOT_FOUND', 'no such signal for this seat');
    if (signal.seenBy.some(({ id }) => id === actor.id)) return [];
    const { id, role, personId, hubId } = actor;
    return [{ ...signal, seenBy: [...signal.seenBy, { id, role, personId, hubId, at: now }] }];
  },
});
