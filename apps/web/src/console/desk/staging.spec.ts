import { describe, expect, it } from '@jest/globals';
import type { StageView } from '@openfloor/contract';
import { DeskRoomByHand } from '../testing/desk-room.js';
import { questionId, stage } from '../testing/records.js';
import { Desk } from './desk.js';
import { panic, setScene } from './staging.js';

/** A room with screens, which are set by hand. */
class StagesByHand extends DeskRoomByHand {
  stages: readonly StageView[] = [];

  override records(kind: string): never {
    return (kind === 'stage' ? this.stages : super.records(kind)) as never;
  }
}

function openDesk(...stages: StageView[]) {
  const room = new StagesByHand([]);
  room.stages = stages;
  const desk = new Desk(room, { read: () => ({}), write: () => undefined });
  const last = () => room.sent.at(-1) as (typeof room.sent)[number];
  return { room, desk, last };
}

describe('The screens under one desk', () => {
  it('go blank together and come back each to what it showed', async () => {
    const hall = stage({ id: 'hall', scene: 'question', refId: questionId(61) });
    const foyer = stage({ id: 'foyer', no: 2, scene: 'join' });
    const { room, desk, last } = openDesk(hall, foyer);
    void panic(desk);
    expect(last()).toMatchObject({ type: 'stage.blank', args: {} });
    await last().reply();
    room.stages = [hall, foyer].map((one) => ({ ...one, scene: 'blank', refId: null }));
    void panic(desk);
    expect(room.sent.slice(1)).toMatchObject([
      { type: 'stage.show', args: { stageId: 'hall', scene: 'question', refId: questionId(61) } },
      { type: 'stage.show', args: { stageId: 'foyer', scene: 'join', refId: null } },
    ]);
  });

  it('follow what is on air where what they showed is gone', async () => {
    const { room, desk, last } = openDesk(stage({ id: 'hall' }));
    void setScene(desk, 'hall', { scene: 'message', refId: questionId(5) });
    await last().reply('NOT_FOUND');
    expect(room.sent).toHaveLength(2);
    expect(last().args).toEqual({ stageId: 'hall', scene: 'auto', refId: null });
  });

  it('are not touched where there are none', async () => {
    const { room, desk } = openDesk();
    await panic(desk);
    expect(room.sent).toEqual([]);
    expect(desk.view.get().said?.key).toBe('stage.none');
  });
});
