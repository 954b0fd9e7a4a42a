import { Body, Controller, Get, Header, Inject, Param, Post, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  Command,
  isCommandType,
  LedgerPage,
  LedgerVerified,
  OrderView,
  Refusal,
  REFUSALS,
  Reply,
  Welcome,
  type Refused,
  type Role,
  type Since,
} from '@openfloor/contract';
import type { Actor, Standing } from '@openfloor/room';
import type { Store } from '@openfloor/store';
import type { Request, Response } from 'express';
import { actorIn, Callers, type Caller } from '../operations/caller.js';
import { expectActor } from '../operations/calling.js';
import { Gives, Signed } from '../operations/documented.js';
import { Ledgers } from '../operations/ledgers.js';
import { Limits } from '../operations/limits.js';
import { admits } from '../operations/reading.js';
import { SessionFinder } from '../operations/session-finder.js';
import { STORE } from '../operations/store.token.js';
import { KeptOrders, orderAsked } from './kept-orders.js';
import { nowLines, nowOf } from './now.js';
import { reach } from './elsewhere.js';
import type { OpenedRoom } from './opened-room.js';
import { RoomHost } from './room.host.js';
import { StateBodies } from './state-bodies.js';
import { grantedChannel } from './welcome.js';

interface Reader {
  open: OpenedRoom;
  caller: Caller;
  actor: Actor | undefined;
  standing: Standing;
}

const LEDGER_PAGE = 200;
/** More than ever waits in an outbox. */
const MOST_WAITING = 1_000_000;

/** The HTTP door to a room: the same reading and the same commands as over a socket. */
@ApiTags('rooms')
@Signed()
@Controller('sessions/:id')
export class RoomsController {
  private readonly bodies = new StateBodies();
  private readonly orders = new KeptOrders();

  constructor(
    private readonly host: RoomHost,
    private readonly finder: SessionFinder,
    private readonly callers: Callers,
    private readonly limits: Limits,
    private readonly ledgers: Ledgers,
    @Inject(STORE) private readonly store: Store,
  ) {}

  /**
   * A welcome without sockets; page 0 is the welcome, later pages are the rest of a large snapshot. A hub says with
   * `waiting` how many acts its outbox holds.
   */
  @Get('state')
  @Gives(200, Welcome, 'Pages after the first are `{rev, put, left}`')
  @Header('Cache-Control', 'no-store')
  async state(
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { open, actor, standing } = await this.reads(id, request);
    const channel = grantedChannel(channelAsked(query['as'], standing), standing);
    const first = whole(query['first'], 200);
    const page = whole(query['page'], 10_000) ?? 0;
    heard(open, standing, whole(query['waiting'], MOST_WAITING));
    const since = sinceOf(query['since']);
    await reach(open, channel, since);
    const { welcome, more } = open.welcome(standing, channel, since, first, actor);
    const state = page === 0 ? welcome : more[page - 1];
    if (!state) throw new Refusal('NOT_FOUND', 'no such page');
    const { body, encoding } = await this.bodies.of(state, request.headers['accept-encoding']);
    response.vary('Accept-Encoding').type('json');
    if (encoding) response.set('Content-Encoding', encoding);
    response.send(body);
  }

