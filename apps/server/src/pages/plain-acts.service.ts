import { Injectable } from '@nestjs/common';
import { Refusal, type Identity, type JoinSeat, type Reply } from '@openfloor/contract';
import type { PlainDraft, Said } from '@openfloor/pages';
import type { Actor, ParticipantRecord } from '@openfloor/room';
import { derivedId } from '../operations/derived-id.js';
import { Joining, participantOf } from '../operations/joining.js';
import { limited, Limits } from '../operations/limits.js';
import { Rooms, type OpenRoom } from '../operations/rooms.js';
import type { PlainForm } from './plain-form.js';
import type { Visitor } from './visitors.js';

type Participant = Extract<Actor, { type: 'participant' }>;

interface Step {
  type: string;
  args: Record<string, unknown>;
}

/** Where a form came from: which session under which code, and who sent it. */
export interface Sender {
  open: OpenRoom;
  code: string;
  visitor: Visitor;
  address: string | undefined;
}

/** A form that was refused may be sent again once things have changed; so often its command gets another id. */
const MOST_ROUNDS = 5;

/** Does what forms ask for, as the participant that their sender is, by the same commands as everybody. */
@Injectable()
export class PlainActs {
  constructor(
    private readonly rooms: Rooms,
    private readonly joining: Joining,
    private readonly limits: Limits,
  ) {}

  /** What became of a form. A refusal is told, not thrown. */
  async act(form: PlainForm, sender: Sender): Promise<Said> {
    const { act, no, draft, answer } = form;
    const about: Said = { act, ...(no === undefined ? {} : { no }) };
    try {
      const { joinKey } = sender.visitor;
      if (joinKey === undefined) return await this.unknown(about, sender);
      if (draft?.text.trim() === '' || answer?.text === '') return { ...about, code: 'NO_TEXT' };
      const actor = await this.seat(joinKey, sender);
      const { result = {} } = (await this.give(form, sender.open, actor)) ?? {};
      return { ...about, ...asked(result) };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return { ...about, ...toldOf(error, draft, sender.open) };
    }
  }

  /** Nobody can be told apart without a cookie; each such form counts as somebody who joins. */
  private async unknown(about: Said, { address }: Sender): Promise<Said> {
    await this.limits.takeJoin(address);
    return { ...about, code: 'NO_COOKIES' };
  }

  /** The participant of this key, who joins with the first form. A hub that is not there shuts nobody out. */
  private async seat(joinKey: string, { open, code, visitor, address }: Sender): Promise<Participant> {
    const id = participantOf(open.room.id, joinKey);
    if (!open.room.entry('participant', id)) {
      const { attendance, hubCode } = visitor;
      const plain: JoinSeat = { joinKey, attendance };
      await this.joining
        .join(code, hubCode === undefined ? plain : { ...plain, hubCode }, address)
        .catch((error) => {
          if (hubCode === undefined || !(error instanceof Refusal) || error.code !== 'NOT_FOUND') throw error;
          return this.joining.join(code, { joinKey, attendance: 'online' }, address);
        });
    }
    return { type: 'participant', id };
  }

  private async give(form: PlainForm, { room }: OpenRoom, actor: Participant) {
    let last: Extract<Reply, { ok: true }> | undefined;
    for (const step of stepsOf(form, room, actor)) last = await this.command(form.form, room.id, actor, step);
    return last;
  }

  /** The same form sent twice is one command; refusals are thrown. */
  private async command(form: string, sessionId: string, actor: Participant, { type, args }: Step) {
    const waitMs = this.limits.takeCommand(actor.id, 'participant', type);
    if (waitMs > 0) throw limited(waitMs);
    for (let round = 0; ; round += 1) {
      const id = derivedId('form', actor.id, form, type, JSON.stringify(args), String(round));
      const reply = await this.rooms.does(sessionId, { id, type, args }, actor);
      if (reply.ok) return reply;
      if (reply.duplicate !== true || round >= MOST_ROUNDS)
        throw new Refusal(reply.code, reply.message, reply.details, reply.retryAfterMs);
    }
  }
}

/** The commands that a form stands for: who somebody is, where that is new, then what they want. */
function stepsOf({ act, no, draft, answer }: PlainForm, room: OpenRoom['room'], actor: Participant): Step[] {
  if (act === 'join') return [];
  if (draft) return askingSteps(draft, room, actor.id);
  if (answer) {
    const poll = room.list('poll').find((record) => record.no === no);
    if (!poll) throw new Refusal('NOT_FOUND', 'no such poll here');
    return [{ type: 'poll.respond', args: { pollId: poll.id, ...answer } }];
  }
  const question = room.list('question').find((record) => record.no === no);
  if (!question) throw new Refusal('NOT_FOUND', 'no such question here');
  const about = { questionId: question.id };
  if (act === 'withdraw') return [{ type: 'question.withdraw', args: about }];
  return [{ type: 'question.vote', args: { ...about, on: act === 'support' } }];
}

function askingSteps(draft: PlainDraft, room: OpenRoom['room'], id: string): Step[] {
  const { text, language, identity } = draft;
  const known = room.entry('participant', id)?.record;
  const told = newsIn(draft, identity ?? room.session.rules.identity.least, known, room.hasVoted(id));
  const args = { text, ...(language ? { language } : {}), ...(identity ? { identity } : {}) };
  const submit = { type: 'question.submit', args };
  return Object.keys(told).length > 0 ? [{ type: 'participant.identify', args: told }, submit] : [submit];
}

/** Only what the chosen identity needs and the room does not know yet; the group is fixed once somebody has voted. */
function newsIn(
  { name, affiliation, country, group }: PlainDraft,
  identity: Identity,
  known: ParticipantRecord | undefined,
  hasVoted: boolean,
): Record<string, string> {
  const isPlaced = identity === 'affiliation' || identity === 'public';
  const given = {
    name: identity === 'public' || identity === 'pseudonym' ? name : undefined,
    affiliation: isPlaced ? affiliation : undefined,
    country: isPlaced ? country : undefined,
    stakeholderGroup: hasVoted ? undefined : group,
  };
  const news = Object.entries(given).filter(
    ([field, value]) => value !== undefined && value !== known?.[field as keyof typeof given],
  );
  return Object.fromEntries(news) as Record<string, string>;
}

function asked({ no, status }: Record<string, unknown>): Pick<Said, 'no' | 'status'> {
  return typeof no === 'number' && typeof status === 'string' ? { no, status } : {};
}

/** Why it was not done. A text beyond what the wire takes at all is too long like any other. */
function toldOf(
  { code, details }: Refusal,
  draft: PlainDraft | undefined,
  { room }: OpenRoom,
): Partial<Said> {
  const length = [...(draft?.text.trim() ?? '')].length;
  const max = room.session.rules.questionMaxChars;
  if (code === 'BAD_COMMAND' && length > max) return { code: 'TOO_LONG', details: { max, length } };
  return { code, ...(details === undefined ? {} : { details }) };
}
