import { afterEach, beforeEach, describe, expect, it, jest } from '@jest/globals';
import { ConsultationImport } from '@openfloor/contract';
import { participantOf } from '../operations/joining.js';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Rooms } from '../operations/rooms.js';
import { administrator, organiser, type TestAccount } from '../operations/testing/accounts.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { MeetingsModule } from './meetings.module.js';

const AT = Date.parse('2015-07-15T10:00:00Z');
const LONG = 'A longer thought. '.repeat(40).trim();
const comments = [
  'timestamp,datetime,comment-id,author-id,agrees,disagrees,moderated,comment-body',
  `${AT},x,0,1,0,0,1,Buses first`,
  `${AT + 1},x,1,2,0,0,1,計程車也要遵守法律`,
  `${AT + 2},x,2,2,0,0,-1,<script>alert(1)</script>`,
  `${AT + 3},x,3,3,0,0,0,${LONG}`,
  ...Array.from({ length: 6 }, (_, at) => `${AT + 4 + at},x,${at + 4},9,0,0,1,Thought ${at}`),
  '',
].join('\n');
const votes = [
  'timestamp,datetime,comment-id,voter-id,vote',
  `${AT + 100},x,0,1,1`,
  `${AT + 100},x,0,2,1`,
  `${AT + 100},x,0,3,1`,
  `${AT + 100},x,1,3,1`,
  `${AT + 200},x,1,3,0`,
  `${AT + 100},x,1,4,1`,
  `${AT + 100},x,2,4,1`,
  `${AT + 100},x,9,4,1`,
  `${AT + 86_400_000},x,77,4,1`,
  '',
].join('\n');
const summary = 'topic,Who may drive?\nurl,https://pol.is/demo\nconversation-description,"One.\n\nTwo."\n';
const whole = { comments, votes, summary };

