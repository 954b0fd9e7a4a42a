import { describe, expect, it } from '@jest/globals';
import { DeskRoomByHand } from '../testing/desk-room.js';
import { question, questionId } from '../testing/records.js';
import { air, airAnyway, airNext } from './airing.js';
import { Desk } from './desk.js';
import type { DeskMemory } from './order.js';
import { publish, queue, setAside } from './triage.js';

const forgetful: DeskMemory = { read: () => ({}), write: () => undefined };

function openDesk(...numbers: number[]) {
  const room = new DeskRoomByHand(numbers.map((no) => question(no, { status: 'pending' })));
  const desk = new Desk(room, forgetful, () => 10_000);
  const on = (no: number) => room.question(questionId(no)) as ReturnType<typeof question>;
  const last = () => room.sent.at(-1) as (typeof room.sent)[number];
  return { room, desk, on, last };
}
const shown = (desk: Desk): number[] => desk.incoming().map((id) => Number(id.slice(-6)));

describe('A desk', () => {
  it('passes the selection on when an act is sent, and the strip leaves when the room has done it', async () => {
    const { room, desk, on, last } = openDesk(1, 2, 3);
    desk.select(questionId(2));
    queue(desk, on(2));
    expect(desk.view.get().selected).toBe(questionId(3));
    expect(last()).toMatchObject({ type: 'question.shortlist', args: { questionId: questionId(2) } });
    room.put(2, { status: 'shortlisted', position: 'a0' });
    expect(shown(desk)).toEqual([1, 3]);
    await last().reply();
    expect(desk.view.get().acts.at(-1)).toMatchObject({ state: 'done', nos: [2], commandId: 'command 1' });
  });

  it('gives the selection back and says why when the room refuses', async () => {
    const { desk, on, last } = openDesk(1, 2);
    desk.select(questionId(1));
    queue(desk, on(1));
    await last().reply('WRONG_STATE');
    expect(desk.view.get().selected).toBe(questionId(1));
    expect(desk.view.get().said).toMatchObject({ key: 'refused.WRONG_STATE', no: 1 });
    expect(desk.view.get().acts.at(-1)).toMatchObject({ state: 'refused', code: 'WRONG_STATE' });
  });

  it('sends one act on a question at a time, however often the key is hit', async () => {
    const { room, desk, on, last } = openDesk(1);
    publish(desk, on(1));
    publish(desk, on(1));
    expect(room.sent).toHaveLength(1);
    await last().reply('BUSY');
    publish(desk, on(1));
    expect(room.sent).toHaveLength(2);
  });

  it('keeps what another desk moved in its place, and lets nothing new in by itself', () => {
    const { room, desk } = openDesk(1, 2, 3);
    room.put(2, { status: 'shortlisted', position: 'a0' });
    room.put(9, {}, question(9, { status: 'pending' }));
    expect(shown(desk)).toEqual([1, 2, 3]);
    expect(desk.view.get().frozen.ghosts.has(questionId(2))).toBe(true);
    desk.showNew();
    expect(shown(desk)).toEqual([1, 3, 9]);
  });

  it('takes the pages of a large room as they come, and holds still from the last one on', () => {
    const room = new DeskRoomByHand([question(1)]);
    room.left = 2;
    const desk = new Desk(room, forgetful, () => 10_000);
    room.left = 1;
    room.put(3, {}, question(3));
    room.left = 0;
    room.put(2, {}, question(2));
    expect(shown(desk)).toEqual([1, 2, 3]);
    room.put(4, {}, question(4));
    expect(shown(desk)).toEqual([1, 2, 3]);
  });

  it('takes an act back by its command, and the question returns at its place, selected', async () => {
    const { room, desk, on, last } = openDesk(1, 2, 3);
    setAside(desk, on(2), 'off_topic', '  ');
    expect(last().args).toEqual({ questionId: questionId(2), reason: 'off_topic' });
    room.put(2, { status: 'declined', reason: 'off_topic' });
    await last().reply();
    const undone = desk.undo(desk.view.get().acts[0] as never);
    expect(last()).toMatchObject({ type: 'undo', args: { commandId: 'command 1' } });
    room.put(2, { status: 'pending', reason: null });
    await last().reply();
    await undone;
    expect(shown(desk)).toEqual([1, 2, 3]);
    expect(desk.view.get().selected).toBe(questionId(2));
    expect(desk.view.get().acts[0]?.state).toBe('undone');
  });

  it('does not offer to undo what somebody has changed since, and says so when the room says so', async () => {
    const { room, desk, on, last } = openDesk(1, 2);
    publish(desk, on(1));
    room.put(1, { status: 'published' });
    await last().reply();
    const [act] = desk.view.get().acts;
    const undone = desk.undo(act as never);
    await last().reply('WRONG_STATE');
    await undone;
    expect(desk.view.get().said?.key).toBe('undo.stale');
    expect(desk.view.get().acts[0]?.state).toBe('stale');
    await desk.undo(desk.view.get().acts[0] as never);
    expect(room.sent).toHaveLength(2);
  });

  it('keeps the selected strip in sight whatever the filters say', () => {
    const { desk } = openDesk(1, 2, 30);
    desk.select(questionId(2));
    desk.view.patch({ filters: { ...desk.view.get().filters, find: '30' } });
    expect(shown(desk)).toEqual([2, 30]);
  });

  it('forgets the selection of a question that is gone', () => {
    const { room, desk } = openDesk(1, 2);
    desk.select('not-there');
    room.put(1, { labels: ['x'] });
    expect(desk.view.get().selected).toBeNull();
  });
});

describe('Putting on air', () => {
  const sees = (no: number) => ({ onAirIds: [questionId(no)] });

  it('says what this desk saw on air', () => {
    const { room, desk, on, last } = openDesk(1, 2);
    air(desk, on(1));
    expect(last().args).toEqual({ questionIds: [questionId(1)], expect: null });
    room.putSession(sees(2));
    void airNext(desk);
    expect(last()).toMatchObject({ type: 'question.next', args: { expect: [questionId(2)] } });
  });

  it('overwrites nothing when another desk was quicker, and asks with what is there now', async () => {
    const { room, desk, on, last } = openDesk(1, 2);
    air(desk, on(1));
    room.putSession(sees(2));
    await last().reply('CONFLICT');
    expect(desk.view.get().airConflict).toEqual({ wanted: [questionId(1)] });
    expect(desk.view.get().said).toBeNull();
    expect(room.sent).toHaveLength(1);
    airAnyway(desk);
    expect(last().args).toEqual({ questionIds: [questionId(1)], expect: [questionId(2)] });
    expect(desk.view.get().airConflict).toBeNull();
  });
});
