import { describe, expect, it } from '@jest/globals';
import type { Corner, Mine, OwnQuestion } from '@openfloor/contract';
import { settled } from './testing/clock.js';
import { corner, uuid, welcome, you } from './testing/frames.js';
import { joinedRoom } from './testing/room.js';

const own = (no: number, text = `Question ${no}`): OwnQuestion =>
  ({ id: uuid(no), rev: 1, no, text }) as OwnQuestion;
const part = (rev: number, put: Partial<Corner>, beat = 0): Mine => ({
  rev,
  beat,
  put: { ...corner(), ...put },
  part: true,
});
const whole = (rev: number, put: Partial<Corner>): Mine => ({ rev, beat: 0, put: { ...corner(), ...put } });
const texts = (mine: Corner | undefined): string[] | undefined => mine?.questions.map(({ text }) => text);

describe('a part of a corner', () => {
  const joined = () =>
    joinedRoom(welcome(10, { mine: whole(10, { questions: [own(1), own(2)], votes: [7] }) }));

  it('changes what it names, adds what is new at the end, and brings everything else whole', () => {
    const { road, room } = joined();
    road.says('mine', part(11, { questions: [own(1, 'Question 1, edited'), own(3)], votes: [8], left: 3 }));
    expect(texts(room.getSnapshot().mine)).toEqual(['Question 1, edited', 'Question 2', 'Question 3']);
    expect(room.getSnapshot().mine).toMatchObject({ votes: [8], left: 3 });
    road.says('mine', part(11, { questions: [own(2, 'Question 2, edited')] }, 1));
    expect(texts(room.getSnapshot().mine)).toEqual([
      'Question 1, edited',
      'Question 2, edited',
      'Question 3',
    ]);
  });

  it('is laid over requests and signals too', () => {
    const of = (no: number, more: object = {}) => ({ id: uuid(no), no, ...more }) as never;
    const { road, room } = joinedRoom(
      welcome(10, { mine: whole(10, { floor: [of(1), of(2)], signals: [of(5)] }) }),
    );
    road.says('mine', part(11, { floor: [of(2, { status: 'called' })], signals: [of(6)] }));
    const { mine } = room.getSnapshot();
    expect(mine?.floor).toEqual([of(1), of(2, { status: 'called' })]);
    expect(mine?.signals).toEqual([of(5), of(6)]);
  });

  it('that comes late or twice changes nothing', () => {
    const { road, room } = joined();
    road.says('mine', part(12, { questions: [own(1, 'newer')] }));
    const { mine } = room.getSnapshot();
    road.says('mine', part(11, { questions: [own(1, 'older')] }));
    road.says('mine', part(12, { questions: [own(1, 'twice')] }));
    expect(room.getSnapshot().mine).toBe(mine);
  });

  it('comes with a delta after a lost connection', () => {
    const { road, room } = joined();
    road.turns('open');
    road.says('welcome', welcome(14, { mode: 'delta', mine: part(14, { questions: [own(9)] }) }));
    expect(texts(room.getSnapshot().mine)).toEqual(['Question 1', 'Question 2', 'Question 9']);
  });

  it('is replaced by a whole, and by that of a snapshot whatever was held', () => {
    const { road, room } = joined();
    road.says('mine', whole(11, { questions: [own(4)] }));
    expect(texts(room.getSnapshot().mine)).toEqual(['Question 4']);
    road.turns('open');
    road.says('welcome', welcome(3, { epoch: 'other', mine: whole(3, { questions: [own(5)] }) }));
    expect(texts(room.getSnapshot().mine)).toEqual(['Question 5']);
  });

  it('never shows a hole: where nothing is held a snapshot is asked for', async () => {
    const { road, room, clock } = joined();
    road.turns('open');
    road.says(
      'welcome',
      welcome(14, { mode: 'delta', you: { ...you, id: uuid(9) }, mine: part(14, { questions: [own(9)] }) }),
    );
    road.says('mine', part(15, { questions: [own(10)] }));
    expect(room.getSnapshot().mine).toBeUndefined();
    expect(road.hello().since).toBeUndefined();
    clock.advance(2_000);
    await settled();
    expect(road.resumed).toEqual([{ epoch: '', rev: 0 }]);
    const all = whole(15, { questions: [own(8), own(9), own(10)] });
    road.says('welcome', welcome(14, { you: { ...you, id: uuid(9) }, mine: all }));
    expect(texts(room.getSnapshot().mine)).toEqual(['Question 8', 'Question 9', 'Question 10']);
    clock.advance(60_000);
    expect(road.resumed).toHaveLength(1);
  });
});
