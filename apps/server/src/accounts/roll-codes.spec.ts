import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { RollMade, RollView } from '@openfloor/contract';
import { Callers } from '../operations/caller.js';
import { Rooms } from '../operations/rooms.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { InvitationsService } from './invitations.service.js';
import { SYSTEM } from '../operations/give.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { AccountsModule } from './accounts.module.js';

const KEY = 'k'.repeat(22);
const OTHER = 'l'.repeat(22);

describe('personal codes', () => {
  let server: TestServer;
  let session: TestSession;
  let staff: Record<string, string>;
  beforeEach(async () => {
    server = await TestServer.open([AccountsModule, RoomsModule]);
    session = await openSession(server);
    staff = await bearer('moderator');
  });
  afterEach(() => server.close());

  const bearer = async (role: 'moderator' | 'panellist'): Promise<Record<string, string>> => {
    const invitations = server.get(InvitationsService);
    const [link] = await invitations.make(session.id, [{ role }], SYSTEM);
    const { seat } = await invitations.accept(link?.token ?? '', '', undefined);
    return { authorization: `Bearer ${seat}` };
  };
  const path = (more = '') => `/sessions/${session.id}/roll${more}`;
  const make = async (body: object): Promise<RollMade['codes']> =>
    RollMade.parse((await server.api('POST', path(), { body, headers: staff })).json).codes;
  const list = async () => RollView.parse((await server.api('GET', path(), { headers: staff })).json);
  const join = (personalCode: string | undefined, joinKey = KEY) =>
    server.api('POST', `/sessions/${session.id}/join`, { body: { joinKey, personalCode } });
  const records = async () => (await server.get(Rooms).open(session.id)).room.list('roll');

  it('are made one for each delegate, shown once and kept nowhere', async () => {
    const codes = await make({ entries: [{ label: 'Efua Addo', stakeholderGroup: 'government' }, {}] });
    expect(codes.map(({ code }) => code)).toEqual([
      expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/),
      expect.stringMatching(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/),
    ]);
    const [first] = codes;
    expect(first).toMatchObject({ no: 1, label: 'Efua Addo', stakeholderGroup: 'government' });
    expect(first?.url).toBe(`${server.config.publicUrl}/s/${session.code}#${first?.code}`);
    const kept = JSON.stringify([await records(), (await list()).entries]);
    for (const { code } of codes) {
      expect(kept).not.toContain(code);
      expect(kept).not.toContain(code.replaceAll('-', ''));
    }
  });

  it('are made so many alike for a group, and differ', async () => {
    const codes = await make({ count: 200, stakeholderGroup: 'academia' });
    expect(new Set(codes.map(({ code }) => code)).size).toBe(200);
    expect(new Set(codes.map(({ stakeholderGroup }) => stakeholderGroup))).toEqual(new Set(['academia']));
    expect(await list()).toMatchObject({ valid: 200, used: 0 });
  });

  it('lead to the same voter on every device, however they are typed', async () => {
    const [made] = await make({ count: 1 });
    const code = made?.code ?? '';
    const typed = [
      code,
      code.toLowerCase().replaceAll('-', ' '),
      code.replaceAll('-', '').replaceAll('0', 'o'),
    ];
    const seats = await Promise.all(typed.map((one, at) => join(one, at === 0 ? KEY : OTHER)));
    expect(seats.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(new Set(seats.map(({ json }) => JSON.stringify(json['actor']))).size).toBe(1);
    expect(server.get(Callers).ofSeat(String(seats[2]?.json['seat']))).toMatchObject({
      sessionId: session.id,
    });
    expect(await list()).toMatchObject({ valid: 1, used: 1, entries: [{ used: true, revoked: false }] });
  });

  it('are the only way into a session of its roll', async () => {
    await session.does('session.rules', { access: 'roll' });
    const [made] = await make({ count: 1 });
    const without = await join(undefined);
    expect([without.status, without.json['code'], without.json['details']]).toEqual([
      403,
      'NOT_ALLOWED',
      { needs: 'personalCode' },
    ]);
    expect((await join(made?.code)).status).toBe(200);
    expect((await join(undefined)).status).toBe(200);
    expect((await join(undefined, OTHER)).status).toBe(403);
  });

  it('that are wrong, misspelt or revoked get one answer, and are limited like wrong join codes', async () => {
    const [made] = await make({ count: 1 });
    await server.api('DELETE', path(`/${made?.id}`), { headers: staff });
    const wrong = ['0000-0000-0000-0000', 'not a code', '', made?.code ?? ''];
    const answers: Awaited<ReturnType<typeof join>>[] = [];
    for (const code of wrong) answers.push(await join(code));
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404, 404]);
    const said = answers.map(({ json }) => JSON.stringify([json['code'], json['detail'], json['details']]));
    expect(new Set(said).size).toBe(1);
    for (let tries = 0; tries < 56; tries += 1) await join('0000-0000-0000-0000');
    expect((await join('0000-0000-0000-0000')).json['code']).toBe('RATE_LIMITED');
  });

  it('are replaced by others, and those before work no more', async () => {
    const [made] = await make({ entries: [{ label: 'Efua Addo' }] });
    const replaced = await server.api('POST', path(`/${made?.id}/replace`), { body: {}, headers: staff });
    const [next] = RollMade.parse(replaced.json).codes;
    expect([replaced.status, next?.label, next?.no]).toEqual([201, 'Efua Addo', 2]);
    expect([(await join(made?.code)).status, (await join(next?.code)).status]).toEqual([404, 200]);
    expect(await list()).toMatchObject({
      valid: 1,
      used: 1,
      entries: [{ revoked: true }, { revoked: false }],
    });
  });

  it('are for moderators to make and see', async () => {
    const [made] = await make({ count: 1 });
    const seat = (await join(made?.code)).json['seat'];
    for (const headers of [await bearer('panellist'), { authorization: `Bearer ${seat}` }])
      for (const [method, more, body] of [
        ['POST', '', { count: 1 }],
        ['GET', '', undefined],
        ['DELETE', `/${made?.id}`, undefined],
        ['POST', `/${made?.id}/replace`, {}],
      ] as const)
        expect((await server.api(method, path(more), { body, headers })).json['code']).toBe('NOT_ALLOWED');
    expect((await server.api('GET', path())).status).toBe(401);
  });

  it.each([
    { count: 0 },
    { count: 501 },
    { entries: [] },
    { count: 1, entries: [{}] },
    { entries: [{ no: 7 }] },
  ])('of the shape %j are refused', async (body) => {
    const { json } = await server.api('POST', path(), { body, headers: staff });
    expect(json['code']).toBe('BAD_COMMAND');
  });
});
