import { describe, expect, it } from '@jest/globals';
import type { Command, Reply } from '@openfloor/contract';
import fc from 'fast-check';
import { memoryOutboxStore } from './kept.js';
import { Outbox } from './outbox.js';
import { manualClock, settled } from './testing/clock.js';
import { uuid } from './testing/frames.js';
import { accepted, type Flight, memoryRoad, refused } from './testing/road.js';

type Step =
  | { do: 'vote'; no: number; on: boolean }
  | { do: 'label'; no: number }
  | { do: 'answer' | 'losesReply' | 'losesCommand' | 'comesLater' | 'busy'; at: number }
  | { do: 'echo' }
  | { do: 'reload' }
  | { do: 'wake' }
  | { do: 'wait'; ms: number };

const no = fc.integer({ min: 1, max: 4 });
const steps = fc.array(
  fc.oneof(
    { weight: 5, arbitrary: fc.record({ do: fc.constant('vote' as const), no, on: fc.boolean() }) },
    { weight: 3, arbitrary: fc.record({ do: fc.constant('label' as const), no }) },
    {
      weight: 10,
      arbitrary: fc.record({
        do: fc.constantFrom(
          'answer' as const,
          'answer' as const,
          'losesReply' as const,
          'losesCommand' as const,
          'comesLater' as const,
          'busy' as const,
        ),
        at: fc.nat(5),
      }),
    },
    {
      weight: 2,
      arbitrary: fc.record({ do: fc.constantFrom('echo' as const, 'reload' as const, 'wake' as const) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 4_000 }) }),
    },
  ),
  { maxLength: 60, size: 'max' },
);

/** One phone that loses, doubles and delays what it sends, and a server that keeps receipts. */
class Play {
  readonly applied: Command[] = [];
  readonly made: { no: number; what: string }[] = [];
  duplicates = 0;
  private readonly receipts = new Map<string, Reply>();
  private readonly clock = manualClock(9);
  private readonly road = memoryRoad();
  private readonly store = memoryOutboxStore();
  private readonly delayed: Command[] = [];
  private marks = 0;
  outbox = this.load();

  async step(step: Step): Promise<void> {
    if (step.do === 'vote') this.make(step.no, step.on ? 'on' : 'off');
    else if (step.do === 'label') this.make(step.no, `label ${(this.marks += 1)}`);
    else if (step.do === 'wait') this.clock.advance(step.ms);
    else if (step.do === 'wake') this.outbox.wake();
    else if (step.do === 'echo') this.delayed.splice(0).forEach((command) => this.receive(command));
    else if (step.do === 'reload') await this.reload();
    else if ('at' in step) this.meet(step.do, this.road.flying[step.at]);
    await settled();
    this.check();
  }

  async heal(): Promise<void> {
    for (let round = 0; round < 200 && this.open > 0; round += 1) {
      for (const flight of [...this.road.flying]) this.meet('answer', flight);
      await settled();
      this.clock.advance(1_000);
      await settled();
    }
  }

  get open(): number {
    return this.outbox.entries.filter(({ state }) => state === 'kept' || state === 'sending').length;
  }

  /** What the server did about question `no`, in its order. */
  about(number: number): string[] {
    return this.applied.filter(({ args }) => idOf(args) === uuid(number)).map(whatOf);
  }

  private load(): Outbox {
    const outbox = new Outbox({ store: this.store, clock: this.clock });
    outbox.start((command, ms) => this.road.send(command, ms));
    return outbox;
  }

  private async reload(): Promise<void> {
    await settled();
    this.outbox.stop();
    this.road.flying.length = 0;
    this.outbox = this.load();
  }

  private make(number: number, what: string): void {
    this.made.push({ no: number, what });
    const questionId = uuid(number);
    if (what.startsWith('label')) void this.outbox.does('question.label', { questionId, labels: [what] });
    else void this.outbox.does('question.vote', { questionId, on: what === 'on' });
  }

  private meet(how: string, flight: Flight | undefined): void {
    if (!flight) return;
    if (how === 'busy') return flight.answer(refused(flight.command.id, 'BUSY'));
    if (how === 'comesLater') this.delayed.push(flight.command);
    if (how === 'answer') return flight.answer(this.receive(flight.command));
    if (how === 'losesReply') this.receive(flight.command);
    flight.lose();
  }

  private receive(command: Command): Reply {
    const known = this.receipts.get(command.id);
    if (known) this.duplicates += 1;
    if (known?.ok) return { ...known, duplicate: true };
    const reply = accepted(command.id);
    this.receipts.set(command.id, reply);
    this.applied.push(command);
    return reply;
  }

  private check(): void {
    const targets = this.road.flying.map(({ command }) => idOf(command.args));
    expect(new Set(targets).size).toBe(targets.length);
  }
}

function idOf(args: unknown): string {
  return (args as { questionId: string }).questionId;
}

function whatOf({ args }: Command): string {
  const { on, labels } = args as { on?: boolean; labels?: string[] };
  return labels?.[0] ?? (on ? 'on' : 'off');
}

function isSubsequence(part: string[], whole: string[]): boolean {
  let at = 0;
  for (const one of whole) if (one === part[at]) at += 1;
  return at === part.length;
}

async function play(all: Step[]): Promise<Play> {
  const made = new Play();
  await settled();
  for (const step of all) await made.step(step);
  await made.heal();
  return made;
}

describe('an outbox on a bad network, with reloads', () => {
  it('brings every intent once, in order, and ends with the last vote', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const made = await play(all);
        expect(made.open).toBe(0);
        expect(new Set(made.applied.map(({ id }) => id)).size).toBe(made.applied.length);
        for (const number of [1, 2, 3, 4]) {
          const wanted = made.made.filter((one) => one.no === number).map(({ what }) => what);
          const done = made.about(number);
          const isLabel = (what: string): boolean => what.startsWith('label');
          expect(done.filter(isLabel)).toEqual(wanted.filter(isLabel));
          expect(isSubsequence(done, wanted)).toBe(true);
          expect(done.filter((what) => !isLabel(what)).at(-1)).toBe(
            wanted.filter((what) => !isLabel(what)).at(-1),
          );
        }
      }),
      { numRuns: 150 },
    );
  });

  it('is tested with doubles and with votes that replace one another', async () => {
    let [duplicates, replaced] = [0, 0];
    for (const all of fc.sample(steps, { numRuns: 60, seed: 2 })) {
      const made = await play(all);
      duplicates += made.duplicates;
      replaced += made.made.length - made.applied.length;
    }
    expect(duplicates).toBeGreaterThan(20);
    expect(replaced).toBeGreaterThan(20);
  });
});
