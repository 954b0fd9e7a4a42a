import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Welcome } from '@openfloor/contract';
import { api } from '../harness/api.js';
import { openRoom, Person } from '../harness/people.js';
import { command, rawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

describe('the stream', () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await TestServer.start();
  }, 60_000);
  afterAll(() => server.dispose());

  it('never tells a phone of a pending or declined question, its id or its time, not even after a reconnect', async () => {
    const room = await openRoom(server);
    const { moderator, ama, ben } = room;
    const pending = (await ama.does('question.submit', { text: 'Zebra one?' })).questionId;
    const declined = (await ama.does('question.submit', { text: 'Zebra two?' })).questionId;
    const before = ben.now.rev;
    const epoch = ben.now.epoch;
    await moderator.does('question.decline', {
      questionId: declined,
      reason: 'off_topic',
      note: 'Zebra three.',
    });
    await moderator.does('question.note', {
      questionId: pending,
      note: 'Zebra four',
      seen: moderator.live.question(pending)!.rev,
    });
    const { questionId } = await ben.does('question.submit', { text: 'A giraffe?' });
    await moderator.does('question.publish', { questionId });
    await ben.seesRoom((live) => live.question(questionId));
    const delta = await rawSeat(server, {
      session: room.sessionId,
      seat: ben.seat,
      since: { epoch, rev: before },
    });
    const fresh = await rawSeat(server, { session: room.sessionId });
    const state = await api(server, 'GET', `/sessions/${room.sessionId}/state`, { token: ben.seat! });
    const bytes = [
      ...ben.received,
      JSON.stringify(delta.welcome),
      JSON.stringify(fresh.welcome),
      JSON.stringify(state.body),
    ];
    expect(delta.welcome.mode).toBe('delta');
    for (const secret of [pending, declined, 'Zebra'])
      expect(bytes.filter((text) => text.includes(secret))).toEqual([]);
    expect(bytes.filter((text) => text.includes(questionId)).length).toBeGreaterThan(0);
    expect(delta.welcome.put.map(({ id }) => id)).toEqual([questionId]);
    [delta, fresh].forEach((seat) => seat.close());
    room.leave();
  });

  it('resumes after a crash of the server with what changed, and no gap', async () => {
    const room = await openRoom(server);
    const { moderator, ama, ben } = room;
    const { questionId } = await ama.does('question.submit', { text: 'Before the crash?' });
    await moderator.does('question.publish', { questionId });
    await ben.seesRoom((live) => live.question(questionId)?.status === 'published');
    const { epoch, rev } = ben.now;
    await server.restart('SIGKILL');
    await until('Ben is back', () => {
      ben.live.wake();
      return ben.now.connection === 'live';
    });
    expect(ben.now.epoch).toBe(epoch);
    const second = await rawSeat(server, { session: room.sessionId, seat: ben.seat, since: { epoch, rev } });
    expect(second.welcome).toMatchObject({ mode: 'delta', put: [], gone: [], rev });
    second.close();
    await until('the moderator is back', () => {
      moderator.live.wake();
      return moderator.now.connection === 'live';
    });
    await moderator.does('question.shortlist', { questionId });
    await ben.seesRoom((live) => live.question(questionId)?.status === 'shortlisted');
    expect(ben.live.stream.falseGaps).toBe(0);
    room.leave();
  });

  it('gives a snapshot to whoever comes from another history or from the future', async () => {
    const room = await openRoom(server);
    const { epoch, rev } = room.ben.now;
    for (const since of [
      { epoch: 'another', rev },
      { epoch, rev: rev + 1_000 },
    ]) {
      const seat = await rawSeat(server, { session: room.sessionId, seat: room.ben.seat, since });
      expect(seat.welcome.mode).toBe('snapshot');
      seat.close();
    }
    room.leave();
  });

  it('pages a large room, first the forty that are read first', async () => {
    const room = await openRoom(server, 'workshop');
    const { moderator, sessionId } = room;
    for (let at = 0; at < 45; at += 1)
      await moderator.does('question.submit', { text: `Question number ${at}?` });
    const { body } = await api<Welcome & Record<string, unknown>>(
      server,
      'GET',
      `/sessions/${sessionId}/state`,
    );
    expect(body.put.filter(({ kind }) => kind === 'question')).toHaveLength(40);
    expect(body.left).toBe(5);
    const more = await api<{ put: unknown[]; left: number }>(
      server,
      'GET',
      `/sessions/${sessionId}/state?page=1`,
    );
    expect(more.body).toMatchObject({ left: 0 });
    expect(more.body.put).toHaveLength(5);
    const late = await room.join('Late');
    await late.seesRoom((live) => live.records('question').length === 45);
    room.leave();
  });

  it('tells everybody to come back before it goes down, and keeps what was acknowledged', async () => {
    const room = await openRoom(server);
    const { questionId } = await room.ama.does('question.submit', { text: 'Before the drain?' });
    const code = await server.end('SIGTERM');
    expect(code).toBe(0);
    expect(room.ben.everReceived('"draining"')).toBe(true);
    await server.start();
    const { body } = await api<Welcome & Record<string, unknown>>(
      server,
      'GET',
      `/sessions/${room.sessionId}/state`,
      { token: room.ama.seat! },
    );
    expect(body.mine.put.questions[0]?.id).toBe(questionId);
    room.leave();
  });

  it('closes the seats of whoever was removed, and lets them back when they are restored', async () => {
    const room = await openRoom(server);
    const { moderator, ben, sessionId } = room;
    await ben.does('question.submit', { text: 'Am I still here?' });
    await moderator.seesRoom((live) => live.records('question')[0]);
    const participantId = moderator.records('question')[0]?.authorId as string;
    await moderator.does('participant.remove', { participantId, reason: 'conduct' });
    await until('Ben is refused', () => {
      ben.live.wake();
      return ben.now.connection === 'refused' && ben.now.refusal === 'REMOVED';
    });
    const { status, body } = await api(server, 'POST', `/sessions/${sessionId}/commands`, {
      token: ben.seat!,
      body: command('question.submit', { text: 'Through the back door?' }),
    });
    expect([status, body.code]).toEqual([403, 'REMOVED']);
    await moderator.does('participant.restore', { participantId });
    await until('Ben is back', () => {
      ben.live.wake();
      return ben.now.connection === 'live';
    });
    room.leave();
  });

  it('changes what somebody sees with their role, at once and on every seat', async () => {
    const room = await openRoom(server);
    const { moderator, sessionId, organiser } = room;
    const panellist = await room.invite('panellist', { person: { name: 'A panellist' } });
    const person = panellist.records('person').find(({ name }) => name === 'A panellist')!;
    expect(panellist.now.you?.channel).toBe('panel');
    await moderator.does('session.lead', { personId: person.id });
    const staff = await until('the panellist leads', async () => {
      panellist.live.wake();
      return panellist.now.you?.can.includes('question.air') && panellist.now.connection === 'live';
    });
    expect(staff).toBe(true);
    const list = await api<{ invitations: { id: string; personId: string }[] }>(
      server,
      'GET',
      `/sessions/${sessionId}/invitations`,
      { token: organiser },
    );
    const link = list.body.invitations.find(({ personId }) => personId === person.id)!;
    await moderator.does('invitation.revoke', { invitationId: link.id });
    await until('the link is dead', () => {
      panellist.live.wake();
      return panellist.now.connection === 'refused';
    });
    room.leave();
  });

  it('ends a session with its figures in the ledger, and the chain verifies', async () => {
    const room = await openRoom(server);
    const { moderator, ama, ben, sessionId } = room;
    const { questionId } = await ama.does('question.submit', { text: 'Will this lapse?' });
    const aired = (await ben.does('question.submit', { text: 'Will this be answered?' })).questionId;
    await moderator.does('question.publish', { questionId });
    await moderator.does('question.air', { questionIds: [aired], expect: null });
    await moderator.does('session.phase', { phase: 'open' });
    await moderator.does('session.phase', { phase: 'closed' });
    await ama.sees((mine) => mine.questions[0]?.status === 'lapsed');
    await ben.sees((mine) => mine.questions[0]?.status === 'answered');
    const ledger = await until('the seal is there', async () => {
      const { body } = await api<{ entries: { act: string; to: string }[] }>(
        server,
        'GET',
        `/sessions/${sessionId}/ledger`,
      );
      return body.entries.find(({ act }) => act === 'session.seal');
    });
    const { counts } = JSON.parse(ledger.to) as { counts: Record<string, number> };
    expect(counts).toMatchObject({ asked: 2, answered: 1, lapsed: 1 });
    const { asked, ...parts } = counts;
    expect(Object.values(parts).reduce((sum, part) => sum + part, 0)).toBe(asked);
    const verified = await api(server, 'GET', `/sessions/${sessionId}/ledger/verify`);
    expect(verified.body).toMatchObject({ ok: true });
    expect(await ama.tries('question.submit', { text: 'Too late?' })).toMatchObject({
      code: 'SESSION_CLOSED',
    });
    expect(await moderator.tries('session.phase', { phase: 'open' })).toMatchObject({ code: 'BAD_COMMAND' });
    await moderator.does('session.phase', { phase: 'open', reason: 'One more question.' });
    await ama.sees((mine) => mine.questions[0]?.status === 'published');
    room.leave();
  });

  it('tells an old code that it was changed, and works with the new one', async () => {
    const room = await openRoom(server);
    const made = await api<{ code: string }>(server, 'POST', `/sessions/${room.sessionId}/code`, {
      token: room.organiser,
      body: {},
    });
    expect(made.body.code).not.toBe(room.code);
    const old = await api(server, 'GET', `/join/${room.code}`);
    expect([old.status, old.body.code]).toEqual([404, 'CODE_CHANGED']);
    const spoken = made.body.code.toLowerCase().replace(/^(...)/, '$1 ');
    expect((await api(server, 'GET', `/join/${encodeURIComponent(spoken)}`)).status).toBe(200);
    const viewer = await Person.sit(server, made.body.code, 'viewer', undefined);
    expect(viewer.now.you?.can).toEqual(['seat.join']);
    viewer.leave();
    room.leave();
  });
});
