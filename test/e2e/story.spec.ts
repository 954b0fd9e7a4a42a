import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRoom } from '../harness/people.js';
import { TestServer } from '../harness/server.js';

describe('a session from end to end', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  }, 60_000);
  afterAll(() => server.dispose());

  it('takes a question from a phone to the stage and to its answer', async () => {
    const room = await openRoom(server);
    const { moderator, ama, ben, stage } = room;
    const { questionId } = await ama.does('question.submit', {
      text: 'Who audits the auditors?',
      language: 'en',
    });
    await moderator.seesRoom((live) => live.question(questionId)?.status === 'pending');
    await moderator.does('question.publish', { questionId });
    await ben.seesRoom((live) => live.question(questionId)?.status === 'published');
    await ben.does('question.vote', { questionId, on: true });
    const no = ben.live.question(questionId)?.no ?? 0;
    await stage.seesRoom((live) => live.getSnapshot().votes.get(no) === 1);
    await moderator.does('question.shortlist', { questionId });
    await moderator.does('question.next', { expect: null });
    await stage.seesRoom((live) => live.getSnapshot().session?.onAirIds[0] === questionId);
    await stage.does('stage.shown', { scene: 'question', refId: questionId });
    await moderator.seesRoom((live) => live.records('stage')[0]?.shown?.refId === questionId);
    await moderator.does('question.answered', { questionId, how: 'orally' });
    await ama.sees((mine) => mine.questions[0]?.status === 'answered');
    room.leave();
  });

  it('tells the author why a question was declined, and nobody else', async () => {
    const room = await openRoom(server);
    const { moderator, ama, ben } = room;
    const { questionId } = await ama.does('question.submit', { text: 'Who guards the guards?' });
    await moderator.does('question.decline', { questionId, reason: 'off_topic' });
    await ama.sees((mine) => mine.questions[0]?.reason === 'off_topic');
    expect(ben.everReceived(questionId)).toBe(false);
    expect(ben.everReceived('Who guards')).toBe(false);
    expect(moderator.everReceived(questionId)).toBe(true);
    room.leave();
  });
});
