import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { PollView, Welcome } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { openRoom, type OpenedRoom, type Person } from '../harness/people.js';
import { TestServer } from '../harness/server.js';

const pollOf = (person: Person, pollId: string): PollView | undefined =>
  person.records('poll').find(({ id }) => id === pollId);

describe('a poll from end to end', () => {
  let server: TestServer;
  let room: OpenedRoom;
  beforeAll(async () => {
    server = await TestServer.start({ PROGRAMME: 'none' });
    room = await openRoom(server);
  }, 60_000);
  afterAll(async () => {
    room.leave();
    await server.dispose();
  });

  it('is drafted, opened, answered, survives the death of the server, is answered on, closed and published', async () => {
    const { moderator, ama, ben, stage, invite } = room;
    const { hubId } = await moderator.does('hub.put', { name: 'Accra hub', city: 'Accra' });
    const hub = await invite('hub', { hubId });
    await hub.does('hub.checkIn', { headcount: 40 });
    const { pollId } = await moderator.does('poll.create', {
      type: 'single',
      text: 'Who should audit?',
      options: ['A court', 'A council', 'Nobody'],
    });
    await moderator.seesRoom(() => pollOf(moderator, pollId)?.status === 'draft');
    await moderator.does('poll.edit', {
      pollId,
      seen: pollOf(moderator, pollId)?.rev ?? 0,
      text: 'Who should audit the auditors?',
    });
    await moderator.does('poll.open', { pollId });
    await ama.seesRoom(() => pollOf(ama, pollId)?.status === 'open');
    expect(ama.everReceived('Who should audit?')).toBe(false);
    await moderator.does('stage.show', { scene: 'poll', refId: pollId });
    await stage.seesRoom(() => stage.records('stage')[0]?.refId === pollId);

    await ama.does('poll.respond', { pollId, choices: [1] });
    await ama.sees(({ polls }) => polls?.[0]?.choices[0] === 1);
    await hub.does('hub.count', { pollId, option: 2, hands: 31 });
    await moderator.seesRoom(() => String(moderator.now.polls.get(1)) === '1,1,1,0,0');
    await stage.seesRoom(() => stage.now.polls.get(1)?.[1] === 1);
    expect([stage.now.polls.get(1), ama.now.polls.get(1)]).toEqual([
      [1, 1, null],
      [1, 1, null],
    ]);

    await server.restart('SIGKILL');
    for (const person of [moderator, ama, ben, stage])
      await person.seesRoom(() => person.now.connection === 'live' && person.now.updatedAt !== undefined);
    const state = async (person: Person) =>
      (await api<Welcome>(server, 'GET', `/sessions/${room.sessionId}/state`, { token: person.seat ?? '' }))
        .body;
    expect((await state(ama)).mine.put.polls).toEqual([{ no: 1, choices: [1], text: null }]);
    expect((await state(moderator)).tallies.polls).toEqual([[1, 1, [1, 0, 0]]]);
    expect((await state(ben)).tallies.polls).toEqual([[1, 1, null]]);
    await ben.does('poll.respond', { pollId, choices: [2] });
    await ama.does('poll.respond', { pollId, choices: [2] });
    await moderator.seesRoom(() => String(moderator.now.polls.get(1)) === '1,2,0,2,0');

    await moderator.does('poll.close', { pollId });
    await ben.seesRoom(() => pollOf(ben, pollId)?.status === 'closed');
    expect(pollOf(ben, pollId)).toMatchObject({ answered: 2, results: null, hands: null });
    await moderator.seesRoom(() => pollOf(moderator, pollId)?.results?.cells.join() === '0,2,0');
    expect((await ama.tries('poll.respond', { pollId, choices: [3] })).ok).toBe(false);
    for (const phone of [ama, ben, stage]) expect(phone.everReceived('"cells":[0,2,0]')).toBe(false);

    await moderator.does('poll.publish', { pollId });
    await stage.seesRoom(() => pollOf(stage, pollId)?.status === 'published');
    expect(pollOf(stage, pollId)).toMatchObject({
      text: 'Who should audit the auditors?',
      answered: 2,
      results: { answered: 2, method: 'count', cells: [0, 2, 0], groups: null },
      hands: { hubs: 1, headcount: 40, cells: [0, 31, 0] },
      grade: { ballot: 'open', onRoll: 0 },
    });
    const { body } = await api<{ entries: { act: string; to: string | null }[] }>(
      server,
      'GET',
      `/sessions/${room.sessionId}/ledger?after=0`,
      { token: moderator.seat ?? '' },
    );
    const acts = body.entries.filter(({ act }) => act.startsWith('poll.')).map(({ to }) => to);
    expect(acts).toEqual(['open', 'closed', 'published']);
  }, 90_000);

  it('stands live for everybody where that was chosen, and closes with the session', async () => {
    const { moderator, ama, ben, stage } = room;
    await moderator.does('session.phase', { phase: 'open' });
    const { pollId } = await moderator.does('poll.create', {
      type: 'ranking',
      text: 'In which order?',
      options: ['Law', 'Money', 'Trust'],
      live: true,
    });
    await moderator.does('poll.open', { pollId });
    await ama.seesRoom(() => pollOf(ama, pollId)?.status === 'open');
    await ama.does('poll.respond', { pollId, choices: [3, 1] });
    await ben.does('poll.respond', { pollId, choices: [3] });
    await stage.seesRoom(() => String(stage.now.polls.get(2)) === '2,2,0,0,2');
    await moderator.does('session.phase', { phase: 'closed' });
    await moderator.seesRoom(() => pollOf(moderator, pollId)?.status === 'closed');
    expect(pollOf(moderator, pollId)?.results).toMatchObject({
      answered: 2,
      cells: [0, 0, 2],
      points: [1.5, 0.5, 4],
    });
    await moderator.does('poll.publish', { pollId });
    await ben.seesRoom(() => pollOf(ben, pollId)?.results?.points?.join() === '1.5,0.5,4');
  }, 60_000);
});