  /** A command. The reply of a refusal has the status of its code. */
  @Post('commands')
  @Gives(200, Reply)
  @Header('Cache-Control', 'no-store')
  async command(
    @Param('id') id: string,
    @Body() body: unknown,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<Reply> {
    const { open, caller, standing } = await this.reader(id, request);
    const actor = expectActor(caller, open.room.id);
    const parsed = Command.safeParse(body);
    if (!parsed.success) throw new Refusal('BAD_COMMAND', 'the command has another shape');
    const wait = this.limits.takeCommand(actor.id, standing.role, parsed.data.type);
    if (wait > 0) throw new Refusal('RATE_LIMITED', 'too many commands', undefined, wait);
    heard(open, standing);
    const { type } = parsed.data;
    if (!isCommandType(type)) throw new Refusal('UNKNOWN_COMMAND', 'there is no such command');
    const reply = await this.host.does(open.room.id, parsed.data, actor);
    if (!reply.ok) refuse(response, reply);
    return reply;
  }

  /** Receipt numbers of what waits, best first, and why; by the rules in force, or by another `ranking` and `footing`. */
  @Get('order')
  @Gives(200, OrderView)
  @Header('Cache-Control', 'no-store')
  async order(
    @Param('id') id: string,
    @Query() query: Record<string, unknown>,
    @Req() request: Request,
  ): Promise<OrderView> {
    const { open, standing } = await this.reads(id, request);
    return this.orders.of(open, orderAsked(query, open.room.session.rules), standing.channel);
  }

  /** What the hall sees now and next, for vision mixers. */
  @Get('now.json')
  @Header('Cache-Control', 'no-store')
  async now(@Param('id') id: string, @Req() request: Request) {
    const { open } = await this.reads(id, request);
    return nowOf(open.room, Date.now());
  }

  @Get('now.txt')
  @Header('Cache-Control', 'no-store')
  @Header('Content-Type', 'text/plain; charset=utf-8')
  async nowText(@Param('id') id: string, @Req() request: Request): Promise<string> {
    const { open } = await this.reads(id, request);
    return nowLines(open.room, Date.now());
  }

  /** The public record of moderation, a page of 200 entries after a number. */
  @Get('ledger')
  @Gives(200, LedgerPage)
  @Header('Cache-Control', 'no-store')
  async ledger(
    @Param('id') id: string,
    @Query('after') after: unknown,
    @Req() request: Request,
  ): Promise<LedgerPage> {
    const { open } = await this.reads(id, request);
    const entries = await this.store.ledger(
      open.room.id,
      whole(after, Number.MAX_SAFE_INTEGER) ?? 0,
      LEDGER_PAGE,
    );
    return { entries, next: entries.length === LEDGER_PAGE ? (entries.at(-1)?.no ?? null) : null };
  }

  /** What following the chain of the ledger from its first entry gave, at most five seconds ago. */
  @Get('ledger/verify')
  @Gives(200, LedgerVerified)
  @Header('Cache-Control', 'no-store')
  async verify(@Param('id') id: string, @Req() request: Request): Promise<LedgerVerified> {
    const { open } = await this.reads(id, request);
    const { at: _at, ...found } = await this.ledgers.verified(open.room.id);
    return found;
  }

  /** A reading, counted by whoever is proven to read, else by the address. */
  private async reads(address: string, request: Request): Promise<Reader> {
    const caller = await this.callers.ofRequest(request);
    this.limits.takeRead(readerOf(caller), request.ip);
    return this.reader(address, request, caller);
  }

  private async reader(address: string, request: Request, known?: Caller): Promise<Reader> {
    const { sessionId, by } = await this.finder.find(address, request.ip);
    const caller = known ?? (await this.callers.ofRequest(request));
    const actor = actorIn(caller, sessionId);
    const open = await this.host.open(sessionId, actor);
    const standing = open.standing(actor);
    admits(open.room.session, actor, by === 'code');
    return { open, caller, actor, standing };
  }
}

/** By whom a reading is counted: the seat, or the account. Whoever was invited works here. */
function readerOf(caller: Caller): { id: string; role: Role } | undefined {
  if (caller.kind === 'nobody') return undefined;
  if (caller.kind === 'account') return { id: caller.account.id, role: 'moderator' };
  const { actor } = caller;
  return { id: actor.id, role: actor.type === 'participant' ? 'participant' : 'moderator' };
}

/** A hub that sends plain requests is heard by them. */
function heard(open: OpenedRoom, { role, id }: Standing, waiting?: number): void {
  if (role === 'hub') open.publisher.hubs.asked(id, waiting);
}

/** A refusal over HTTP is an RFC 9457 problem document that is also the reply a socket would get. */
function refuse(response: Response, reply: Refused): void {
  const status = REFUSALS[reply.code];
  if (reply.retryAfterMs !== undefined)
    response.setHeader('Retry-After', Math.ceil(reply.retryAfterMs / 1_000));
  response.status(status).type('application/problem+json');
  Object.assign(reply, { type: 'about:blank', title: reply.code, status, detail: reply.message });
}

/** Without `as` a reader gets all it has, since a GET answers in the caller's channel. */
function channelAsked(as: unknown, standing: Standing) {
  return as === 'public' || as === 'panel' || as === 'staff' ? as : standing.channel;
}

function sinceOf(since: unknown): Since | undefined {
  if (typeof since !== 'string') return undefined;
  const at = since.lastIndexOf('.');
  const rev = Number(since.slice(at + 1));
  return at > 0 && Number.isSafeInteger(rev) && rev >= 0 ? { epoch: since.slice(0, at), rev } : undefined;
}

function whole(value: unknown, most: number): number | undefined {
  if (value === undefined) return undefined;
  const number = typeof value === 'string' ? Number(value) : Number.NaN;
  if (!Number.isInteger(number) || number < 0 || number > most)
    throw new Refusal('BAD_COMMAND', 'not a whole number');
  return number;
}
