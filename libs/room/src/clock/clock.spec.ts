import { describe, expect, it } from '@jest/globals';
import { CLOCK_PURPOSES, type ClockView } from '@openfloor/contract';
import { openFloor, restarted } from '../testing/floor-states.js';
import { person } from '../testing/seats.js';
import { elapsedMs } from './face.js';

const MINUTE = 60_000;

/** A clock that the moderator started, and its commands in one word each. */
function withClock(given: object = { seconds: 60 }) {
  const opened = openFloor();
  const { moderator, must, does, sees, room } = opened;
  const clockId = String(must(moderator, 'clock.start', given)['clockId']);
  const by = (act: string, more: object = {}) => does(moderator, `clock.${act}`, { clockId, ...more });
  const seen = () => sees('public').filter((view): view is ClockView => view.kind === 'clock');
  const clock = () => room.entry('clock', clockId)!.record;
  const phase = (name: string) =>
    must(opened.organiser, 'session.phase', { phase: name, reason: 'closed by mistake' });
  return { ...opened, clockId, by, seen, clock, phase };
}

describe('a clock', () => {
  it('runs from the second it is started, for everybody', () => {
    const { rig, seen, clockId } = withClock({
      seconds: 300,
      label: 'Coffee',
      purpose: 'break',
      warnSeconds: 60,
    });
    expect(seen()).toMatchObject([
      {
        id: clockId,
        no: 1,
        purpose: 'break',
        label: 'Coffee',
        refId: null,
        clock: { running: true, sinceAt: rig.now, elapsedMs: 0 },
        allowedSeconds: 300,
        warnSeconds: 60,
      },
    ]);
  });

  it('is for anything and warns half a minute before its end, where nothing else is said', () => {
    expect(withClock().seen()).toMatchObject([{ purpose: 'other', label: null, warnSeconds: 30 }]);
  });

  it('stops and goes on with nothing lost, and overruns', () => {
    const { by, clock, later, rig } = withClock();
    later(10_250);
    expect(by('pause').code).toBe('ok');
    expect(clock().clock).toEqual({ running: false, sinceAt: null, elapsedMs: 11_250 });
    later(MINUTE);
    expect(by('resume').code).toBe('ok');
    later(5 * MINUTE);
    expect(elapsedMs(clock().clock, rig.now)).toBe(5 * MINUTE + 11_250);
  });

  it('is stopped only while it runs, and let go on only while it stands', () => {
    const { by, clock } = withClock();
    const before = clock();
    expect(by('resume').code).toBe('WRONG_STATE');
    expect(clock()).toEqual(before);
    by('pause');
    expect(by('pause').code).toBe('WRONG_STATE');
  });

  it('is given more time, or less but never below none, and runs on as it ran', () => {
    const { by, clock } = withClock();
    const { clock: face } = clock();
    for (const [seconds, then] of [
      [30, 90],
      [-60, 30],
      [-600, 0],
      [10, 10],
    ]) {
      by('extend', { seconds });
      expect(clock()).toMatchObject({ allowedSeconds: then, clock: face });
    }
    expect(by('extend', { seconds: 0 }).code).toBe('BAD_COMMAND');
  });

  it('is taken away for good, also in a session that is over', () => {
    const { by, seen, clock, phase } = withClock();
    phase('closed');
    expect(by('extend', { seconds: 30 }).code).toBe('SESSION_CLOSED');
    expect(by('clear').code).toBe('ok');
    expect([seen(), clock().clock.running]).toEqual([[], false]);
    phase('open');
    for (const act of ['pause', 'resume', 'clear']) expect(by(act).code).toBe('NOT_FOUND');
    expect(by('extend', { seconds: 30 }).code).toBe('NOT_FOUND');
  });

  it('is one of this room', () => {
    const { by, newId } = withClock();
    for (const act of ['pause', 'resume', 'clear'])
      expect(by(act, { clockId: newId() }).code).toBe('NOT_FOUND');
  });

  it('is one of at most twelve that are seen, and has a number of its own', () => {
    const { moderator, does, must, by, room } = withClock();
    for (let made = 1; made < 12; made += 1) must(moderator, 'clock.start', { seconds: 60 });
    const more = () => does(moderator, 'clock.start', { seconds: 60 });
    expect(more()).toMatchObject({ code: 'QUOTA_REACHED', details: { quota: 12 } });
    by('clear');
    expect(more().code).toBe('ok');
    expect(room.list('clock').map(({ no }) => no)).toEqual(Array.from({ length: 13 }, (_, at) => at + 1));
  });

  it('is in the hands of moderators and the technician', () => {
    const { rig, does, ama, panellist, hub, online } = withClock();
    const start = (actor: typeof ama) => does(actor, 'clock.start', { seconds: 60 }).code;
    expect([online, person(rig, 'technician', 'Tess')].map(start)).toEqual(['ok', 'ok']);
    expect([ama, panellist, hub].map(start)).toEqual(Array(3).fill('NOT_ALLOWED'));
  });

  it('goes on over a restart from the same second', () => {
    const { rig, later, clockId, clock } = withClock();
    later(MINUTE);
    const again = restarted(rig);
    again.later(MINUTE);
    const record = again.room.entry('clock', clockId)?.record;
    expect(record).toEqual(clock());
    expect(elapsedMs(record!.clock, again.now)).toBe(2 * MINUTE);
  });
});

