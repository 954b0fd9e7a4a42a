import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LiveRoom } from './room.js';
import { manualClock } from './testing/clock.js';
import { memoryRoad } from './testing/road.js';
import { ModelServer, type Said } from './testing/server.js';

type Step =
  | { do: 'turn'; acts: { no: number; drop: boolean }[] }
  | { do: 'vote'; no: number; own: boolean }
  | { do: 'head' | 'answer' }
  | { do: 'cut' }
  | { do: 'deliver' | 'twice' | 'lose'; at: number }
  | { do: 'wait'; ms: number }
  | { do: 'restore'; rev: number };

const no = fc.integer({ min: 1, max: 12 });
const turn = fc.record({
  do: fc.constant('turn' as const),
  acts: fc.array(fc.record({ no, drop: fc.boolean() }), { minLength: 1, maxLength: 4 }),
});
const vote = fc.record({ do: fc.constant('vote' as const), no, own: fc.boolean() });
const act = fc.record({ do: fc.constantFrom('head' as const, 'answer' as const) });
const wait = fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 3_000 }) });
const inOrder = fc.record({ do: fc.constant('deliver' as const), at: fc.constant(0) });
const anyOrder = fc.record({
  do: fc.constantFrom('deliver' as const, 'deliver' as const, 'twice' as const, 'lose' as const),
  at: fc.nat(6),
});
const cut = fc.oneof(
  { weight: 3, arbitrary: fc.record({ do: fc.constant('cut' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ do: fc.constant('restore' as const), rev: fc.integer({ min: 1, max: 30 }) }),
  },
);

const orderly = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: turn },
    { weight: 2, arbitrary: vote },
    { weight: 3, arbitrary: act },
    { weight: 12, arbitrary: inOrder },
    { weight: 1, arbitrary: cut },
  ),
  { maxLength: 120, size: 'max' },
);
const wild = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: turn },
    { weight: 2, arbitrary: vote },
    { weight: 4, arbitrary: act },
    { weight: 2, arbitrary: wait },
    { weight: 12, arbitrary: anyOrder },
    { weight: 1, arbitrary: cut },
  ),
  { maxLength: 120, size: 'max' },
);

const runs = 400;

/** One seat on one model server, with everything under way in the open. */
class Play {
  readonly server = new ModelServer();
  private readonly clock = manualClock(3);
  private readonly road = memoryRoad();
  readonly room = new LiveRoom({ transport: this.road, session: 'K7M4PX', clock: this.clock });
  private way: Said[] = [];

  constructor() {
    this.connect();
  }

  step(step: Step): void {
    if (step.do === 'turn') this.way.push(...this.server.turn(step.acts));
    else if (step.do === 'vote') this.way.push(...this.server.vote(step.no, step.own));
    else if (step.do === 'head') this.way.push(...this.server.head());
    else if (step.do === 'answer') this.answer();
    else if (step.do === 'wait') this.clock.advance(step.ms);
    else if (step.do === 'cut') this.connect();
    else if (step.do === 'restore') {
      this.server.restore(step.rev);
      this.connect();
    } else if ('at' in step) this.move(step.do, step.at);
    this.check();
  }

  /** Nothing is lost any more; time passes until the room has had every chance. */
  heal(): void {
    for (let round = 0; round < 12; round += 1) {
      this.way.push(...this.server.wholeTable(), ...this.server.head());
      while (this.way.length > 0) this.move('deliver', 0);
      this.clock.advance(12_500);
      while (this.road.resumed.length > 0) this.answer();
      this.check();
    }
  }

  shown(): string {
    return this.room
      .records('question')
      .map(({ text }) => text)
      .sort()
      .join('; ');
  }

  private connect(): void {
    this.way = [];
    this.road.resumed.length = 0;
    this.road.turns('down');
    this.road.turns('open');
    this.way.push(...this.server.answer(this.road.hello().since));
  }

  private answer(): void {
    const since = this.road.resumed.shift();
    if (since) this.way.push(...this.server.answer(since));
  }

  private move(how: 'deliver' | 'twice' | 'lose', at: number): void {
    const said = this.way[at];
    if (!said) return;
    if (how !== 'twice') this.way.splice(at, 1);
    if (how !== 'lose') this.road.says(said.name, said.frame);
  }

  /** Never a hole: a whole room shows exactly what the server showed at that rev. */
  private check(): void {
    const { epoch, rev, left } = this.room.getSnapshot();
    if (epoch && left === 0) expect(this.shown()).toBe(this.server.shownAt(epoch, rev));
  }
}

function play(steps: Step[]): Play {
  const made = new Play();
  for (const step of steps) made.step(step);
  return made;
}

function expectSame({ room, server }: Play, texts: string): void {
  const { epoch, rev, left, votes, mine } = room.getSnapshot();
  expect({ epoch, rev, left, texts }).toEqual({
    epoch: server.epoch,
    rev: server.rev,
    left: 0,
    texts: server.shownAt(server.epoch, server.rev),
  });
  expect([...votes].sort(([a], [b]) => a - b)).toEqual(server.tally);
  expect(mine?.votes).toEqual(server.ownVotes);
}

describe('the stream', () => {
  it('ends in the room of the server whatever was lost, doubled or turned around, and never shows a hole', () => {
    fc.assert(
      fc.property(wild, (steps) => {
        const made = play(steps);
        made.heal();
        expectSame(made, made.shown());
      }),
      { numRuns: runs },
    );
  });

  it('shows no gap and asks for nothing when nothing was lost, across cuts and restored backups', () => {
    fc.assert(
      fc.property(orderly, (steps) => {
        const made = play(steps);
        made.heal();
        expectSame(made, made.shown());
        expect(made.room.stream).toEqual({ gaps: 0, falseGaps: 0, resumes: 0 });
      }),
      { numRuns: runs },
    );
  });

  it('has a gap in the wild often enough for this to be a test', () => {
    let gaps = 0;
    let resumes = 0;
    for (const steps of fc.sample(wild, { numRuns: 200, seed: 1 })) {
      const made = play(steps);
      made.heal();
      gaps += made.room.stream.gaps;
      resumes += made.room.stream.resumes;
    }
    expect(gaps).toBeGreaterThan(100);
    expect(resumes).toBeGreaterThan(50);
  });
});
