import {
  httpFirst,
  httpTransport,
  LiveRoom,
  loadSocketTransport,
  memoryOutboxStore,
  Outbox,
  systemClock,
  type FrameName,
  type Transport,
} from '@openfloor/client';
import type { Channel, CommandArgs, CommandType, Reply, Seated } from '@openfloor/contract';
import { chance, WeakLink, type LinkOptions } from './weak-link.js';

/** What was done behind the link and when it was answered for good, ms of this machine. */
export interface Act {
  type: CommandType;
  args: unknown;
  at: number;
  ackedAt?: number;
  reply?: Reply;
  /** When its effect stood in the room as this seat sees it. */
  seenAt?: number;
}

/** Somebody to be seated behind a link of their own. */
export interface SlowSeatOptions {
  port: number;
  link: LinkOptions;
  seated: Seated;
  as?: Channel;
  /** The outbox of a hub: strictly in order. */
  hub?: boolean;
}

/** Hubs and desks are few, so that they may come back this soon after a break, where phones spread over 10 s. */
const FEW_RETRY_MOST_MS = 2_000;

/** A room opened as pages open it, through a weak link, with everything measured that crosses it. */
export class SlowSeat {
  readonly acts: Act[] = [];
  /** From when to when nothing passed, ms. */
  readonly breaks: { from: number; to: number; kind: 'cut' | 'hang' }[] = [];
  private readonly under = new Set<Promise<unknown>>();

  private constructor(
    readonly link: WeakLink,
    readonly live: LiveRoom,
    /** What came, in bytes of JSON, and when. */
    readonly frames: { name: FrameName; at: number; bytes: number }[],
    readonly openedAt: number,
  ) {}

  /** Opens the link and the room; the room is not there yet. */
  static async open({ port, link: options, seated, as, hub = false }: SlowSeatOptions): Promise<SlowSeat> {
    const link = await WeakLink.open(port, options);
    const { socketTransport } = await loadSocketTransport();
    const base = link.url;
    const clock = { ...systemClock, random: chance(options.seed ?? 1) };
    const waits = { clock, ...(hub || as === 'staff' ? { retryMostMs: FEW_RETRY_MOST_MS } : {}) };
    const transport = httpFirst({
      http: httpTransport({ base, clock }),
      socket: async () => socketTransport({ base, ...waits }),
      ...waits,
    });
    const outbox = new Outbox({ store: memoryOutboxStore(), clock, inOrder: hub });
    const frames: SlowSeat['frames'] = [];
    const live = new LiveRoom({
      transport: counting(transport, (name, frame) =>
        frames.push({ name, at: Date.now(), bytes: JSON.stringify(frame).length }),
      ),
      session: seated.sessionId,
      seat: seated.seat,
      outbox,
      clock,
      ...(as ? { as } : {}),
    });
    return new SlowSeat(link, live, frames, Date.now());
  }

  /** When the first questions stood in the list, when so many, and the bytes that came until then. */
  async list(
    questions: number,
    withinMs: number,
  ): Promise<{ firstMs: number; wholeMs: number; bytes: number }> {
    const shown = (most: number) => () => this.live.records('question').length >= most;
    const firstMs = (await this.sees(shown(1))) - this.openedAt;
    const list = { firstMs, wholeMs: Infinity, bytes: Infinity };
    const late = new Promise((resolve) => setTimeout(resolve, withinMs).unref());
    void this.sees(shown(questions)).then((at) => {
      list.wholeMs = at - this.openedAt;
      list.bytes = this.link.bytes.down;
    });
    await Promise.race([late, this.sees(shown(questions))]);
    return list;
  }

  /** Does something through the outbox and writes down when it was answered and, with `shows`, when it was seen. */
  act<T extends CommandType>(type: T, args: CommandArgs<T>, shows?: () => unknown): Promise<Act> {
    const act: Act = { type, args, at: Date.now() };
    this.acts.push(act);
    const seen = shows && this.sees(shows).then((at) => void (act.seenAt = at));
    const done = this.live.does(type, args).then(async (reply) => {
      act.ackedAt = Date.now();
      act.reply = reply;
      if (reply.ok) await seen;
      return act;
    });
    this.under.add(done);
    void done.finally(() => this.under.delete(done)).catch(() => undefined);
    return done;
  }

  /** Cuts or hangs the link for so long. */
  async suffers(kind: 'cut' | 'hang', ms: number): Promise<void> {
    const from = Date.now();
    this.link[kind]();
    await new Promise((resolve) => setTimeout(resolve, ms));
    this.link.heal();
    this.breaks.push({ from, to: Date.now(), kind });
  }

  /** Waits until everything that was done has been answered and seen, but no longer than this. */
  async settled(withinMs: number): Promise<void> {
    const late = new Promise((resolve) => setTimeout(resolve, withinMs).unref());
    await Promise.race([late, Promise.all(this.under)]);
  }

  async close(): Promise<void> {
    this.live.close();
    await this.link.close();
  }

  private sees(is: () => unknown): Promise<number> {
    return new Promise((resolve) => {
      const look = () => {
        if (!is()) return;
        unhear();
        resolve(Date.now());
      };
      const unhear = this.live.subscribe(look);
      look();
    });
  }
}

/** The same transport, which tells of each frame that it brings. */
function counting(transport: Transport, tell: (name: FrameName, frame: unknown) => void): Transport {
  const open = transport.open.bind(transport);
  transport.open = (listener) =>
    open({
      ...listener,
      frame: (name, frame) => {
        tell(name, frame);
        listener.frame(name, frame);
      },
    });
  return transport;
}
