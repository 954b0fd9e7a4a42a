import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Reply } from '@openfloor/contract';
import { connect, type Socket } from 'node:net';
import { api } from '../harness/api.js';
import { Siege } from '../harness/hostile.js';
import { Wire } from '../harness/hostile-wire.js';
import { joinedAs } from '../harness/people.js';
import { command, rawSeat } from '../harness/raw.js';
import { narrowRelay } from '../harness/relay.js';
import { until } from '../harness/until.js';

const MARKUP = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
  '<a href="javascript:alert(1)">here</a>',
  '{{7*7}} <%= 7*7 %> ${7*7}',
];
const FOREIGN = { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' };
/** What a relay gives one address, and twice as many at once. */
const JOINS_PER_SECOND = 200;
const JSON_TYPE = { 'content-type': 'application/json' };

describe('the pages and the API of a relay', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await Siege.openRelay();
  }, 60_000);
  afterAll(() => siege.close());

  const path = (end: string) => `/api/v1/sessions/${siege.room.code}/${end}`;
  const send = (method: string, at: string, headers: Record<string, string> = {}, body?: string) =>
    fetch(`${siege.door.url}${at}`, { method, headers, redirect: 'manual', ...(body ? { body } : {}) });
  const seated = () => ({ ...JSON_TYPE, authorization: `Bearer ${siege.seat}` });

  it('H38: answers nothing to the page of another site, whatever it asks', () =>
    siege.during(async () => {
      const body = JSON.stringify(command('question.submit', { text: 'Planted?' }));
      const asked = [
        send('POST', path('commands'), { ...seated(), ...FOREIGN }, body),
        send('POST', path('join'), { ...JSON_TYPE, ...FOREIGN }, JSON.stringify({ joinKey: 'k'.repeat(22) })),
        send('GET', path('state'), { ...seated(), ...FOREIGN }),
        send('GET', '/status', FOREIGN),
        send('POST', path('commands'), { ...seated(), origin: 'null' }, body),
      ];
      for (const answer of await Promise.all(asked)) {
        expect([answer.status, answer.headers.get('access-control-allow-origin')]).toEqual([403, null]);
        expect(await answer.json()).toMatchObject({ code: 'NOT_ALLOWED' });
      }
    }));

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x', ''])(
    'H38: takes no form of type "%s", which a browser would send without asking first',
    (type) =>
      siege.during(async () => {
        const body = JSON.stringify(command('question.submit', { text: 'Planted?' }));
        for (const end of ['commands', 'join']) {
          const headers = { ...seated(), 'content-type': type };
          expect((await send('POST', path(end), headers, body)).status).toBe(415);
        }
      }),
  );

  it('H38: changes nothing by a preflight, and by no other method', () =>
    siege.during(async () => {
      for (const method of ['OPTIONS', 'PUT', 'PATCH', 'DELETE']) {
        const answer = await send(method, path('commands'), { ...seated() });
        expect([answer.status, answer.headers.get('access-control-allow-methods')]).toEqual([404, null]);
      }
    }));

  it('H43: says no address that a request made up, and counts nobody by one', () =>
    siege.during(async () => {
      const forged = {
        'x-forwarded-host': 'evil.example',
        'x-forwarded-proto': 'https',
        forwarded: 'host=evil.example',
      };
      const page = await (await send('GET', `/s/${siege.room.code}`, forged)).text();
      expect(page).not.toContain('evil.example');
      const named = await asksAs(siege.door.port, `/s/${siege.room.code}`, 'evil.example');
      expect(named).toMatch(/^HTTP\/1\.1 200/);
      expect(named.split('\r\n\r\n').slice(1).join()).not.toContain('evil.example');
      const from = performance.now();
      const statuses = await Promise.all(
        Array.from({ length: 1_500 }, (_, at) =>
          send(
            'POST',
            path('join'),
            { ...JSON_TYPE, 'x-forwarded-for': `10.0.${at >> 8}.${at & 255}` },
            JSON.stringify({ joinKey: 'same-key-of-one-phone-00' }),
          ).then(({ status }) => status),
        ),
      );
      const seconds = (performance.now() - from) / 1_000;
      const letIn = statuses.filter((status) => status === 200).length;
      expect(letIn).toBeLessThanOrEqual(JOINS_PER_SECOND * (2 + seconds) + 1);
      expect(statuses.every((status) => status === 200 || status === 429)).toBe(true);
    }));

  it('H47: is not confused by parameters given twice, by a thousand of them, or by odd names', () =>
    siege.during(async () => {
      const thousand = Array.from({ length: 1_000 }, (_, at) => `key${at}=${at}`).join('&');
      const odd = '__proto__[x]=1&constructor.prototype.x=1&a[b][c]=1&since[$gt]=&l=ar&l=fr';
      const twice = 'code=a&code=b&since=a&since=b&first=1&first=2&page=0&page=1&ranking=x&ranking=newest';
      const pages = ['/', '/s', `/s/${siege.room.code}`, `/stage/${siege.room.code}`, '/status'];
      for (const at of [...pages, path('state'), path('order'), `/api/v1/join/${siege.room.code}`])
        for (const query of [thousand, odd, twice])
          expect((await send('GET', `${at}?${query}`)).status).toBeLessThan(500);
    }));

  it('H47: refuses JSON that is deep, that names prototypes, or that is no command', () =>
    siege.during(async () => {
      const deep = '['.repeat(30_000) + ']'.repeat(30_000);
      const bodies = [
        ...[deep, '['.repeat(60_000), 'null', '"text"', '1e400', `${'{"a":'.repeat(200)}1${'}'.repeat(200)}`],
        '{"__proto__":{"id":"x"},"type":"question.submit"}',
        '{"constructor":{"prototype":{"ok":true}},"type":"question.submit"}',
        JSON.stringify({ ...command('question.submit', { text: 'x' }), more: true }),
      ];
      for (const body of bodies)
        for (const end of ['commands', 'join'])
          expect([400, 429]).toContain((await send('POST', path(end), seated(), body)).status);
    }));

  it('C21: refuses an id that was used before with arguments of another shape, however deep', async () => {
    const { seat } = await joinedAs(siege.door, siege.room.code);
    const raw = await rawSeat(siege.door, { session: siege.room.sessionId, seat });
    const first = command('question.submit', { text: 'Asked once?' });
    expect(await until('it is taken', async () => (await raw.says(first)).ok)).toBe(true);
    const deep = JSON.stringify(first).replace('"Asked once?"', '['.repeat(20_000) + ']'.repeat(20_000));
    const headers = { ...JSON_TYPE, authorization: `Bearer ${seat}` };
    await siege.during(async () => {
      expect((await send('POST', path('commands'), headers, deep)).status).toBe(400);
      const other = { ...first, args: { text: 'Something else?' } };
      expect(await raw.says(other)).toMatchObject({ ok: false, code: 'COMMAND_ID_REUSED' });
    });
    raw.close();
  });

  it('T31: shows markup, scripts and templates as the text that they are', async () => {
    const { seat } = await joinedAs(siege.door, siege.room.code);
    const raw = await rawSeat(siege.door, { session: siege.room.sessionId, seat });
    for (const text of MARKUP) await raw.says(command('question.submit', { text }));
    const html = await until('all of it is on the page', async () => {
      const page = await (await send('GET', `/s/${siege.room.code}`)).text();
      return page.includes('alert(1)') && page.includes('{{7*7}}') && page;
    });
    for (const markup of [
      /<script>alert/i,
      /<img[^>]*onerror=/i,
      /<svg[^>]*onload/i,
      /href="javascript:/i,
      /\b49\b <%=/,
    ])
      expect(html).not.toMatch(markup);
    const state = await send('GET', path('state'));
    expect([state.headers.get('content-type'), state.headers.get('x-content-type-options')]).toEqual([
      'application/json; charset=utf-8',
      'nosniff',
    ]);
    raw.close();
  });
});

