import { Refusal, type Channel, type Command, type Reply, type Since } from '@openfloor/contract';
import {
  NoAnswer,
  type FrameName,
  type Frames,
  type Transport,
  type TransportListener,
} from '@openfloor/client';
import type { Actor, Standing } from '@openfloor/room';
import { RoundTrip } from '../../apps/server/src/rooms/round-trip.js';
import { groupOf, type Seat } from '../../apps/server/src/rooms/seat.js';
import { grantedChannel } from '../../apps/server/src/rooms/welcome.js';
import type { World } from './world.js';

type Said = { [N in FrameName]: { name: N; frame: Frames[N] } }[FrameName];

/** What a line does to what is under way. `lossless` is what TCP does. */
export type Weather = 'lossless' | 'wild' | 'slow' | 'dead';

/** What a wild line may lose: whoever misses it can notice. A figure that is lost is right again with the next one. */
const LOSABLE: readonly FrameName[] = ['welcome', 'patch', 'more', 'head'];

/**
 * A connection that the fuzz owns: frames wait in it until they are delivered, in order, as TCP would; a cut loses
 * what is under way, in both directions.
 */
export class Wire implements Transport {
  /** Every byte that was ever delivered, for leak checks. */
  readonly delivered: string[] = [];
  /** How many of the frames brought a part of a corner. */
  parts = 0;
  /** Wild: loses, doubles and turns around. Slow: delivers now and then. Dead: nothing passes, and nobody is told. */
  weather: Weather = 'lossless';
  /** How many frames a wild line has lost, doubled or turned around. */
  spoilt = 0;
  private listener: TransportListener | undefined;
  private seat: Seat | undefined;
  private underWay: Said[] = [];
  private unanswered = new Set<(error: Error) => void>();

  constructor(
    private readonly world: World,
    private readonly actor: Actor | undefined,
    private readonly isPolling = false,
  ) {}

  get isUp(): boolean {
    return this.seat !== undefined;
  }

  open(listener: TransportListener): void {
    this.listener = listener;
    this.connect();
  }

  channel(standing: Standing): Channel {
    return grantedChannel(this.listener?.hello().as ?? this.asked, standing);
  }

  private asked: Channel | undefined;

  /** A new connection with a welcome; refused while the actor may not be here. */
  connect(): void {
    const { open } = this.world;
    if (this.seat || !this.listener) return;
    const hello = this.listener.hello();
    this.asked = hello.as;
    let standing: Standing;
    try {
      standing = open.standing(this.actor);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      return this.listener.state('refused', error.code);
    }
    const channel = grantedChannel(hello.as, standing);
    const seat: Seat = {
      id: this.world.newId(),
      channel,
      standing,
      actor: this.actor,
      line: {
        roundTrip: new RoundTrip(() => this.world.clock.now()),
        isPolling: this.isPolling,
        hasUnsent: false,
      },
      emit: (name, frame) => {
        if (this.seat === seat)
          this.underWay.push(this.world.spoil(structuredClone({ name, frame }) as Said));
      },
      close: () => {
        if (this.seat === seat) this.cut();
      },
    };
    this.seat = seat;
    this.listener.state('open');
    this.greet(seat, hello.since);
    open.publisher.enter(seat, groupOf(seat));
  }

  /** Delivers the next frame under way, if there is one. */
  deliver(): boolean {
    if (this.weather === 'dead' || (this.weather === 'slow' && this.is(0.8))) return false;
    const said = this.weather === 'wild' ? this.spoiltFrame() : this.underWay.shift();
    if (!said) return false;
    this.delivered.push(JSON.stringify(said));
    if (said.name === 'mine' && said.frame.part) this.parts += 1;
    this.listener?.frame(said.name, said.frame);
    return true;
  }

  cut(): void {
    if (!this.seat) return;
    this.world.open.publisher.leave(this.seat);
    this.seat = undefined;
    this.underWay = [];
    if (this.weather === 'dead') this.weather = 'lossless';
    for (const lose of this.unanswered) lose(new NoAnswer('cut'));
    this.unanswered.clear();
    this.listener?.state('down');
  }

  async send(command: Command): Promise<Reply> {
    if (this.weather === 'dead' && this.seat) return this.noReply();
    if (!this.seat || !this.actor) throw new NoAnswer('not connected');
    const { type, args, id, madeAt } = command;
    const actor = this.actor;
    return new Promise<Reply>((resolve, reject) => {
      this.unanswered.add(reject);
      void this.world.does(type, args, actor, id, madeAt).then((reply) => {
        if (this.unanswered.delete(reject)) resolve(reply);
      });
    });
  }

  resume(since: Since): void {
    if (this.seat && this.weather !== 'dead') this.greet(this.seat, since);
  }

  reconnect(): void {
    this.cut();
  }

  wake(): void {}

  close(): void {
    this.cut();
    this.listener = undefined;
  }

  /** What is in front, or the next one before it; doubled it stays in front as well. */
  private spoiltFrame(): Said | undefined {
    while (this.underWay[0] && LOSABLE.includes(this.underWay[0].name) && this.is(0.06)) {
      this.underWay.shift();
      this.spoilt += 1;
    }
    const [first, second] = this.underWay;
    const isTurned = second && first?.name === 'patch' && this.is(0.1);
    if (isTurned) this.underWay.splice(0, 2, second, first);
    const isDoubled = this.is(0.06);
    if (isTurned || isDoubled) this.spoilt += 1;
    return isDoubled ? this.underWay[0] : this.underWay.shift();
  }

  private is(probability: number): boolean {
    return this.world.clock.random() < probability;
  }

  /** A command that goes into a dead line is lost when that is cut. */
  private noReply(): Promise<Reply> {
    return new Promise((_, reject) => this.unanswered.add(reject));
  }

  private greet(seat: Seat, since: Since | undefined): void {
    const { open } = this.world;
    open.publisher.welcome(seat, open.welcome(seat.standing, seat.channel, since, undefined, this.actor));
    open.publisher.greeted(groupOf(seat));
  }
}
