import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';

describe('what a vision mixer reads', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  }, 60_000);
  afterAll(() => server.dispose());

  const read = (id: string, kind: 'json' | 'txt') => fetch(`${server.url}/api/v1/sessions/${id}/now.${kind}`);

  it('is what is on air, who speaks and for how long, and who is next', async () => {
    const room = await openRoom(server);
    const { moderator, ama, ben, sessionId } = room;
    await moderator.does('session.phase', { phase: 'open' });
    await moderator.does('session.switch', { floor: true });
    const { questionId } = await ama.does('question.submit', { text: 'Who audits the auditors?' });
    await moderator.does('question.air', { questionIds: [questionId], expect: null });
    const speaker = { name: 'Ama Mensah', affiliation: 'A school' };
    const { floorId } = await ama.does('floor.request', speaker);
    await ben.does('floor.request', { name: 'Ben Waits', affiliation: 'Nobody yet' });
    await moderator.does('floor.call', { expect: null });
    await moderator.does('floor.start', { floorId });
    const now = (await (await read(sessionId, 'json')).json()) as Record<string, never>;
    expect(now).toMatchObject({
      onAir: [{ no: 1, text: 'Who audits the auditors?' }],
      speaker: { no: 1, status: 'speaking', ...speaker, allowedSeconds: 120, running: true },
      nextSpeaker: { no: 2, name: null },
    });
    const text = await (await read(sessionId, 'txt')).text();
    expect(text).toMatch(
      /^Now #1 Who audits the auditors\?\nSpeaker 1 Ama Mensah, A school [12]:\d\d\nNext speaker 2\n$/,
    );
    expect(text).not.toContain('Ben');
    room.leave();
  });
});

describe('desks of the staff', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  }, 60_000);
  afterAll(() => server.dispose());

  it('see each other and what the other has open, and nobody else does', async () => {
    const room = await openRoom(server);
    const { moderator, ama } = room;
    const online = await room.invite('online_moderator', { person: { name: 'Olu' } });
    const { questionId } = await ama.does('question.submit', { text: 'Who audits the auditors?' });
    await online.seesRoom((live) => live.question(questionId));
    online.live.edits({ kind: 'question', id: questionId });
    const open = () => moderator.now.presence?.desks?.find(({ id }) => id === online.actorId);
    await moderator.seesRoom(() => open()?.editing?.id === questionId);
    expect(open()).toMatchObject({ no: 2, role: 'online_moderator', personId: online.actorId });
    online.live.edits(null);
    await moderator.seesRoom(() => open()?.editing === null);
    expect(ama.everReceived('desks')).toBe(false);
    expect(ama.everReceived('editing')).toBe(false);
    room.leave();
  });
});
