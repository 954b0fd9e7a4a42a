import { describe, expect, it } from '@jest/globals';
import { CHANNELS } from '@openfloor/contract';
import { openPolls, pollAt } from '../testing/polls.js';
import { invite } from '../testing/seats.js';

function withHubs() {
  const opened = openPolls();
  const { rig, must, hub, does } = opened;
  const lima = invite(rig, 'hub', { name: 'Lima' });
  must(hub, 'hub.checkIn', { headcount: 60 });
  must(lima, 'hub.checkIn', { headcount: 20 });
  const counts = (actor: typeof lima, pollId: string, option: number, hands: number) =>
    does(actor, 'hub.count', { pollId, option, hands });
  return { ...opened, hub, lima, counts };
}

describe('hands that hubs count for a poll', () => {
  it('stand beside the answers and are never among them', () => {
    const { opens, counts, hub, lima, by, shown, poll, room } = withHubs();
    const pollId = opens('single');
    expect(counts(hub, pollId, 1, 30)).toMatchObject({
      code: 'ok',
      result: { pollId, no: 1, option: 1, hands: 30 },
    });
    counts(hub, pollId, 2, 25);
    counts(lima, pollId, 2, 20);
    expect(shown(pollId, 'staff')?.hands).toEqual({ hubs: 2, headcount: 80, cells: [30, 45, 0] });
    expect(room.responses.figures(poll(pollId))).toEqual({ answered: 0, cells: [0, 0, 0] });
    by('close', pollId);
    expect(CHANNELS.map((channel) => shown(pollId, channel)?.hands?.hubs)).toEqual([undefined, undefined, 2]);
    expect(poll(pollId).results).toMatchObject({ answered: 0, cells: [0, 0, 0] });
    by('publish', pollId);
    expect(shown(pollId)?.hands).toEqual({ hubs: 2, headcount: 80, cells: [30, 45, 0] });
  });

  it('are counted anew by a later count, and nothing changes where it says the same', () => {
    const { opens, counts, hub, shown, room, must } = withHubs();
    const pollId = opens('temperature');
    counts(hub, pollId, 1, 30);
    counts(hub, pollId, 1, 40);
    expect(shown(pollId, 'staff')?.hands?.cells).toEqual([40, 0, 0]);
    const { rev } = room.clock;
    counts(hub, pollId, 1, 40);
    expect(room.clock.rev).toBe(rev);
    must(hub, 'hub.checkIn', { headcount: 70 });
    counts(hub, pollId, 3, 30);
    expect(shown(pollId, 'staff')?.hands).toEqual({ hubs: 1, headcount: 70, cells: [40, 0, 30] });
  });

  it('are at most as many as there are people: over all answers where everybody gives one', () => {
    const { opens, counts, hub } = withHubs();
    const [single, several, ranking] = [opens('single'), opens('multiple'), opens('ranking')] as [
      string,
      string,
      string,
    ];
    expect(counts(hub, single, 1, 61)).toMatchObject({ code: 'QUOTA_REACHED', details: { quota: 60 } });
    counts(hub, single, 1, 50);
    expect(counts(hub, single, 2, 11)).toMatchObject({ code: 'QUOTA_REACHED', details: { quota: 10 } });
    expect(counts(hub, single, 1, 60).code).toBe('ok');
    expect([1, 2, 3].map((option) => counts(hub, several, option, 60).code)).toEqual(['ok', 'ok', 'ok']);
    counts(hub, ranking, 1, 60);
    expect(counts(hub, ranking, 2, 1).code).toBe('QUOTA_REACHED');
  });

  it('can always be fewer, also in a hub that has become smaller', () => {
    const { opens, counts, hub, must, shown } = withHubs();
    const pollId = opens('single');
    for (const option of [1, 2, 3]) counts(hub, pollId, option, 20);
    must(hub, 'hub.checkIn', { headcount: 30 });
    expect(counts(hub, pollId, 1, 21)).toMatchObject({ code: 'QUOTA_REACHED', details: { quota: 0 } });
    expect([1, 2, 3].map((option) => counts(hub, pollId, option, 10).code)).toEqual(['ok', 'ok', 'ok']);
    expect(counts(hub, pollId, 1, 11).code).toBe('QUOTA_REACHED');
    expect(shown(pollId, 'staff')?.hands).toEqual({ hubs: 1, headcount: 30, cells: [10, 10, 10] });
  });

  it('are counted for answers that there are, of an open poll, by a hub that knows how many it is', () => {
    const opened = withHubs();
    const { opens, counts, hub, rig, ama, does, newId } = opened;
    const pollId = opens('rating');
    expect([5, 6].map((option) => counts(hub, pollId, option, 1).code)).toEqual(['ok', 'NOT_FOUND']);
    expect(counts(hub, opens('text'), 1, 1).code).toBe('WRONG_STATE');
    expect(counts(hub, pollAt(opened, 'closed'), 1, 1).code).toBe('WRONG_STATE');
    expect([pollAt(opened, 'draft'), newId()].map((id) => counts(hub, id, 1, 1).code)).toEqual([
      'NOT_FOUND',
      'NOT_FOUND',
    ]);
    expect(counts(invite(rig, 'hub', { name: 'Quito' }), pollId, 1, 1).code).toBe('WRONG_STATE');
    expect(does(ama, 'hub.count', { pollId, option: 1, hands: 1 }).code).toBe('NOT_ALLOWED');
    expect(does(hub, 'hub.count', { pollId, hands: 1 }).code).toBe('BAD_COMMAND');
    expect(does(hub, 'hub.count', { pollId, questionId: newId(), option: 1, hands: 1 }).code).toBe(
      'BAD_COMMAND',
    );
  });

  it('stand in the corner of the hub that counted them', () => {
    const { opens, counts, hub, lima, mine, answers } = withHubs();
    const [one, other] = [opens('single'), opens('multiple')] as [string, string];
    counts(hub, other, 2, 3);
    counts(hub, one, 3, 9);
    counts(hub, one, 1, 4);
    answers(hub, other, 1, 2);
    expect(mine(hub).pollHands).toEqual([
      [1, 1, 4],
      [1, 3, 9],
      [2, 2, 3],
    ]);
    expect(mine(hub).polls).toEqual([{ no: 2, choices: [1, 2], text: null }]);
    expect(mine(lima).pollHands).toBeUndefined();
  });
});
