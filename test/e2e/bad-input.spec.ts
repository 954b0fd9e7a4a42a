import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { api } from '../harness/api.js';
import { joinedAs, openRoom, type OpenedRoom } from '../harness/people.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

describe('bad input', () => {
  let server: TestServer;
  let room: OpenedRoom;
  let raw: RawSeat;
  let pid: number;
  let asked: string;

  const counts = () => room.moderator.now.counts?.asked;

  beforeAll(async () => {
    server = await TestServer.start();
    pid = server.pid;
    room = await openRoom(server);
    raw = await rawSeat(server, { session: room.sessionId, seat: room.ama.seat });
    asked = (await room.ama.does('question.submit', { text: 'What stands here?' })).questionId;
    await until('the moderator counts it', () => counts() === 1);
  }, 60_000);

  afterAll(async () => {
    expect(server.pid).toBe(pid);
    raw.close();
    room.leave();
    await server.dispose();
  });

  it.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'question.submit'],
    ['a list', []],
    ['a number', 42],
    ['no id', { type: 'question.submit', args: {} }],
    ['an id that is no UUID', { id: 'one', type: 'question.submit', args: { text: 'What?' } }],
    ['an id that is null', { id: null, type: 'question.submit', args: { text: 'What?' } }],
    ['an id that is an object', { id: { $gt: '' }, type: 'question.submit', args: { text: 'What?' } }],
    ['a type that is a list', { id: crypto.randomUUID(), type: ['question.submit'], args: {} }],
    ['a key too many', { ...command('question.submit', { text: 'What?' }), role: 'moderator' }],
  ])('refuses %s as a command', async (_what, body) => {
    const before = counts();
    expect(await raw.says(body)).toMatchObject({ ok: false, code: 'BAD_COMMAND' });
    expect(counts()).toBe(before);
  });

  it.each([
    ['no text', {}],
    ['a text that is null', { text: null }],
    ['a text that is an object', { text: { $gt: '' } }],
    ['only spaces', { text: '     ' }],
    ['an unknown key', { text: 'What?', status: 'published' }],
    ['a weight', { text: 'What?', upvotes: 999 }],
    ['a prototype', JSON.parse('{"text":"What?","__proto__":{"isAdmin":true}}')],
    ['a constructor', { text: 'What?', constructor: { prototype: {} } }],
    ['a control character', { text: 'What\u0007?' }],
    ['NUL', { text: 'What\u0000?' }],
    ['a bidi override', { text: 'What \u202Etxt.exe?' }],
    ['a lone surrogate', { text: 'What \ud800?' }],
    ['five hundred combining marks', { text: `W${'\u0301'.repeat(500)}hat?` }],
    ['five thousand lines', { text: 'W\n'.repeat(5_000) }],
    ['a language that is none', { text: 'What?', language: 'not a language' }],
    ['ids that are null', { text: 'What?', addressedTo: [null] }],
  ])('refuses a question with %s', async (_what, args) => {
    const before = counts();
    expect(await raw.says(command('question.submit', args))).toMatchObject({
      ok: false,
      code: 'BAD_COMMAND',
    });
    expect(counts()).toBe(before);
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined();
  });

  it.each([
    'question.explode',
    'session.create',
    'session.import',
    'invitation.make',
    'toString',
    '__proto__',
    'constructor',
  ])('does not know the command %s', async (type) => {
    expect(await raw.says(command(type, {}))).toMatchObject({ ok: false, code: 'UNKNOWN_COMMAND' });
  });

  it('counts the characters of a question as people do, and refuses one too many', async () => {
    const { moderator, ama } = room;
    await moderator.does('session.rules', { questionMaxChars: 20 });
    expect(await ama.tries('question.submit', { text: '\u{1F5FA}'.repeat(21) })).toMatchObject({
      code: 'TOO_LONG',
    });
    expect(await ama.tries('question.submit', { text: '\u{1F5FA}'.repeat(20) })).toMatchObject({ ok: true });
    await moderator.does('session.rules', { questionMaxChars: 500 });
  });

  it('closes a connection that sends a frame larger than 64 kB, and nobody else notices', async () => {
    const other = await rawSeat(server, { session: room.sessionId, seat: room.ben.seat });
    const closed = new Promise<string>((resolve) => other.socket.once('disconnect', resolve));
    other.socket.emit('command', command('question.submit', { text: 'x'.repeat(70_000) }));
    expect(await closed).toBe('transport close');
    expect(await raw.says(command('question.vote', { questionId: asked, on: true }))).toMatchObject({
      code: 'WRONG_STATE',
    });
  });

  it('refuses a body larger than 64 kB over HTTP', async () => {
    const body = command('question.submit', { text: 'x'.repeat(70_000) });
    const { status } = await api(server, 'POST', `/sessions/${room.sessionId}/commands`, {
      token: room.ben.seat!,
      body,
    });
    expect(status).toBe(413);
  });

  it('answers the same id with the stored reply, on any road, and with other arguments not at all', async () => {
    const first = command('question.submit', { text: 'Asked once?' });
    const reply = await raw.says(first);
    expect(reply).toMatchObject({ ok: true });
    const again = await raw.says(first);
    expect(again).toEqual({ ...reply, duplicate: true });
    const road = await api(server, 'POST', `/sessions/${room.sessionId}/commands`, {
      token: room.ama.seat!,
      body: first,
    });
    expect(road.body).toEqual({ ...reply, duplicate: true });
    const other = { ...first, args: { text: 'Asked otherwise?' } };
    expect(await raw.says(other)).toMatchObject({ ok: false, code: 'COMMAND_ID_REUSED' });
    const before = counts();
    await until('nothing was doubled', () => counts() === before);
  });

  it('counts an id once when it comes twice in one turn and on two roads at once', async () => {
    const twice = command('question.submit', { text: 'Twice at once?' });
    const [one, two, three] = await Promise.all([
      raw.says(twice),
      raw.says(twice),
      api(server, 'POST', `/sessions/${room.sessionId}/commands`, { token: room.ama.seat!, body: twice }),
    ]);
    const results = [one, two, three.body].map((reply) => (reply as { result?: { no: number } }).result?.no);
    expect(new Set(results).size).toBe(1);
    const other = await Promise.all([
      raw.says(command('question.vote', { questionId: asked, on: true }, twice.id)),
      raw.says(twice),
    ]);
    expect(other[0]).toMatchObject({ ok: false, code: 'COMMAND_ID_REUSED' });
  });

  it('lives on when a command has no acknowledgement function, or something else in its place', async () => {
    raw.socket.emit('command', command('question.submit', { text: 'Who listens?' }));
    raw.socket.emit('command', command('question.submit', { text: 'Who listens now?' }), 'not a function');
    raw.socket.emit('command');
    raw.socket.emit('resume', { epoch: { $gt: '' } });
    raw.socket.emit('error', 'x');
    expect(await raw.says(command('question.withdraw', { questionId: crypto.randomUUID() }))).toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('gives nobody another session by its id, its seat or its questions', async () => {
    const other = await openRoom(server);
    const { questionId } = await other.ama.does('question.submit', { text: 'Elsewhere?' });
    expect(await raw.says(command('question.withdraw', { questionId }))).toMatchObject({ code: 'NOT_FOUND' });
    await expect(rawSeat(server, { session: other.sessionId, seat: room.ama.seat })).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    });
    const { status } = await api(server, 'POST', `/sessions/${other.sessionId}/commands`, {
      token: room.ama.seat!,
      body: command('question.submit', { text: 'Across?' }),
    });
    expect(status).toBe(403);
    other.leave();
  });

  it('lets nobody touch the question of somebody else', async () => {
    const { ben } = room;
    expect(await ben.tries('question.withdraw', { questionId: asked })).toMatchObject({ code: 'NOT_FOUND' });
    await room.moderator.does('question.publish', { questionId: asked });
    await ben.seesRoom((live) => live.question(asked));
    expect(await ben.tries('question.withdraw', { questionId: asked })).toMatchObject({
      code: 'NOT_ALLOWED',
    });
    expect(await ben.tries('question.publish', { questionId: asked })).toMatchObject({ code: 'NOT_ALLOWED' });
    expect(await room.ama.tries('question.vote', { questionId: asked, on: true })).toMatchObject({
      code: 'OWN_QUESTION',
    });
  });

  it.each([
    ['another proto', { proto: 2 }, 'UPGRADE'],
    ['an unknown session', { session: crypto.randomUUID() }, 'NOT_FOUND'],
    ['an unknown code', { session: 'ZZZZZZ' }, 'NOT_FOUND'],
    ['a forged seat', { seat: 'eyJhbGciOiJub25lIn0.e30.' }, 'NOT_ALLOWED'],
    ['a session that is an object', { session: { $gt: '' } }, 'BAD_COMMAND'],
  ])('refuses a handshake with %s', async (_what, auth, code) => {
    await expect(rawSeat(server, { session: room.sessionId, ...auth })).rejects.toMatchObject({ code });
  });

  it('refuses a socket from a page of another origin', async () => {
    const seat = (await joinedAs(server, room.code)).seat;
    await expect(
      rawSeat(server, { session: room.sessionId, seat }, { origin: 'https://evil.example' }),
    ).rejects.toThrow();
    const own = await rawSeat(server, { session: room.sessionId, seat }, { origin: server.url });
    expect(own.welcome.you.role).toBe('participant');
    own.close();
  });

  it('never shows more than the seat has, whatever channel it asks for', async () => {
    const bold = await rawSeat(server, { session: room.sessionId, seat: room.ben.seat, as: 'staff' });
    expect(bold.welcome.you.channel).toBe('public');
    expect(bold.welcome.tallies.counts?.pending).toBeUndefined();
    bold.close();
  });
});
