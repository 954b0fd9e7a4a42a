import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api, organiserToken } from '../harness/api.js';
import { HttpBrowser } from '../harness/http-browser.js';
import { TestNodes } from '../harness/nodes.js';
import { invitedAs, joinedAs, Person } from '../harness/people.js';
import { TestPostgres } from '../harness/postgres.js';
import { command, rawSeat } from '../harness/raw.js';
import { ADMIN } from '../harness/server.js';
import { until } from '../harness/until.js';

describe('a room on two nodes', () => {
  let postgres: TestPostgres;
  let nodes: TestNodes;
  const people: Person[] = [];
  beforeAll(async () => {
    postgres = await TestPostgres.start();
    nodes = await TestNodes.start(postgres, { env: { PROGRAMME: 'none' } });
  }, 90_000);
  afterAll(async () => {
    for (const person of people) person.leave();
    await nodes.dispose();
    await postgres.dispose();
  }, 30_000);

  /** A moderator on the first node, and two phones on the second. */
  async function opened() {
    const [here, there] = [nodes.first.server, nodes.second.server];
    const organiser = await organiserToken(here);
    const made = await api<{ sessionId: string; code: string }>(here, 'POST', '/rooms', {
      token: organiser,
      body: { title: 'A room on two nodes', preset: 'panel' },
    });
    const { sessionId, code } = made.body;
    const told = { role: 'moderator', person: { name: 'A moderator' } };
    const seated = await invitedAs(here, sessionId, organiser, told);
    const moderator = await Person.sit(here, sessionId, 'the moderator', seated, 'staff');
    const join = async (name: string, node = there) => {
      const person = await Person.sit(node, sessionId, name, await joinedAs(node, code));
      people.push(person);
      return person;
    };
    people.push(moderator);
    return { here, there, sessionId, moderator, join, ama: await join('Ama'), ben: await join('Ben') };
  }

  it('is one room: what is asked on one is moderated on the other, and votes and people of both are counted', async () => {
    const { here, moderator, ama, ben, join } = await opened();
    const { questionId, no } = await ama.does('question.submit', { text: 'Is this one room?' });
    await moderator.seesRoom((live) => live.question(questionId)?.status === 'pending');
    expect(ben.live.question(questionId)).toBeUndefined();
    await moderator.does('question.publish', { questionId });
    await ben.seesRoom((live) => live.question(questionId)?.status === 'published');
    await ama.sees((mine) => mine.questions[0]?.status === 'published');
    const cleo = await join('Cleo', here);
    for (const voter of [ben, cleo]) await voter.does('question.vote', { questionId, on: true });
    for (const person of [moderator, ama, ben, cleo]) {
      await until(`${person.name} sees both votes`, () => person.now.votes.get(no) === 2);
      await until(`${person.name} sees all three`, () => person.now.presence?.participants === 3);
    }
    cleo.leave();
    for (const person of [moderator, ama])
      await until(`${person.name} sees that one left`, () => person.now.presence?.participants === 2, 20_000);
  }, 60_000);

  it('gives each command one effect and one answer, by whichever node it comes', async () => {
    const { here, there, sessionId, ama } = await opened();
    const body = command('question.submit', { text: 'Once?' });
    const send = ({ url }: { url: string }) =>
      api(...([{ url }, 'POST', `/sessions/${sessionId}/commands`, { token: ama.seat!, body }] as const));
    const answers = await Promise.all([send(here), send(there), send(here), send(there)]);
    const results = answers.map(({ body: reply }) => JSON.stringify({ ...reply, duplicate: undefined }));
    expect(answers[0]?.body).toMatchObject({ ok: true });
    expect(new Set(results).size).toBe(1);
    expect((await nodes.kept(sessionId)).questions.map(({ text }) => text)).toEqual(['Once?']);
  }, 60_000);

  it('puts out on every node whoever is removed, and lets them back when they are restored', async () => {
    const { moderator, ben } = await opened();
    await ben.does('question.submit', { text: 'Am I still here?' });
    await moderator.seesRoom((live) => live.records('question')[0]);
    const participantId = moderator.records('question')[0]?.authorId as string;
    await moderator.does('participant.remove', { participantId, reason: 'conduct' });
    await until('Ben is refused', () => {
      ben.live.wake();
      return ben.now.connection === 'refused' && ben.now.refusal === 'REMOVED';
    });
    await moderator.does('participant.restore', { participantId });
    await until('Ben is back', () => {
      ben.live.wake();
      return ben.now.connection === 'live';
    });
  }, 60_000);

  it('closes on every node the sockets of whoever signs out on one', async () => {
    const { here, there, sessionId } = await opened();
    const browser = new HttpBrowser();
    expect((await browser.call(here.url, 'POST', '/auth/login', ADMIN)).status).toBe(200);
    const cookie = `sid=${browser.cookie(here.url, 'sid') ?? ''}`;
    const headers = { cookie, origin: here.url, host: new URL(here.url).host };
    const seat = await rawSeat(there, { session: sessionId, as: 'staff' }, headers);
    expect(seat.welcome.you.channel).toBe('staff');
    expect((await browser.call(here.url, 'POST', '/auth/logout', {})).status).toBe(200);
    await until('the socket on the other node is closed', () => !seat.socket.connected);
    const after = await rawSeat(there, { session: sessionId, as: 'staff' }, headers);
    expect(after.welcome.you.channel).toBe('public');
    after.close();
  }, 60_000);
});
