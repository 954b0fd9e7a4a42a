import { describe, expect, it } from '@jest/globals';
import type { Command, Reply } from '@openfloor/contract';
import fc from 'fast-check';
import { HubOutbox } from './hub-outbox.js';
import { memoryOutboxStore } from './kept.js';
import { Outbox } from './outbox.js';
import { manualClock, settled } from './testing/clock.js';
import { uuid } from './testing/frames.js';
import { accepted, type Flight, memoryRoad, refused, type Road } from './testing/road.js';
import { tabs } from './testing/tabs.js';

const FATES = [
  'answer',
  'answer',
  'losesReply',
  'losesCommand',
  'neverLeaves',
  'busy',
  'limited',
  'no',
] as const;
type Fate = (typeof FATES)[number];
type Step =
  | { do: 'make' | 'reload' | 'close' | 'wake'; tab: number }
  | { do: 'meet'; tab: number; fate: Fate }
  | { do: 'echo' }
  | { do: 'wait'; ms: number };

const tab = fc.integer({ min: 0, max: 1 });
const steps = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: fc.record({ do: fc.constant('make' as const), tab }) },
    {
      weight: 10,
      arbitrary: fc.record({ do: fc.constant('meet' as const), tab, fate: fc.constantFrom(...FATES) }),
    },
    { weight: 2, arbitrary: fc.record({ do: fc.constantFrom('reload' as const, 'close' as const), tab }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant('wake' as const), tab }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant('echo' as const) }) },
    {
      weight: 4,
      arbitrary: fc.record({ do: fc.constant('wait' as const), ms: fc.integer({ min: 1, max: 1_500 }) }),
    },
  ),
  { maxLength: 60, size: 'max' },
);

interface Tab {
  isClosed: boolean;
  outbox: Outbox;
  road: Road;
}

/** How pages of a hub are opened; a checker is only worth something if another way fails it. */
type Opens = (options: ConstructorParameters<typeof HubOutbox>[0]) => Outbox;
const inOrder: Opens = (options) => new HubOutbox(options);
const sideBySide: Opens = (options) => new Outbox(options);

/** A hub with two pages that share a store and lose, double and delay what they send; a server that keeps receipts. */
class Hub {
  readonly made: string[] = [];
  /** What the server has decided, in its order: applied or refused for good, each id once. */
  readonly decided: string[] = [];
  duplicates = 0;
  private readonly clock = manualClock(9);
  private readonly store = memoryOutboxStore();
  private readonly owners = tabs();
  private readonly receipts = new Map<string, Reply>();
  private readonly delayed: Command[] = [];
  private readonly tabs: Tab[];
  private ids = 0;

  constructor(private readonly opens: Opens) {
    this.tabs = [this.load(), this.load()];
  }

  get open(): number {
    const isOpen = ({ state }: { state: string }): boolean => state === 'kept' || state === 'sending';
    const open = this.tabs.filter(({ isClosed }) => !isClosed);
    return open.flatMap(({ outbox }) => outbox.entries.filter(isOpen)).length;
  }

  async step(step: Step): Promise<void> {
    if (step.do === 'wait') this.clock.advance(step.ms);
    else if (step.do === 'echo') this.delayed.splice(0).forEach((command) => this.receive(command, false));
    else await this.at(step.tab, step);
    await settled();
  }

  async heal(): Promise<void> {
    this.tabs.forEach((_, index) => this.opened(index));
    await settled();
    for (let round = 0; round < 400 && this.open > 0; round += 1) {
      for (const { road } of this.tabs) for (const flight of [...road.flying]) this.meet('answer', flight);
      await settled();
      this.clock.advance(250);
      await settled();
    }
  }

  private async at(index: number, step: Exclude<Step, { do: 'wait' | 'echo' }>): Promise<void> {
    const tab = this.opened(index);
    const { outbox, road } = tab;
    if (step.do === 'make') this.make(outbox);
    else if (step.do === 'wake') outbox.wake();
    else if (step.do === 'meet') this.meet(step.fate, road.flying[0]);
    else {
      await settled();
      outbox.stop();
      tab.isClosed = true;
      if (step.do === 'reload') this.tabs[index] = this.load();
    }
  }

  /** A tab that was closed is opened anew when something is done in it. */
  private opened(index: number): Tab {
    const tab = this.tabs[index];
    if (tab && !tab.isClosed) return tab;
    return (this.tabs[index] = this.load());
  }

  private load(): Tab {
    const road = memoryRoad();
    const id = (): string => uuid((this.ids += 1));
    const outbox = this.opens({ store: this.store, clock: this.clock, owners: this.owners, id });
    outbox.start((command, ms) => road.send(command, ms));
    return { outbox, road, isClosed: false };
  }

  private make(outbox: Outbox): void {
    void outbox.does('question.submit', { text: `Question ${this.made.length}` }).catch(() => undefined);
    this.made.push(outbox.entries.at(-1)?.id ?? '');
  }

  private meet(fate: Fate, flight: Flight | undefined): void {
    if (!flight) return;
    const { command } = flight;
    if (fate === 'busy') return flight.answer(refused(command.id, 'BUSY'));
    if (fate === 'limited') return flight.answer(refused(command.id, 'RATE_LIMITED', 700));
    if (fate === 'neverLeaves') return flight.lose(false);
    if (fate === 'answer' || fate === 'no') return flight.answer(this.receive(command, fate === 'no'));
    if (fate === 'losesReply') this.receive(command, false);
    else this.delayed.push(command);
    flight.lose();
  }

  private receive(command: Command, isRefused: boolean): Reply {
    const known = this.receipts.get(command.id);
    if (known) this.duplicates += 1;
    if (known) return { ...known, duplicate: true };
    const reply = isRefused ? refused(command.id, 'QUOTA_REACHED') : accepted(command.id);
    this.receipts.set(command.id, reply);
    this.decided.push(command.id);
    return reply;
  }
}

async function play(all: Step[], opens = inOrder): Promise<Hub> {
  const hub = new Hub(opens);
  await settled();
  for (const step of all) await hub.step(step);
  await hub.heal();
  return hub;
}

describe('the outbox of a hub on a bad network, with reloads and a second tab', () => {
  it('has everything decided once, in the order in which it was made', async () => {
    await fc.assert(
      fc.asyncProperty(steps, async (all) => {
        const hub = await play(all);
        expect(hub.open).toBe(0);
        expect(hub.decided).toEqual(hub.made);
      }),
      { numRuns: 150 },
    );
  });

  it('is tested with doubles, and with plays in which an outbox that sends side by side fails', async () => {
    let [duplicates, disordered] = [0, 0];
    for (const all of fc.sample(steps, { numRuns: 120, seed: 3 })) {
      duplicates += (await play(all)).duplicates;
      const loose = await play(all, sideBySide);
      if (String(loose.decided) !== String(loose.made)) disordered += 1;
    }
    expect(duplicates).toBeGreaterThan(20);
    expect(disordered).toBeGreaterThan(20);
  });
});
