import type { Channel, Role, ServerEvents } from '@openfloor/contract';
import type { Actor, Standing } from '@openfloor/room';
import { RoundTrip } from '../round-trip.js';
import type { Schedule } from '../schedule.js';
import type { Line, Seat } from '../seat.js';

/** A clock that stands still until a test lets time pass. */
export class ManualTime implements Schedule {
  private timers: { at: number; act: () => void }[] = [];

  constructor(private at = 1_000_000) {}

  readonly now = (): number => this.at;

  after(ms: number, act: () => void): () => void {
    const timer = { at: this.at + ms, act };
    this.timers.push(timer);
    return () => {
      this.timers = this.timers.filter((other) => other !== timer);
    };
  }

  /** Lets time pass, and everything happen at its moment. */
  pass(ms: number): void {
    const end = this.at + ms;
    for (;;) {
      const due = this.timers.filter(({ at }) => at <= end).sort((one, other) => one.at - other.at)[0];
      if (!due) break;
      this.timers = this.timers.filter((timer) => timer !== due);
      this.at = Math.max(this.at, due.at);
      due.act();
    }
    this.at = end;
  }
}

/** A seat of a test: remembers what it was sent, and its line is as the test says. */
export interface TestSeat extends Seat {
  readonly line: { -readonly [K in keyof Line]: Line[K] };
  readonly frames: { event: keyof ServerEvents; frame: unknown; at: number }[];
  /** The next ping comes after so many milliseconds, which is the round trip. */
  answersAfter(ms: number): void;
}

/** Makes a seat from nothing. */
export function testSeat(
  time: ManualTime,
  id: string,
  { role = 'participant', channel = 'public' }: { role?: Role; channel?: Channel } = {},
): TestSeat {
  const roundTrip = new RoundTrip(time.now);
  const frames: TestSeat['frames'] = [];
  const types = { participant: 'participant', hub: 'invited' } as const;
  const type = role === 'participant' || role === 'hub' ? types[role] : 'account';
  return {
    id: `${id} ${Math.random()}`,
    channel,
    actor: { type, id } as Actor,
    standing: { id, role, roles: [role], channel, personId: null, hubId: null } as unknown as Standing,
    line: { roundTrip, isPolling: false, hasUnsent: false },
    frames,
    emit: (event, frame) => void frames.push({ event, frame, at: time.now() }),
    close: () => undefined,
    answersAfter(ms) {
      roundTrip.sent(1);
      time.pass(ms);
      roundTrip.heard();
    },
  };
}
