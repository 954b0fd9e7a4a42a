import { describe, expect, it } from '@jest/globals';
import { DISCIPLINES } from '@openfloor/contract';
import fc from 'fast-check';
import { elapsedMs } from '../clock/face.js';
import { restarted, openFloor, type OpenedFloor } from '../testing/floor-states.js';
import { floorFaults } from '../testing/floor-faults.js';
import type { Rig } from '../testing/rig.js';
import { holderOf } from './floor.js';

const ACTS = [
  ...(['start', 'pause', 'resume', 'pause', 'resume', 'wait', 'wait', 'end', 'call', 'restart'] as const),
  ...(['point', 'start', 'skip', 'withdraw', 'back', 'undo', 'undo', 'extend', 'ask', 'move'] as const),
  ...(['rules', 'break', 'open', 'close', 'give', 'remove'] as const),
];
type Act = (typeof ACTS)[number];
const step = fc.tuple(fc.constantFrom(...ACTS), fc.nat(99_999));

/** A floor on which every millisecond in which the room says that somebody speaks is counted beside the room. */
class Witness {
  private rig: Rig;
  private readonly done: string[] = [];
  readonly spoken = new Map<string, number>();

  constructor(private readonly opened: OpenedFloor) {
    this.rig = opened.rig;
    for (const actor of [opened.ama, opened.ben]) opened.requests(actor);
  }

  get room() {
    return this.rig.room;
  }

  /** What the room says was spoken, by request. */
  get said(): Map<string, number> {
    const floors = this.room.list('floor');
    return new Map(floors.map(({ id, clock }) => [id, elapsedMs(clock, this.rig.now)]));
  }

  does(act: Act, chance: number): void {
    const { moderator, ama, panellist, cyn } = this.opened;
    const holder = holderOf(this.room)?.id ?? this.room.id;
    const floors = this.room.list('floor');
    const any = floors[chance % floors.length]?.id;
    const by = (type: string, args: object, actor: typeof ama = moderator) => this.give(actor, type, args);
    const named = (type: string, more = {}) => by(`floor.${type}`, { floorId: holder, ...more });
    const phase = (name: string) => by('session.phase', { phase: name, reason: 'by mistake' });
    const acts: Record<Act, () => void> = {
      wait: () => this.passes(() => this.rig.later(chance)),
      restart: () => void (this.rig = restarted(this.rig)),
      start: () => named('start'),
      pause: () => named('pause'),
      resume: () => named('resume'),
      extend: () => named('extend', { seconds: chance % 2 === 0 ? 30 : -30 }),
      skip: () => named('skip', { reason: 'time' }),
      back: () =>
        by('floor.requeue', { floorId: any, place: (['same', 'first', 'last'] as const)[chance % 3] }),
      move: () => by('floor.move', { floorId: any, before: null, why: 'agreed' }),
      end: () => by('floor.end', { expect: holder }),
      call: () => by('floor.call', { expect: holderOf(this.room)?.id ?? null }),
      point: () => {
        by('floor.request', { class: 'point_of_order' }, panellist);
        by('floor.call', { expect: holderOf(this.room)?.id ?? null });
      },
      withdraw: () => by('floor.withdraw', { floorId: holder }, panellist),
      give: () => by('floor.give', { personId: panellist.id }),
      ask: () => by('floor.request', { name: 'Cyn', affiliation: 'A school' }, cyn),
      rules: () =>
        by('session.rules', { discipline: DISCIPLINES[chance % 6], interventionSeconds: 10 + (chance % 90) }),
      remove: () => by('participant.remove', { participantId: ama.id, reason: 'conduct' }),
      break: () => phase('break'),
      open: () => phase('open'),
      close: () => phase('closed'),
      undo: () => by('undo', { commandId: this.done.at(-1 - (chance % 2)) ?? this.room.id }),
    };
    acts[act]();
  }

  private give(actor: OpenedFloor['ama'], type: string, args: object): void {
    this.passes(() => {
      const { code, id } = this.rig.does(actor, type, args);
      if (code === 'ok' && type !== 'undo') this.done.push(id);
    });
  }

  private passes(what: () => void): void {
    const speaker = this.room.list('floor').find(({ status }) => status === 'speaking')?.id;
    const { now } = this.rig;
    what();
    if (speaker) this.spoken.set(speaker, (this.spoken.get(speaker) ?? 0) + this.rig.now - now);
  }
}

describe('spoken time', () => {
  it('is to the millisecond all the time in which somebody was shown to speak, whatever is done and undone', () => {
    const property = fc.property(fc.array(step, { minLength: 20, maxLength: 60 }), (steps) => {
      const witness = new Witness(openFloor());
      for (const [act, chance] of steps) {
        witness.does(act, chance);
        const counted = [...witness.said].filter(([, ms]) => ms > 0);
        expect(new Map(counted)).toEqual(witness.spoken);
        expect(floorFaults({ room: witness.room } as OpenedFloor)).toEqual([]);
      }
    });
    fc.assert(property, { numRuns: 150 });
  });

  it('is not touched where a place in the queue is taken back from somebody who speaks by now', () => {
    const { rig, ama, ben, moderator, requests, call, by, does, later, speech } = openFloor();
    const [floorId] = [requests(ama), requests(ben)];
    const { id } = by('move', floorId, { before: null, why: 'agreed' });
    call(floorId, 'agreed');
    by('start', floorId);
    const { clock } = speech(floorId);
    later(40_123);
    expect(does(moderator, 'undo', { commandId: id }).code).toBe('ok');
    expect(speech(floorId)).toMatchObject({ status: 'speaking', clock });
    expect(elapsedMs(speech(floorId).clock, rig.now)).toBe(41_123);
  });

  it('over a restart goes on from the same second', () => {
    const { rig, ama, speaks, later } = openFloor();
    const floorId = speaks(ama);
    later(40_123);
    const again = restarted(rig);
    const before = rig.room.list('floor');
    expect(again.room.list('floor')).toEqual(before);
    again.later(30_000);
    const { moderator } = openFloor();
    expect(again.does(moderator, 'floor.end', { expect: floorId }).code).toBe('ok');
    expect(again.room.entry('floor', floorId)?.record).toMatchObject({
      status: 'completed',
      spokenMs: 71_123,
    });
    expect(rig.room.entry('floor', floorId)?.record.status).toBe('speaking');
  });
});
