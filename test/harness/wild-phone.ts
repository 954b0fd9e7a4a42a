import {
  LiveRoom,
  loadSocketTransport,
  memoryOutboxStore,
  Outbox,
  systemClock,
  type Clock,
  type FrameName,
  type Frames,
  type Transport,
  type TransportState,
} from '@openfloor/client';
import type {
  Channel,
  CommandArgs,
  CommandType,
  Handshake,
  Patch,
  Reply,
  Seated,
  Welcome,
} from '@openfloor/contract';

const { socketTransport } = await loadSocketTransport();

/** Something done on a phone and what became of it. Times of this machine, ms. */
export interface Deed {
  type: CommandType;
  args: unknown;
  at: number;
  reply?: Reply;
  repliedAt?: number;
  /** The promise of the command was broken: nobody will ever say what became of it. */
  isUnknown?: boolean;
}

export interface WildPhoneOptions {
  /** Where the server is reached, through whatever line. */
  base: string;
  seated: Seated;
  as?: Channel;
  clock?: Clock;
  /** Another road than a WebSocket. */
  transport?: Transport;
  /** What the page came with. */
  initial?: Welcome;
  /** False for a client broken on purpose, which sends each command once. */
  keeps?: boolean;
  /** Breaks the client on purpose: changes what it says on connecting or what it hears. */
  break?: Broken;
}

/** How a client is broken on purpose, to show that a checker notices. */
export interface Broken {
  hello?: (hello: Handshake) => Handshake;
  frame?: <N extends FrameName>(name: N, frame: Frames[N]) => Frames[N];
}

/** A phone as pages have it (room, outbox, socket) that remembers what happened on its line and what it did. */
export class WildPhone {
  readonly deeds: Deed[] = [];
  /** Every turn of the line. */
  readonly turns: { state: TransportState; at: number }[] = [];
  /** Every welcome: which, how many bytes of JSON, and when. */
  readonly welcomes: { mode: Welcome['mode']; bytes: number; at: number }[] = [];
  /** Patches that brought what the phone had already. */
  doubles = 0;
  readonly live: LiveRoom;
  private readonly under = new Set<Promise<unknown>>();

  constructor(options: WildPhoneOptions) {
    const { base, seated, clock = systemClock, initial, as, keeps = true } = options;
    const road = options.transport ?? socketTransport({ base, clock, io: { transports: ['websocket'] } });
    const outbox = keeps ? { outbox: new Outbox({ store: memoryOutboxStore(), clock }) } : {};
    this.live = new LiveRoom({
      transport: this.watched(road, options.break ?? {}),
      session: seated.sessionId,
      seat: seated.seat,
      clock,
      ...outbox,
      ...(initial ? { initial } : {}),
      ...(as ? { as } : {}),
    });
  }

  get isLive(): boolean {
    return this.live.getSnapshot().connection === 'live';
  }

  /** When the line was last found up, by a welcome; ms. */
  get upAt(): number {
    return this.welcomes.at(-1)?.at ?? 0;
  }

  does<T extends CommandType>(type: T, args: CommandArgs<T>): Promise<Deed> {
    const deed: Deed = { type, args, at: Date.now() };
    this.deeds.push(deed);
    const done = this.live.does(type, args).then(
      (reply) => {
        deed.repliedAt = Date.now();
        deed.reply = reply;
        return deed;
      },
      () => {
        deed.isUnknown = true;
        return deed;
      },
    );
    this.under.add(done);
    void done.then(() => this.under.delete(done));
    return done;
  }

  /** Deeds of which it is not known what became of them. */
  get open(): Deed[] {
    return this.deeds.filter(({ reply }) => !reply);
  }

  leave(): void {
    this.live.close();
  }

  private watched(road: Transport, { hello, frame: heard }: Broken): Transport {
    const open = road.open.bind(road);
    road.open = (listener) =>
      open({
        ...listener,
        hello: () => (hello ? hello(listener.hello()) : listener.hello()),
        time: (offset) => listener.time?.(offset),
        state: (state, code) => {
          this.turns.push({ state, at: Date.now() });
          listener.state(state, code);
        },
        frame: (name, frame) => {
          if (name === 'welcome') this.greeted(frame as Welcome);
          if (name === 'patch') this.patched(frame as Patch);
          listener.frame(name, heard ? heard(name, frame) : frame);
        },
      });
    return road;
  }

  private patched({ rev }: Patch): void {
    if (rev <= this.live.getSnapshot().rev) this.doubles += 1;
  }

  private greeted(welcome: Welcome): void {
    const { mode } = welcome;
    this.welcomes.push({ mode, bytes: JSON.stringify(welcome).length, at: Date.now() });
  }
}
