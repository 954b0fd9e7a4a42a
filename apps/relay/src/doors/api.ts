import { JoinSeat, RANKINGS, Refusal, type Ranking, type Since } from '@openfloor/contract';
import { Buckets } from '@openfloor/pages';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { orderOf } from '../mirror/order.js';
import { welcomeFrom } from '../mirror/welcome.js';
import type { Phone } from '../phones/phone.js';
import { admits, sessionNamed } from './admission.js';
import { jsonBody } from './bodies.js';
import type { House } from './house.js';
import { DoorRefusal, sendRefused } from './problem.js';

/** New seats of one address, a second; a whole hub may come from one. */
const JOINS_PER_SECOND = 200;

/** A request with what its address said. */
export interface Call {
  request: IncomingMessage;
  response: ServerResponse;
  params: readonly string[];
  query: URLSearchParams;
}

/** The part of the HTTP API that a phone needs, answered from this relay alone. */
export class ApiDoor {
  private readonly joins = new Buckets();

  constructor(private readonly house: House) {}

  /** The public card of the session. */
  card({ response, params: [code = ''] }: Call): void {
    const { session } = sessionNamed(this.house.mirror, code);
    sendJson(response, { session, people: this.house.mirror.copy.records('person') });
  }

  async join({ request, response, params: [id = ''] }: Call): Promise<void> {
    const body = JoinSeat.safeParse(await jsonBody(request));
    if (!body.success) throw new Refusal('BAD_COMMAND', 'the body has another shape');
    const waitMs = this.joins.take(request.socket.remoteAddress ?? '', JOINS_PER_SECOND);
    if (waitMs > 0) throw new Refusal('RATE_LIMITED', 'too many at once', undefined, waitMs);
    const { session, by } = sessionNamed(this.house.mirror, id);
    sendJson(response, await this.house.roster.join(body.data, session, by === 'code'));
  }

  /** A welcome without sockets; page 0 is the welcome, later pages are the rest of a large room. */
  state(call: Call): void {
    const { response, query } = call;
    const phone = this.reader(call);
    const { mirror, corners } = this.house;
    const page = whole(query.get('page'), 10_000) ?? 0;
    const { welcome, more } = welcomeFrom(mirror, {
      you: corners.you(phone),
      mine: corners.mine(phone),
      since: sinceOf(query.get('since')),
      first: whole(query.get('first'), 200),
    });
    if (page === 0) return sendJson(response, welcome);
    const asked = more[page - 1];
    if (!asked) throw new Refusal('NOT_FOUND', 'no such page');
    sendJson(response, asked);
  }

  async command(call: Call): Promise<void> {
    const { request, response } = call;
    const phone = this.reader(call);
    if (!phone) throw new DoorRefusal(401, 'NOT_ALLOWED', 'take a seat first');
    const reply = await this.house.reception.give(phone, await jsonBody(request));
    if ('queued' in reply) sendJson(response, reply, 202);
    else if (reply.ok) sendJson(response, reply);
    else sendRefused(response, reply);
  }

  /** Receipt numbers of what waits, best first. */
  order(call: Call): void {
    this.reader(call);
    const { copy, figures, session } = this.house.mirror;
    const asked = call.query.get('ranking') ?? session?.rules.ranking;
    if (!RANKINGS.some((ranking) => ranking === asked)) throw new Refusal('BAD_COMMAND', 'no such ranking');
    const isSent = asked === session?.rules.ranking && figures.order;
    if (!isSent && (asked === 'support' || asked === 'balanced'))
      throw new Refusal('WRONG_STATE', 'a relay does not know who supports what');
    const order = isSent || orderOf(copy.records('question'), asked as Ranking, figures);
    sendJson(call.response, { ranking: asked, order, grade: session?.grade });
  }

  /** Who reads: the phone of the seat token, nobody without one. Refuses a token that is forged or ended with 401. */
  private reader({ request, params: [id = ''] }: Call): Phone | undefined {
    const { session, by } = sessionNamed(this.house.mirror, id);
    const token = /^Bearer (.+)$/i.exec(request.headers.authorization ?? '')?.[1];
    const phone = token === undefined ? undefined : this.house.roster.bySeat(token);
    if (token !== undefined && !phone) throw new DoorRefusal(401, 'NOT_ALLOWED', 'this seat is not known');
    admits(session, phone !== undefined, by);
    return phone;
  }
}

/** Ends a response with JSON. */
export function sendJson(response: ServerResponse, body: unknown, status = 200): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'application/json; charset=utf-8');
  response.end(JSON.stringify(body));
}

function sinceOf(since: string | null): Since | undefined {
  if (since === null) return undefined;
  const at = since.lastIndexOf('.');
  const rev = Number(since.slice(at + 1));
  return at > 0 && Number.isSafeInteger(rev) && rev >= 0 ? { epoch: since.slice(0, at), rev } : undefined;
}

function whole(value: string | null, most: number): number | undefined {
  if (value === null) return undefined;
  const number = value === '' ? Number.NaN : Number(value);
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new Refusal('BAD_COMMAND', 'not a whole number');
  return number;
}