describe('importing a consultation', () => {
  let server: TestServer;
  let ama: TestAccount;
  let ben: TestAccount;
  let meetingId = '';
  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule, MeetingsModule]);
    const first = await administrator(server);
    ama = await organiser(server, first);
    ben = await organiser(server, first);
    const made = await server.api('POST', '/meetings', { body: { name: 'vTaiwan' }, headers: ama.headers });
    meetingId = String(made.json['id']);
  });
  afterEach(() => server.close());

  const send = (body: unknown, by = ama) =>
    server.api('POST', `/meetings/${meetingId}/consultations`, { body, headers: by.headers });
  const at = async (id: string) => {
    const { json } = await server.api('GET', `/meetings/${meetingId}/consultations/${id}`, {
      headers: ama.headers,
    });
    return ConsultationImport.parse(json);
  };
  /** Imports and waits until it runs no more. */
  const imported = async (body: unknown): Promise<ConsultationImport> => {
    const { status, json } = await send(body);
    expect([status, json]).toEqual([202, expect.anything()]);
    let seen = ConsultationImport.parse(json);
    while (seen.state === 'running') seen = await at(seen.id);
    return seen;
  };
  const roomOf = async ({ sessionId }: { sessionId: string }) => server.get(Rooms).open(sessionId);
  const totals = async (found: ConsultationImport) => {
    const open = await roomOf(found);
    open.tally.recount();
    const all = open.room.list('question').sort((one, other) => one.no - other.no);
    return all.map(({ id, status }) => [status, open.tally.of(id)]);
  };

  it('makes a session of it: statements, what became of them, and the agreements that count', async () => {
    const done = await imported(whole);
    expect(done).toMatchObject({
      state: 'done',
      title: 'Who may drive?',
      statements: 10,
      published: 9,
      declined: 1,
      voters: 4,
      votes: 4,
      leftOut: { replaced: 1, passed: 1, disagreed: 0, own: 1, declined: 1, unknown: 1, refused: 0 },
    });
    expect(done.done).toBe(done.of);
    expect((await totals(done)).slice(0, 4)).toEqual([
      ['published', 2],
      ['published', 1],
      ['declined', 0],
      ['published', 0],
    ]);
    const { room } = await roomOf(done);
    const [first, second, third] = room.list('question').sort((one, other) => one.no - other.no);
    expect(first).toMatchObject({ text: 'Buses first', type: 'statement', language: 'en' });
    expect(first?.byline).toMatchObject({ identity: 'anonymous', name: null, stakeholderGroup: null });
    expect(second).toMatchObject({ text: '計程車也要遵守法律', language: 'zh' });
    expect(third).toMatchObject({ text: '<script>alert(1)</script>', status: 'declined' });
    expect(room.session).toMatchObject({
      meetingId,
      phase: 'scheduled',
      focusIssues: ['One.', 'Two.'],
      subTheme: '2015-07-15 – 2015-07-16',
      links: [{ kind: 'document', label: 'pol.is', url: 'https://pol.is/demo' }],
      rules: { questionMaxChars: LONG.length, questionsPerPerson: 6 },
    });
    expect(room.list('participant').map(({ stakeholderGroup }) => stakeholderGroup)).toEqual(
      Array<null>(5).fill(null),
    );
  });

  it('shows what is taken in now as taken in now, and never as sent late', async () => {
    const before = Date.now() - 60_000;
    const { room } = await roomOf(await imported(whole));
    for (const { submittedAt, publishedAt, lateBySeconds } of room.list('question')) {
      expect(submittedAt).toBeGreaterThanOrEqual(before);
      expect(publishedAt ?? submittedAt).toBeGreaterThanOrEqual(before);
      expect(lateBySeconds).toBeNull();
    }
  });

  it('twice is one session, and nothing of it moves', async () => {
    const first = await imported(whole);
    const { clock } = (await roomOf(first)).room;
    expect(await imported({ ...whole, participants: 'participant\n1\n' })).toEqual(first);
    expect((await roomOf(first)).room.clock).toEqual(clock);
    expect(await server.store.sessionsOf(meetingId)).toHaveLength(1);
  });

  it.each([1, 3, 12, 19])(
    'goes on after it broke off at command %i, and counts nothing twice',
    async (broken) => {
      const rooms = server.get(Rooms);
      const does = rooms.does.bind(rooms);
      let given = 0;
      const cut = jest.spyOn(rooms, 'does').mockImplementation(async (sessionId, request, actor) => {
        if (request.type === 'session.create') return does(sessionId, request, actor);
        given += 1;
        if (given <= broken) return does(sessionId, request, actor);
        return { ok: false, id: request.id, code: 'DRAINING', message: 'going down' };
      });
      const stopped = await imported(whole);
      expect(stopped).toMatchObject({ state: 'stopped', why: 'DRAINING' });
      cut.mockRestore();
      const done = await imported(whole);
      expect(done).toMatchObject({ state: 'done', sessionId: stopped.sessionId });
      expect((await totals(done)).slice(0, 2)).toEqual([
        ['published', 2],
        ['published', 1],
      ]);
      expect((await roomOf(done)).room.count('question')).toBe(10);
      expect((await roomOf(done)).room.count('participant')).toBe(5);
    },
  );

  it('of which the server died is known as stopped afterwards', async () => {
    const done = await imported(whole);
    const running = { ...done, state: 'running' };
    await server.store.putFact(`consultation ${done.id}`, JSON.stringify(running));
    expect((await at(done.id)).state).toBe('stopped');
  });

  it('waits where the room is busy, under the same ids', async () => {
    const rooms = server.get(Rooms);
    const does = rooms.does.bind(rooms);
    const refusedOnce = new Set<string>();
    jest.spyOn(rooms, 'does').mockImplementation(async (sessionId, request, actor) => {
      if (refusedOnce.has(request.id) || request.type === 'session.create')
        return does(sessionId, request, actor);
      refusedOnce.add(request.id);
      return { ok: false, id: request.id, code: 'BUSY', message: 'too many commands wait', retryAfterMs: 1 };
    });
    const done = await imported(whole);
    expect(done).toMatchObject({ state: 'done', votes: 4 });
    expect(refusedOnce.size).toBe(done.of);
  });

  it('says why it failed where staff close the session meanwhile', async () => {
    const rooms = server.get(Rooms);
    const does = rooms.does.bind(rooms);
    jest.spyOn(rooms, 'does').mockImplementation(async (sessionId, request, actor) => {
      if (request.type !== 'question.vote') return does(sessionId, request, actor);
      return { ok: false, id: request.id, code: 'SESSION_CLOSED', message: 'the session is closed' };
    });
    expect(await imported(whole)).toMatchObject({ state: 'failed', why: 'SESSION_CLOSED' });
  });

  it('leaves the votes on what staff set aside meanwhile out, and says how many', async () => {
    const rooms = server.get(Rooms);
    const does = rooms.does.bind(rooms);
    jest.spyOn(rooms, 'does').mockImplementation(async (sessionId, request, actor) => {
      const { type } = request;
      if (type === 'question.vote') {
        const { room } = await rooms.open(sessionId);
        const first = room.list('question').find(({ no }) => no === 1);
        if (first?.status === 'published') {
          const args = { questionId: first.id, reason: 'duplicate' };
          await does(
            sessionId,
            { id: crypto.randomUUID(), type: 'question.decline', args },
            {
              type: 'account',
              id: ama.id,
              administrator: false,
            },
          );
        }
      }
      return does(sessionId, request, actor);
    });
    expect(await imported(whole)).toMatchObject({ state: 'done', votes: 2, leftOut: { refused: 2 } });
  });

  it('with faults changes nothing and tells all of them with their lines', async () => {
    const { status, json } = await send({
      ...whole,
      votes: `${votes}now,x,0,1,1\n`,
      comments: 'nothing\n1\n',
    });
    expect([status, json['code']]).toEqual([400, 'BAD_COMMAND']);
    const { issues } = json['details'] as { issues: { path: (string | number)[] }[] };
    expect(issues.map(({ path }) => path.join(' '))).toEqual([
      'comments 1 timestamp',
      'comments 1 comment-id',
      'comments 1 author-id',
      'comments 1 moderated',
      'comments 1 comment-body',
      'votes 11 timestamp',
    ]);
    expect(await server.store.sessionsOf(meetingId)).toEqual([]);
  });

  it('is for those who organise the meeting, and for nobody else', async () => {
    expect((await send(whole, ben)).status).toBe(403);
    const nobody = await server.api('POST', `/meetings/${meetingId}/consultations`, { body: whole });
    expect(nobody.status).toBe(401);
    const { id } = await imported(whole);
    const asked = await server.api('GET', `/meetings/${meetingId}/consultations/${id}`, {
      headers: ben.headers,
    });
    expect(asked.status).toBe(403);
    const other = await server.api('POST', '/meetings', { body: { name: 'Other' }, headers: ben.headers });
    const elsewhere = await server.api('GET', `/meetings/${String(other.json['id'])}/consultations/${id}`, {
      headers: ben.headers,
    });
    expect(elsewhere.status).toBe(404);
  });

  it('takes a large body from them alone, and at most 16 MB', async () => {
    const row = `${AT},x,0,4,0\n`;
    const large = { ...whole, votes: votes + row.repeat(20_000) };
    expect((await send(large, ben)).status).toBe(403);
    expect((await send(large)).status).toBe(202);
    const huge = { ...whole, votes: votes + row.repeat(900_000) };
    expect((await send(huge)).status).toBe(413);
    const elsewhere = await server.api('POST', '/meetings', { body: large, headers: ama.headers });
    expect(elsewhere.status).toBe(413);
  });

  it('refuses unknown fields, another type of body, and more imports than a person begins', async () => {
    expect((await send({ ...whole, owner: 'me' })).status).toBe(400);
    expect((await send({ comments })).status).toBe(400);
    const plain = await server.api('POST', `/meetings/${meetingId}/consultations`, {
      raw: JSON.stringify(whole),
      headers: { ...ama.headers, 'content-type': 'text/plain' },
    });
    expect(plain.status).toBe(415);
    const many = [];
    for (let tries = 0; tries < 14; tries += 1) many.push((await send({ comments })).status);
    expect(many.at(-1)).toBe(429);
  });

  it('answers BUSY to another export while one is imported', async () => {
    const rooms = server.get(Rooms);
    const does = rooms.does.bind(rooms);
    let go: () => void = () => undefined;
    const gate = new Promise<void>((open) => (go = open));
    jest.spyOn(rooms, 'does').mockImplementation(async (sessionId, request, actor) => {
      if (request.type === 'question.vote') await gate;
      return does(sessionId, request, actor);
    });
    const first = ConsultationImport.parse((await send(whole)).json);
    const other = await send({ ...whole, title: 'Another one' });
    expect([other.status, other.json['code']]).toEqual([503, 'BUSY']);
    expect((await send(whole)).json['id']).toBe(first.id);
    go();
    expect(await imported(whole)).toMatchObject({ id: first.id, state: 'done' });
  });

  it('gives nobody the seat of a voter: no join key leads there', async () => {
    const found = await imported(whole);
    const rooms = server.get(Rooms);
    const { room } = await rooms.open(found.sessionId);
    const seats = new Set(room.list('participant').map(({ id }) => id));
    const keys: string[] = [];
    const does = rooms.does.bind(rooms);
    jest.spyOn(rooms, 'does').mockImplementation((sessionId, request, actor) => {
      if (request.type === 'seat.join') keys.push((request.args as { joinKey: string }).joinKey);
      return does(sessionId, request, actor);
    });
    await server.store.putFact(`consultation ${found.id}`, JSON.stringify({ ...found, state: 'failed' }));
    await imported(whole);
    expect(keys).toHaveLength(5);
    expect(keys.filter((key) => seats.has(participantOf(found.sessionId, key)))).toEqual([]);
  });
});
