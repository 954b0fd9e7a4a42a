import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { OwnData } from '@openfloor/contract';
import { AccountsModule } from '../accounts/accounts.module.js';
import { Rooms } from '../operations/rooms.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { PrivacyModule } from './privacy.module.js';

describe('own data', () => {
  let server: TestServer;
  let session: TestSession;
  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule, PrivacyModule]);
    session = await openSession(server);
    await session.does('session.phase', { phase: 'open' });
    await session.does('session.switch', { floor: true });
  });
  afterEach(() => server.close());

  const path = (rest = '') => `/sessions/${session.id}/own-data${rest}`;
  const seat = async (name: string) => {
    const told = { name, affiliation: `${name} House`, stakeholderGroup: 'academia' };
    const body = { joinKey: name.padEnd(22, 'k'), ...told };
    const { json } = await server.api('POST', `/sessions/${session.id}/join`, { body });
    const id = (json['actor'] as { id: string }).id;
    const headers = { authorization: `Bearer ${String(json['seat'])}` };
    const does = (type: string, args: unknown) => session.does(type, args, { type: 'participant', id });
    return { id, headers, does };
  };

  it('is everything that a participant wrote, cast and told, and nothing of others or of staff', async () => {
    const [ama, ben] = [await seat('Ama'), await seat('Ben')];
    const { questionId } = await ama.does('question.submit', { text: 'Whose law?' });
    const { questionId: other } = await ben.does('question.submit', { text: 'Whose money?' });
    for (const id of [questionId, other]) await session.does('question.publish', { questionId: id });
    await ama.does('question.vote', { questionId: other, on: true });
    await ama.does('floor.request', { note: 'On law' });
    const { pollId } = await session.does('poll.create', { type: 'text', text: 'In a word?' });
    await session.does('poll.open', { pollId });
    await ama.does('poll.respond', { pollId, text: 'Trust' });
    await ben.does('poll.respond', { pollId, text: 'Whose money' });
    const rev = async () =>
      (await server.get(Rooms).open(session.id)).room.entry('question', String(questionId))?.rev;
    await session.does('question.note', { questionId, note: 'Watch this one', seen: await rev() });
    await session.does('question.edit', { questionId, text: 'Whose laws?', seen: await rev() });
    const { status, json, headers, text } = await server.api('GET', path(), { headers: ama.headers });
    expect(status).toBe(200);
    expect(headers.get('content-disposition')).toContain('attachment');
    expect(headers.get('cache-control')).toContain('no-store');
    const own = OwnData.parse(json);
    expect(own).toMatchObject({
      participantId: ama.id,
      profile: { name: 'Ama', affiliation: 'Ama House', stakeholderGroup: 'academia' },
      questions: [{ no: 1, text: 'Whose laws?', original: 'Whose law?', status: 'published' }],
      votes: [{ no: 2, on: true }],
      floor: [{ note: 'On law', status: 'on_deck' }],
      polls: [{ no: 1, question: 'In a word?', text: 'Trust', choices: [], admitted: false }],
      answers: {},
      notice: { seatsHours: 24, ballotsDays: 7, wordsDays: 365, backupsDays: 30 },
    });
    expect(own.ledger.length).toBeGreaterThan(0);
    expect(text).not.toMatch(/Ben|Whose money|Watch this one/);
  });

  it('has what its owner objected to, and loses what only the panel has read with them', async () => {
    const [ama, ben] = [await seat('Ama'), await seat('Ben')];
    const { takeawayId } = await session.does('takeaway.draft', { text: 'Audits need law.' });
    for (const step of ['show', 'check']) await session.does(`takeaway.${step}`, { takeawayId });
    await ama.does('takeaway.object', { takeawayId, text: 'Whose law then?' });
    await ben.does('takeaway.object', { takeawayId, text: 'Whose money then?' });
    const { json, text } = await server.api('GET', path(), { headers: ama.headers });
    expect(OwnData.parse(json).objections).toMatchObject([
      { no: 1, text: 'Whose law then?', admitted: false, shownAs: { stakeholderGroup: 'academia' } },
    ]);
    expect(text).not.toContain('Whose money');
    await server.api('POST', path('/erase'), { headers: ama.headers, body: {} });
    const loaded = JSON.stringify(await server.store.load(session.id));
    expect(loaded).not.toContain('Whose law then');
    expect(loaded).toContain('Whose money then');
  });

  it('tells how many answers to commands are kept', async () => {
    const ama = await seat('Ama');
    const body = { id: crypto.randomUUID(), type: 'question.submit', args: { text: 'Why?', language: 'en' } };
    await server.api('POST', `/sessions/${session.id}/commands`, { headers: ama.headers, body });
    const { json } = await server.api('GET', path(), { headers: ama.headers });
    expect(json['answers']).toMatchObject({ ok: 2 });
  });

  it('goes where its owner says so: seat, name, receipts, votes, private parts of the ledger', async () => {
    const [ama, ben] = [await seat('Ama'), await seat('Ben')];
    const { questionId } = await ama.does('question.submit', { text: 'Whose law?', identity: 'public' });
    const { questionId: other } = await ben.does('question.submit', { text: 'Whose money?' });
    for (const id of [questionId, other]) await session.does('question.publish', { questionId: id });
    await ama.does('question.vote', { questionId: other, on: true });
    const { pollId } = await session.does('poll.create', { type: 'text', text: 'In a word?' });
    await session.does('poll.open', { pollId });
    await ama.does('poll.respond', { pollId, text: 'Ama says trust' });
    expect(await server.store.ledgerNaming(session.id, ama.id)).not.toEqual([]);
    const { status } = await server.api('POST', path('/erase'), {
      headers: ama.headers,
      body: { questions: 'delete' },
    });
    expect(status).toBe(200);
    const loaded = await server.store.load(session.id);
    expect(JSON.stringify(loaded)).not.toMatch(/Ama|Whose law/);
    expect(loaded?.ballots).toEqual([]);
    const answers = loaded?.records.filter(({ kind }) => kind === 'response') ?? [];
    expect(answers.map(({ body }) => [body['voterId'], body['text'], body['at']])).toEqual([
      [null, null, null],
    ]);
    expect(JSON.stringify(loaded)).toContain(ama.id);
    expect(JSON.stringify(answers)).not.toContain(ama.id);
    expect(await server.store.receiptsOf(session.id, ama.id)).toEqual({});
    expect(await server.store.ledgerNaming(session.id, ama.id)).toEqual([]);
    expect(await server.store.verifyLedger(session.id)).toMatchObject({ ok: true });
    const { json } = await server.api('GET', `/sessions/${session.id}/state`, { headers: ama.headers });
    expect(json['code']).toBe('REMOVED');
    const again = await server.api('POST', path('/erase'), { headers: ama.headers, body: {} });
    expect(again.status).toBe(200);
  });

  it('can still be fetched and erased with the token of a seat that has ended', async () => {
    const ama = await seat('Ama');
    await session.does('session.phase', { phase: 'closed' });
    for (let left: unknown = true; left === true;)
      left = (await session.does('session.retain', { step: 'seats' }))['left'];
    expect((await server.api('GET', `/sessions/${session.id}/state`, { headers: ama.headers })).status).toBe(
      403,
    );
    expect((await server.api('GET', path(), { headers: ama.headers })).json['profile']).toMatchObject({
      name: 'Ama',
    });
    await server.api('POST', path('/erase'), { headers: ama.headers, body: {} });
    expect((await server.api('GET', path(), { headers: ama.headers })).json['profile']).toMatchObject({
      name: null,
    });
  });

  it('H45: is shut to whoever has another seat, or none, or none of the audience', async () => {
    const ama = await seat('Ama');
    const elsewhere = await openSession(server);
    const join = { joinKey: 'q'.repeat(22) };
    const there = await server.api('POST', `/sessions/${elsewhere.id}/join`, { body: join });
    const stranger = { authorization: `Bearer ${String(there.json['seat'])}` };
    const before = (await server.store.load(session.id))?.clock;
    for (const [headers, expected] of [
      [{}, 401],
      [{ authorization: 'Bearer seat.forged.token.x' }, 401],
      [stranger, 403],
    ] as const) {
      expect((await server.api('GET', path(), { headers })).status).toBe(expected);
      expect((await server.api('POST', path('/erase'), { headers, body: {} })).status).toBe(expected);
    }
    expect((await server.store.load(session.id))?.clock).toEqual(before);
    expect((await server.api('GET', path(), { headers: ama.headers })).status).toBe(200);
  });

  it('is told of to everybody: what is kept, and for how long, also as a page in two languages', async () => {
    const { status, json } = await server.api('GET', '/privacy-notice');
    expect([status, json]).toEqual([
      200,
      { version: 1, seatsHours: 24, ballotsDays: 7, wordsDays: 365, backupsDays: 30 },
    ]);
    const english = await server.ask('GET', '/privacy');
    expect(english.headers.get('content-type')).toContain('text/html');
    expect(english.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(english.text).toContain('24 hours');
    expect(english.text).toContain('365 days');
    const arabic = await server.ask('GET', '/privacy?l=ar');
    expect(arabic.text).toContain('dir="rtl"');
    expect(arabic.text).toContain('365');
    Object.assign(server.config.retention, { wordsMs: 0 });
    expect((await server.ask('GET', '/privacy')).text).not.toContain('365 days');
  });
});
