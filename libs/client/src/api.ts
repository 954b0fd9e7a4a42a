import type {
  Channel,
  Command,
  JoinCard,
  JoinSeat,
  Queued,
  Reply,
  Seated,
  Since,
  Welcome,
} from '@openfloor/contract';
import { call, type Reach, RefusedCall } from './call.js';
import { NoAnswer } from './transport.js';

type Joining = { [K in keyof JoinSeat]?: JoinSeat[K] } & Pick<JoinSeat, 'joinKey'>;

/** Takes a seat as a participant. `session` may be the id or the join code; the same `joinKey` gets the same seat. */
export function joinSession(session: string, joining: Joining, reach: Reach = {}): Promise<Seated> {
  return call(`/sessions/${encodeURIComponent(session)}/join`, { body: joining }, reach) as Promise<Seated>;
}

/** Takes the seat that an invitation is for; `token` is the fragment of its link. */
export function acceptInvitation(
  accepting: { token: string; device?: string },
  reach: Reach = {},
): Promise<Seated> {
  return call('/invitations/accept', { body: accepting }, reach) as Promise<Seated>;
}

/** The public card of the session with this join code. */
export function joinCard(code: string, reach: Reach = {}): Promise<JoinCard> {
  return call(`/join/${encodeURIComponent(code)}`, {}, reach) as Promise<JoinCard>;
}

/** Which state to read: what changed after `since`, or from the start with at most `first` questions (40). */
export interface StateQuery {
  session: string;
  seat?: string | undefined;
  as?: Channel | undefined;
  since?: Since | undefined;
  first?: number;
  /** How much waits in the outbox of a hub. */
  waiting?: number | undefined;
}

/** The room without sockets, in the channel asked for (public), never more than the seat has. */
export async function readState(
  { session, seat, as, since, first, waiting }: StateQuery,
  reach: Reach = {},
): Promise<Welcome> {
  const from = since && `${since.epoch}.${since.rev}`;
  const asked = Object.entries({ as: as ?? 'public', since: from, first, waiting })
    .filter(([, value]) => value !== undefined)
    .map(([name, value = '']) => `${name}=${encodeURIComponent(value)}`);
  const path = `/sessions/${encodeURIComponent(session)}/state?${asked.join('&')}`;
  const said = (await call(path, { bearer: seat }, reach)) as Welcome | null;
  if (typeof said?.epoch !== 'string') throw new NoAnswer('not a state');
  return said;
}

/**
 * Gives a command once. A refusal is a reply; `Queued` is a relay's word that it has it. Rejects with `NoAnswer` if it
 * is unknown whether it arrived, and with `RefusedCall` (401) if the seat is not known any more.
 */
export async function sendCommand(
  session: string,
  seat: string | undefined,
  command: Command,
  reach: Reach = {},
): Promise<Reply | Queued> {
  try {
    const path = `/sessions/${encodeURIComponent(session)}/commands`;
    const reply = (await call(path, { body: command, bearer: seat }, reach)) as Reply | Queued;
    if (reply?.id !== command.id) throw new NoAnswer('not a reply');
    return reply;
  } catch (error) {
    if (!(error instanceof RefusedCall) || error.status === 401) throw error;
    const { message, details, retryAfterMs } = error;
    const code = error.code as Extract<Reply, { ok: false }>['code'];
    return { ok: false, id: command.id, code, message, details, ...(retryAfterMs ? { retryAfterMs } : {}) };
  }
}
