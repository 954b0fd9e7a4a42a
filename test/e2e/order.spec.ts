import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { OrderView, type Seated, type StakeholderGroup } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { joinedAs, openRoom, type OpenedRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

describe('the order across groups', () => {
  let server: TestServer;
  let room: OpenedRoom;
  let questionIds: string[];

  beforeAll(async () => {
    server = await TestServer.start();
    room = await openRoom(server);
    const { moderator, ama } = room;
    await moderator.does('session.phase', { phase: 'open' });
    await moderator.does('session.rules', { questionsPerPerson: 0 });
    questionIds = [];
    for (const text of ['First?', 'Second?', 'Third?', 'Fourth?']) {
      const { questionId, status } = await ama.does('question.submit', { text });
      if (status === 'pending') await moderator.does('question.publish', { questionId });
      questionIds.push(questionId);
    }
    const [government, society] = await Promise.all([crowd(10, 'government'), crowd(6, 'civil_society')]);
    for (const no of [1, 2]) await vote(no, government);
    await vote(3, society);
    await vote(4, society.slice(0, 3));
    await moderator.does('session.rules', { ranking: 'balanced', footing: 'groups' });
  }, 60_000);
  afterAll(async () => {
    room.leave();
    await server.dispose();
  });

  const crowd = (count: number, stakeholderGroup: StakeholderGroup): Promise<Seated[]> =>
    Promise.all(
      Array.from({ length: count }, (_none, at) =>
        joinedAs(server, room.code, { name: `${stakeholderGroup} ${at}`, stakeholderGroup }),
      ),
    );
  const vote = async (no: number, voters: readonly Seated[]): Promise<void> => {
    for (const { seat } of voters) {
      const args = { questionId: questionIds[no - 1], on: true };
      const body = { id: crypto.randomUUID(), type: 'question.vote', args };
      await api(server, 'POST', `/sessions/${room.sessionId}/commands`, { token: seat, body });
    }
  };
  const order = async (query: string, token?: string): Promise<Required<OrderView>> => {
    const { body } = await api(server, 'GET', `/sessions/${room.sessionId}/order${query}`, {
      ...(token ? { token } : {}),
    });
    return OrderView.required().parse(body);
  };
  const onPhone = (...nos: number[]) =>
    until('the order is on the phone', () => room.ben.now.order?.join() === nos.join());

  it('reaches the phones, who see the questions of two groups in turn', async () => {
    await onPhone(1, 3, 2, 4);
    const { body } = await api<{ tallies: { order: number[] } }>(
      server,
      'GET',
      `/sessions/${room.sessionId}/state`,
    );
    expect(body.tallies.order).toEqual([1, 3, 2, 4]);
  });

  it('is given to whoever asks, by the rules or by others, with a why for each place', async () => {
    const inForce = await order('');
    expect(inForce).toMatchObject({ ranking: 'balanced', footing: 'groups', order: [1, 3, 2, 4] });
    expect(inForce.why).toEqual([
      { code: 'balanced', votes: 10, byVotes: 1, firstHeard: 10 },
      { code: 'balanced', votes: 6, byVotes: 3, firstHeard: 5 },
      { code: 'balanced', votes: 10, byVotes: 2, firstHeard: 0 },
      { code: 'few', votes: 3, least: 5 },
    ]);
    expect((await order('?footing=people')).order).toEqual([1, 3, 2, 4]);
    expect((await order('?ranking=votes')).order).toEqual([1, 2, 3, 4]);
    expect((await order('?ranking=support')).why[3]).toEqual({ code: 'few', votes: 3, least: 5 });
    for (const query of ['?ranking=best', '?footing=everybody', '?footing=people&footing=groups'])
      expect((await api(server, 'GET', `/sessions/${room.sessionId}/order${query}`)).status).toBe(400);
  });

  it('lets those wait who are heard, at once', async () => {
    await room.moderator.does('question.air', { questionIds: [questionIds[0] ?? ''], expect: null });
    await onPhone(3, 2, 4);
    await room.moderator.does('session.rules', { ranking: 'votes' });
    await onPhone(2, 3, 4);
  });

  it('tells no votes where none are shown', async () => {
    await room.moderator.does('session.rules', { showVotes: false });
    const told = (await order('?ranking=support&footing=people')).why;
    expect(told.map((why) => 'votes' in why && why.votes)).toEqual([null, null, null]);
    const staff = (await order('?ranking=support&footing=people', room.moderator.seat)).why;
    expect(staff.map((why) => 'votes' in why && why.votes)).toEqual(expect.arrayContaining([10, 6, 3]));
  });
});
