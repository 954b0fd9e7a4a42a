import { Refusal } from '@openfloor/contract';
import { ahead } from './ahead.js';
import type { CommandRule, Outcome, Turn } from './command.js';
import type { Draft } from './draft.js';
import { movesQueue, queueChanges } from './floor/queue.js';
import { ledgerNotes } from './ledger.js';
import { expectHubTakesPart } from './people/hub.js';
import { linked } from './question/links.rules.js';
import type { RoomRecord } from './records.js';
import type { RoomReader } from './room.js';
import { standingOf, type Actor, type Standing } from './standing.js';
import { TABLE } from './table.js';
import { actOf } from './undo.rules.js';

/** A command at the rule's door: shape checked, actor known, nothing judged yet. */
export interface Order {
  id: string;
  type: string;
  /** Checked by the command's schema, with defaults. */
  args: unknown;
  madeAt?: number | undefined;
}

export interface Decided {
  standing: Standing;
  result: Record<string, unknown> | undefined;
  closes: string[];
  /** Id of a participant or question: private parts of the ledger that name it are to be blanked. */
  erases: string | undefined;
  /** Of an erased participant, the texts that everybody has read go too. */
  erasesWords: boolean;
  /** Private parts of the whole ledger are to be blanked. */
  erasesLedger: boolean;
}

/**
 * Judges one command on a draft and, if it is accepted, leaves its changes there. A refusal is thrown and leaves
 * the draft as it was. Pure but for the draft: time and new ids are handed in.
 */
export function decide(
  draft: Draft,
  order: Order,
  actor: Actor,
  { now, newId }: { now: number; newId: () => string },
): Decided {
  const rule = TABLE.get(order.type);
  if (!rule) throw new Refusal('UNKNOWN_COMMAND', `there is no command ${order.type}`);
  if (actor.type === 'visitor' && order.type !== 'seat.join') throw new Refusal('NOT_ALLOWED', 'join first');
  const standing = standingOf(draft, actor, now);
  expectMay(rule, standing);
  if (standing.role === 'hub' && standing.hubId) expectHubTakesPart(draft, standing.hubId, order.type);
  if (order.type !== 'session.create') expectSeason(rule, draft);
  const turn: Turn = { actor: standing, now, newId, madeAt: order.madeAt };
  const decided = rule.rule(draft, order.args as never, turn);
  const outcome: Outcome = Array.isArray(decided) ? { put: decided } : decided;
  return leave(draft, rule, order, outcome, turn);
}

/** The commands that a standing may give, as `you.can` lists them. */
export function canOf(standing: Standing, types: readonly string[]): string[] {
  const may = (type: string) => TABLE.get(type)?.may.some((role) => standing.roles.includes(role));
  return types.filter((type) => may(type) && !standing.withheld.includes(type));
}

function leave(
  draft: Draft,
  rule: CommandRule,
  order: Order,
  outcome: Outcome,
  { actor, now }: Turn,
): Decided {
  const changes = outcome.put.length > 0;
  if (isLogged(rule, actor, outcome) && changes)
    draft.ledger.push(
      ...ledgerNotes(draft, rule, order.args as Record<string, unknown>, outcome, actor, now),
    );
  const act = rule.undoable && changes ? [actOf(draft, order.id, actor.id, rule.type, outcome.put)] : [];
  const put = followed(draft, outcome.put);
  for (const record of [...put, ...act]) draft.put(record);
  for (const ballot of outcome.ballots ?? []) draft.castBallot(ballot);
  draft.counts.push(...(outcome.counts ?? []));
  draft.dropsBallots ||= outcome.dropsBallots === true;
  return {
    standing: actor,
    result: outcome.result,
    closes: outcome.closes ?? [],
    erases: outcome.erases,
    erasesWords: outcome.erasesWords === true,
    erasesLedger: outcome.erasesLedger === true,
  };
}

/** Whether the act stands in the ledger: as one of moderation, or as one that does whoever gives it. */
function isLogged({ logged }: CommandRule, { channel, role }: Standing, outcome: Outcome): boolean {
  if (!logged || outcome.isPart === true || outcome.isUnread === true) return false;
  return logged === 'always' || channel === 'staff' || role === 'technician';
}

/** What an act changes with whatever follows from it: links that must go, and the queue of the floor as it then is. */
function followed(room: RoomReader, acted: readonly RoomRecord[]): readonly RoomRecord[] {
  if (acted.length === 0) return acted;
  const put = [...acted, ...linked(room, acted)];
  if (!put.some((record) => movesQueue(room, record))) return put;
  return [...put, ...queueChanges(ahead(room, put))];
}

function expectMay(rule: CommandRule, standing: Standing): void {
  if (rule.may.some((role) => standing.roles.includes(role))) return;
  throw new Refusal('NOT_ALLOWED', `${standing.role} may not give ${rule.type}`);
}

function expectSeason(rule: CommandRule, room: RoomReader): void {
  const { phase } = room.session;
  if (rule.season === 'any' || (phase !== 'closed' && phase !== 'archived')) return;
  if (rule.season === 'until_archived' && phase === 'closed') return;
  throw new Refusal('SESSION_CLOSED', `the session is ${phase}`);
}
