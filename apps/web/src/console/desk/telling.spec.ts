import { describe, expect, it } from '@jest/globals';
import type { FloorView, SignalView } from '@openfloor/contract';
import { DeskRoomByHand } from '../testing/desk-room.js';
import { question, questionId } from '../testing/records.js';
import { Desk } from './desk.js';
import { announceRemote, askReady, askToTell, confirm, goTo, tell } from './telling.js';

function openDesk(...questions: ReturnType<typeof question>[]) {
  const room = new DeskRoomByHand(questions);
  const desk = new Desk(room, { read: () => ({}), write: () => undefined });
  const last = () => room.sent.at(-1) as (typeof room.sent)[number];
  return { room, desk, last };
}

describe('A word behind the scenes', () => {
  it('goes to whom it is addressed, and is known to be sent only when the room has it', async () => {
    const { desk, last } = openDesk();
    const sent = tell(desk, 'panel', { code: 'wrap_up', text: '', level: 'attention' });
    expect(last()).toMatchObject({
      type: 'signal.send',
      args: { to: { roles: ['panellist'] }, code: 'wrap_up', level: 'attention' },
    });
    await last().reply('RATE_LIMITED');
    expect(await sent).toBe(false);
    expect(desk.view.get().said?.key).toBe('refused.RATE_LIMITED');
  });

  it('proposes the next remote speaker with the request it is about', () => {
    const { desk, last } = openDesk();
    announceRemote(desk, { id: 'floor 4' } as FloorView);
    expect(last().args).toMatchObject({
      code: 'remote_ready',
      refId: 'floor 4',
      to: { roles: ['organiser', 'chair', 'moderator', 'online_moderator'] },
    });
  });

  it('asks a hub whether whoever waits there is ready, about that request, and nobody without a hub', () => {
    const { room, desk, last } = openDesk();
    askReady(desk, { id: 'floor 4', hubId: 'hub 1' } as FloorView, 'Are you ready?');
    expect(last().args).toEqual({
      to: { hubIds: ['hub 1'] },
      code: 'message',
      level: 'attention',
      text: 'Are you ready?',
      refId: 'floor 4',
    });
    askReady(desk, { id: 'floor 5', hubId: null } as FloorView, 'Are you ready?');
    expect(room.sent).toHaveLength(1);
  });

  it('is written to a hub when the desk begins with that hub', () => {
    const { desk } = openDesk();
    desk.view.patch({ sheet: 'hubs' });
    askToTell(desk, null, 'hub 1');
    expect(desk.view.get()).toMatchObject({ telling: { refId: null, to: 'hub 1' }, sheet: null });
  });

  it('is confirmed without a trace in History, and says so where that does not go through', async () => {
    const { desk, last } = openDesk();
    const seen = confirm(desk, { id: 's1' } as SignalView);
    expect(last()).toMatchObject({ type: 'signal.seen', args: { signalId: 's1' } });
    await last().reply('NOT_FOUND');
    await seen;
    expect(desk.view.get()).toMatchObject({ acts: [], said: { key: 'refused.NOT_FOUND' } });
  });

  it('is asked for anew each time, about what was selected', () => {
    const { desk } = openDesk(question(87));
    askToTell(desk, questionId(87));
    const first = desk.view.get().telling;
    askToTell(desk, questionId(87));
    expect(desk.view.get().telling).toEqual({ refId: questionId(87) });
    expect(desk.view.get().telling).not.toBe(first);
    expect(desk.view.get().tab).toBe('air');
  });

  it('leads to what it is about: a question in its column, new ones included, or a speaker', () => {
    const { room, desk } = openDesk(question(1), question(12, { status: 'shortlisted', position: 'a0' }));
    goTo(desk, questionId(12));
    expect(desk.view.get()).toMatchObject({ selected: questionId(12), tab: 'queue' });
    room.put(87, {}, question(87));
    expect(desk.incoming()).not.toContain(questionId(87));
    goTo(desk, questionId(87));
    expect(desk.incoming()).toContain(questionId(87));
    expect(desk.view.get().tab).toBe('incoming');
    goTo(desk, 'floor 4');
    expect(desk.view.get().tab).toBe('speakers');
  });
});