describe('a crowd at a relay', () => {
  let siege: Siege;
  beforeAll(async () => {
    siege = await Siege.openRelay(
      narrowRelay({ readersPerAddress: 6, socketsPerAddress: 18, connectionsPerAddress: 60 }),
    );
  }, 60_000);
  afterAll(() => siege.close());

  const sits = (seat?: string) =>
    Wire.seated(siege.door.port, { session: siege.room.sessionId, ...(seat ? { seat } : {}) });

  it('W17: is at most five sockets of one phone: the oldest is told to come back later and closed', () =>
    siege.during(async () => {
      const wires: Wire[] = [];
      for (let at = 0; at < 5; at += 1) wires.push(await sits(siege.seat));
      expect(wires.every(({ isOpen }) => isOpen)).toBe(true);
      wires.push(await sits(siege.seat));
      await wires[0]?.ends();
      expect(wires[0]?.heard.at(-1)).toMatch(/"draining",\{"reconnectInMs":60000\}|^41/);
      expect(wires.slice(1).every(({ isOpen }) => isOpen)).toBe(true);
      for (const wire of wires) wire.drop();
    }));

  it('W17: of readers without a seat ends at the limit, and phones with one still come in', () =>
    siege.during(async () => {
      const readers: Wire[] = [];
      for (let at = 0; at < 7; at += 1) readers.push(await sits());
      expect(readers.slice(0, 6).every((wire) => wire.hears('40/rooms'))).toBe(true);
      expect(readers[6]?.heard.join()).toMatch(/"code":"BUSY".*"retryAfterMs":1[0-9]{4}/);
      await readers[6]?.ends();
      const own = await sits(siege.seat);
      expect(own.hears('40/rooms')).toBe(true);
      for (const wire of [...readers, own]) wire.drop();
    }));

  it('W17: from one address ends at the limit with BUSY and a time, and there is room again afterwards', async () => {
    const seats = await Promise.all(
      Array.from({ length: 6 }, async () => (await joinedAs(siege.door, siege.room.code)).seat),
    );
    await siege.during(async () => {
      const wires: Wire[] = [];
      for (let at = 0; at < 24; at += 1) wires.push(await sits(seats[at % 6]));
      const inside = wires.filter((wire) => wire.hears('40/rooms'));
      expect(inside.length).toBeGreaterThan(10);
      expect(inside.length).toBeLessThan(19);
      expect(wires.at(-1)?.heard.join()).toMatch(/"code":"BUSY".*"retryAfterMs":/);
      for (const wire of wires) wire.drop();
      await until('there is room again', async () => {
        const next = await sits(seats[0]);
        next.drop();
        return next.hears('40/rooms');
      });
    });
  });

  it('W14: takes sixty connections of one address and hangs up on the rest, and then takes others', () =>
    siege.during(async () => {
      const held: { socket: Socket; isClosed: boolean }[] = Array.from({ length: 150 }, () => {
        const one = { socket: connect(siege.door.port, '127.0.0.1'), isClosed: false };
        one.socket
          .on('error', () => undefined)
          .on('close', () => (one.isClosed = true))
          .resume();
        return one;
      });
      await until('the rest is gone', () => held.filter(({ isClosed }) => isClosed).length >= 90);
      for (const { socket } of held) socket.destroy();
      await until('others come in', async () => (await fetch(`${siege.door.url}/robots.txt`)).ok);
    }));

  it('W18: of one phone that floods is refused and closed, while another is answered as ever', async () => {
    const [noisy, calm] = [
      await joinedAs(siege.door, siege.room.code),
      await joinedAs(siege.door, siege.room.code),
    ];
    const raw = await rawSeat(siege.door, { session: siege.room.sessionId, seat: calm.seat });
    const wire = await sits(noisy.seat);
    await siege.during(async () => {
      const vote = () => command('question.vote', { questionId: crypto.randomUUID(), on: true });
      for (let no = 1; no <= 500 && wire.isOpen; no += 1) wire.emits(['command', vote()], no);
      const reply: Reply = await raw.says(vote());
      expect(reply).toMatchObject({ ok: false, code: 'NOT_FOUND' });
      await wire.ends();
    });
    raw.close();
    const { status } = await api(siege.door, 'GET', `/sessions/${siege.room.code}/state`, {
      token: noisy.seat,
    });
    expect(status).toBe(200);
  });
});

/** What is answered to a request that names another host, which no browser and no library would send. */
function asksAs(port: number, path: string, host: string): Promise<string> {
  return new Promise((resolve) => {
    let heard = '';
    const socket = connect(port, '127.0.0.1');
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    socket.on('close', () => resolve(heard));
    socket.write(`GET ${path} HTTP/1.1\r\nHost: ${host}\r\nConnection: close\r\n\r\n`);
  });
}
