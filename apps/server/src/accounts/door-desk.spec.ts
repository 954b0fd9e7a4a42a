import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { DoorView, RoomCode } from '@openfloor/contract';
import { InvitationsService } from './invitations.service.js';
import { SYSTEM } from '../operations/give.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { AccountsModule } from './accounts.module.js';
import { RoomCodes } from './door-room-codes.js';
import { Secret } from '../operations/secret.js';

const STEP_MS = 30_000;

describe('the code of a room', () => {
  it('is six digits, another every 30 s and in every session, and the one before still works', () => {
    let now = 1_000 * STEP_MS;
    const codes = new RoomCodes(new Secret('one'), () => now);
    const [first, elsewhere] = [codes.current('one'), codes.current('two')];
    expect(first).toEqual({ code: expect.stringMatching(/^\d{6}$/), endsAt: 1_001 * STEP_MS });
    expect(elsewhere.code).not.toBe(first.code);
    expect([codes.fits('one', first.code), codes.fits('two', first.code)]).toEqual([true, false]);
    now += STEP_MS;
    expect(codes.current('one').code).not.toBe(first.code);
    expect(codes.fits('one', first.code)).toBe(true);
    now += STEP_MS;
    expect(codes.fits('one', first.code)).toBe(false);
  });

  it('is read as people type it', () => {
    const codes = new RoomCodes(new Secret('one'), () => 0);
    const { code } = codes.current('one');
    const arabic = code.replace(/\d/g, (digit) => String.fromCharCode(0x660 + Number(digit)));
    for (const typed of [code, `${code.slice(0, 3)} ${code.slice(3)}`, arabic])
      expect(codes.fits('one', typed)).toBe(true);
    for (const typed of ['', '------', 'abcdef', `${code}0`, code.slice(1)])
      expect(codes.fits('one', typed)).toBe(false);
  });
});

describe('the door of a session', () => {
  let server: TestServer;
  let session: TestSession;
  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule]);
    session = await openSession(server);
  });
  afterEach(() => server.close());

  const bearer = async (role: 'moderator' | 'panellist' | 'display'): Promise<Record<string, string>> => {
    const invitations = server.get(InvitationsService);
    const [link] = await invitations.make(session.id, [{ role }], SYSTEM);
    const { seat } = await invitations.accept(link?.token ?? '', '', undefined);
    return { authorization: `Bearer ${seat}` };
  };
  const join = async (joinKey = 'k'.repeat(22)) => {
    const { json } = await server.api('POST', `/sessions/${session.id}/join`, { body: { joinKey } });
    const { id } = json['actor'] as { id: string };
    return { id, headers: { authorization: `Bearer ${String(json['seat'])}` } };
  };
  const path = (more: string) => `/sessions/${session.id}/${more}`;
  const asked = async (): Promise<string> => {
    const text = 'Who audits the auditors?';
    const { questionId } = await session.does('question.submit', { text, spoken: true });
    return String(questionId);
  };
  const vote = (headers: Record<string, string>, questionId: string) =>
    server.api('POST', path('commands'), {
      headers,
      body: { id: crypto.randomUUID(), type: 'question.vote', args: { questionId, on: true } },
    });

  it('shows the code of the room to its screens and its staff, and to nobody else', async () => {
    for (const role of ['display', 'moderator'] as const) {
      const { status, json } = await server.api('GET', path('room-code'), { headers: await bearer(role) });
      expect([status, RoomCode.parse(json).endsAt > Date.now()]).toEqual([200, true]);
    }
    const phone = await join();
    for (const headers of [phone.headers, await bearer('panellist')])
      expect((await server.api('GET', path('room-code'), { headers })).json['code']).toBe('NOT_ALLOWED');
    expect((await server.api('GET', path('room-code'))).status).toBe(401);
  });

  it('takes votes where the ballot is of the room from who entered its code, once', async () => {
    await session.does('session.rules', { ballot: 'room' });
    const questionId = await asked();
    const phone = await join();
    const refused = await vote(phone.headers, questionId);
    expect([refused.status, refused.json['code'], refused.json['details']]).toEqual([
      403,
      'IDENTITY_REQUIRED',
      { ballot: 'room', needs: 'roomCode' },
    ]);
    const enter = (code: string) =>
      server.api('POST', path('room-code'), { headers: phone.headers, body: { code } });
    const shown = await server.api('GET', path('room-code'), { headers: await bearer('display') });
    const { code } = RoomCode.parse(shown.json);
    const wrong = String((Number(code) + 1) % 1_000_000).padStart(6, '0');
    expect((await enter(wrong)).json['code']).toBe('NOT_FOUND');
    expect((await vote(phone.headers, questionId)).status).toBe(403);
    expect([(await enter(code)).status, (await enter(code)).status]).toEqual([200, 200]);
    expect((await vote(phone.headers, questionId)).status).toBe(200);
  });

  it('is no place to guess codes: a phone that tries many has to wait', async () => {
    const phone = await join();
    const codes: unknown[] = [];
    for (let n = 0; n < 7; n += 1)
      codes.push(
        (await server.api('POST', path('room-code'), { headers: phone.headers, body: { code: '000000' } }))
          .json['code'],
      );
    expect(codes.at(-1)).toBe('RATE_LIMITED');
  });

  it('tells staff how many join and vote, and how many of those have just come', async () => {
    const questionId = await asked();
    const headers = await bearer('moderator');
    for (const joinKey of ['a'.repeat(22), 'b'.repeat(22), 'a'.repeat(22)])
      await vote((await join(joinKey)).headers, questionId);
    const view = DoorView.parse((await server.api('GET', path('door'), { headers })).json);
    expect(view).toMatchObject({
      joins: { minute: 2, peak: 0 },
      young: { votes: 2, young: 2 },
      address: null,
      bits: null,
      alerts: [],
    });
    const phone = await join();
    expect((await server.api('GET', path('door'), { headers: phone.headers })).json['code']).toBe(
      'NOT_ALLOWED',
    );
  });

  it('counts again without who came after a time, and changes nothing by it', async () => {
    const questionId = await asked();
    const headers = await bearer('moderator');
    await vote((await join()).headers, questionId);
    const recounted = async (without: number) =>
      DoorView.parse((await server.api('GET', path(`door?without=${without}`), { headers })).json).recount;
    expect(await recounted(Date.now() + 60_000)).toEqual({ devices: 0, votes: [[1, 1, 1]] });
    expect(await recounted(Date.now() - 120_000)).toEqual({ devices: 1, votes: [[1, 1, 0]] });
    const order = await server.api('GET', path('order'));
    expect(order.json).toMatchObject({ grade: { ballot: 'open', onRoll: 0 } });
  });
});