describe('clocks and the session', () => {
  it.each(CLOCK_PURPOSES)(
    'in a break all stand still and go on after it, but that of the break: %s',
    (purpose) => {
      const { clock, later, phase, rig } = withClock({ seconds: 600, purpose });
      later(10_000);
      phase('break');
      later(MINUTE);
      const isBreak = purpose === 'break';
      expect(clock().clock.running).toBe(isBreak);
      expect(elapsedMs(clock().clock, rig.now)).toBe(11_000 + (isBreak ? MINUTE : 0));
      phase('open');
      expect(clock().clock.running).toBe(true);
      later(5_000);
      expect(elapsedMs(clock().clock, rig.now)).toBe(16_000 + (isBreak ? MINUTE + 1_000 : 0));
    },
  );

  it('after a break let stand who stood before it', () => {
    const { by, clock, phase } = withClock();
    by('pause');
    const before = clock();
    for (const name of ['break', 'open']) phase(name);
    expect(clock()).toEqual(before);
  });

  it('in a break can be let run by hand, and stopped for good', () => {
    const { by, clock, phase, later, rig } = withClock();
    phase('break');
    expect(by('resume').code).toBe('ok');
    later(MINUTE);
    by('pause');
    phase('open');
    expect(clock().clock.running).toBe(false);
    expect(elapsedMs(clock().clock, rig.now)).toBe(MINUTE + 2_000);
  });

  it.each(CLOCK_PURPOSES)('at the close all stop, and do not begin again by themselves: %s', (purpose) => {
    for (const phases of [['closed'], ['break', 'closed']]) {
      const { clock, phase, later } = withClock({ seconds: 600, purpose });
      later(10_000);
      for (const name of phases) phase(name);
      const stopped = clock();
      expect(stopped.clock).toMatchObject({ running: false, sinceAt: null });
      later(MINUTE);
      phase('open');
      expect(clock()).toEqual(stopped);
    }
  });
});

describe('the clock of a part of the programme', () => {
  const withSegments = (phase: 'lobby' | 'open' = 'open') => {
    const opened = openFloor({ phase });
    const { moderator, must, room } = opened;
    const put = (title: string, minutes?: number) =>
      String(must(moderator, 'segment.put', { title, minutes })['segmentId']);
    const [opening, debate, rest] = [put('Opening', 10), put('Debate', 40), put('Rest')];
    const to = (segmentId: string | null) => must(moderator, 'session.segment', { segmentId });
    const clocks = () => room.list('clock').filter(({ cleared }) => !cleared);
    return { ...opened, opening, debate, rest, to, clocks };
  };

  it('starts with it, has its time and its title, and warns five minutes before', () => {
    const { rig, opening, to, clocks } = withSegments();
    to(opening);
    expect(clocks()).toMatchObject([
      {
        purpose: 'segment',
        label: 'Opening',
        refId: opening,
        allowedSeconds: 600,
        warnSeconds: 300,
        clock: { running: true, sinceAt: rig.now },
      },
    ]);
  });

  it('goes with it when the next begins, the session has none, or it is dropped', () => {
    const { opening, debate, rest, to, clocks, moderator, must, sees } = withSegments();
    to(opening);
    to(debate);
    expect(clocks()).toMatchObject([{ refId: debate, allowedSeconds: 2_400 }]);
    must(moderator, 'clock.start', { seconds: 60, label: 'Mine' });
    to(rest);
    expect(clocks()).toMatchObject([{ label: 'Mine' }]);
    to(opening);
    to(null);
    expect(clocks()).toMatchObject([{ label: 'Mine' }]);
    to(opening);
    must(moderator, 'segment.drop', { segmentId: opening });
    expect(clocks()).toMatchObject([{ label: 'Mine' }]);
    expect(sees('public').filter(({ kind }) => kind === 'clock')).toHaveLength(1);
  });

  it('is not begun anew where the part is named again', () => {
    const { opening, to, clocks, later } = withSegments();
    to(opening);
    const before = clocks();
    later(MINUTE);
    to(opening);
    expect(clocks()).toEqual(before);
  });

  it('waits in the lobby and runs when the session opens', () => {
    const { opening, to, clocks, later, moderator, must, rig } = withSegments('lobby');
    to(opening);
    later(MINUTE);
    expect(clocks()).toMatchObject([{ clock: { running: false, elapsedMs: 0 } }]);
    must(moderator, 'session.phase', { phase: 'open' });
    expect(clocks()).toMatchObject([{ clock: { running: true, sinceAt: rig.now, elapsedMs: 0 } }]);
  });

  it('that began in a break waits for its end, and is not taken along by a part that comes before it', () => {
    const { opening, debate, to, clocks, moderator, must } = withSegments();
    must(moderator, 'session.phase', { phase: 'break' });
    to(opening);
    to(debate);
    must(moderator, 'session.phase', { phase: 'open' });
    expect(clocks()).toMatchObject([{ refId: debate, clock: { running: true } }]);
  });
});
