import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { length } from '@openfloor/contract';
import { api, organiserToken } from '../harness/api.js';
import { Siege } from '../harness/hostile.js';
import { command, rawSeat, type RawSeat } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

/** What would be markup, a script, a template or a link elsewhere. Here all of it is a text that somebody typed. */
const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '</script><script>alert(1)</script>',
  '</title><h1>x</h1>',
  '--><b>x</b><!--',
  `"><a href="javascript:alert(1)">x</a>`,
  `' onmouseover='alert(1)`,
  '[x](javascript:alert(1))',
  'javascript:alert(1)',
  '{{7*7}} ${7*7} <%= 7*7 %> #{7*7}',
  '&lt;b&gt;x&lt;/b&gt; &#x3c;b&#x3e;',
  '=HYPERLINK("https://evil.example")',
];

const REFUSED: [string, string][] = [
  ['a bidi override', 'What \u202Etxt.exe?'],
  ['five hundred combining marks', `W${'\u0301'.repeat(500)}hat?`],
  ['marks that joiners keep apart', `W${'\u0301\u200D'.repeat(20)}hat?`],
  ['a lone surrogate', 'What \ud800?'],
  ['NUL', 'What\u0000?'],
  ['an escape of a terminal', 'What\u001b[2J?'],
  ['nothing that can be seen', '\u200b\u2060 \u3164'],
  ['only spaces', ' \u00a0\u2003 '],
  ['five thousand newlines', 'a\n'.repeat(5_000)],
  ['10,001 characters', 'x'.repeat(10_001)],
];

const KEPT: [string, string, string][] = [
  ['Arabic with its marks', 'مَنْ يُدَقِّق؟', 'مَنْ يُدَقِّق؟'.normalize('NFC')],
  ['Hebrew with its points', 'שָׁלוֹם?', 'שָׁלוֹם?'.normalize('NFC')],
  ['an emoji of seven signs', '👩‍👩‍👧‍👦?', '👩‍👩‍👧‍👦?'],
  ['isolates around a name', '\u2068أحمد\u2069?', '\u2068أحمد\u2069?'],
  ['an isolate that was left open', '\u2067Who?', '\u2067Who?\u2069'],
  ['what a copied number brings along', '\u202a+233 20\u202c?', '+233 20?'],
];

describe('texts', () => {
  let siege: Siege;
  let raw: RawSeat;
  const ask = (text: string) => command('question.submit', { text });

  beforeAll(async () => {
    siege = await Siege.open({ LIMIT_COMMANDS_PER_SECOND: '0' });
    const { room, server } = siege;
    await room.moderator.does('session.rules', {
      questionsPerPerson: 0,
      identity: { least: 'anonymous', most: 'public' },
    });
    await room.moderator.does('session.phase', { phase: 'open' });
    raw = await rawSeat(server, { session: room.sessionId, seat: room.ama.seat });
  }, 60_000);
  afterAll(async () => {
    raw.close();
    await siege.close();
  });

  it.each(REFUSED)(
    'T33, T34: refuses a question, a name and a note of %s, and stores nothing',
    (_what, text) =>
      siege.during(async () => {
        for (const body of [
          ask(text),
          command('participant.identify', { name: text }),
          command('participant.identify', { affiliation: text }),
          command('question.submit', { text: 'What?', labels: [text] }),
          command('floor.request', { note: text }),
        ])
          expect([body.type, await raw.says(body)]).toMatchObject([
            body.type,
            { ok: false, code: 'BAD_COMMAND' },
          ]);
      }),
  );

  it('T34: refuses a name of two lines', () =>
    siege.during(async () => {
      for (const name of ['Ama\nthe chair', 'Ama\r\nthe chair', 'Ama\u2028the chair', 'Ama\vthe chair'])
        expect(await raw.says(command('participant.identify', { name }))).toMatchObject({
          code: 'BAD_COMMAND',
        });
    }));

  it.each(KEPT)('T33: keeps %s', async (_what, typed, kept) => {
    const reply = await raw.says(ask(typed));
    const id = reply.ok ? String(reply.result?.['questionId']) : '';
    await siege.room.moderator.seesRoom((live) => live.question(id)?.text === kept);
  });

  it('T33: counts an emoji of four bytes as one character, up to the limit and not one more', async () => {
    const { moderator, ama } = siege.room;
    await moderator.does('session.rules', { questionMaxChars: 50 });
    await until('the rule is known', () => ama.now.session?.rules.questionMaxChars === 50);
    const signs = '\u{1F5FA}'.repeat(50);
    expect([length(signs), Buffer.byteLength(signs)]).toEqual([50, 200]);
    expect(await raw.says(ask(signs))).toMatchObject({ ok: true });
    await siege.during(async () => {
      expect(await raw.says(ask(`${signs}!`))).toMatchObject({
        code: 'TOO_LONG',
        details: { max: 50 },
      });
      expect(await raw.says(ask('👩‍👩‍👧‍👦'.repeat(8)))).toMatchObject({ code: 'TOO_LONG' });
    });
    await moderator.does('session.rules', { questionMaxChars: 500 });
  });

  it('T34: gives no role to a name that looks like the moderator’s', async () => {
    const { server, room } = siege;
    const lookalikes = ['A moderator', 'А mоderatоr', 'A\u200B moderator', 'Moderator ✓'];
    for (const name of lookalikes) {
      expect(await raw.says(command('participant.identify', { name }))).toMatchObject({ ok: true });
      const reply = await raw.says(
        command('question.submit', { text: `Believe me, says ${name}`, identity: 'public' }),
      );
      const id = reply.ok ? String(reply.result?.['questionId']) : '';
      const seen = await until('it is in review', () => room.moderator.live.question(id));
      expect(seen.author).not.toHaveProperty('role');
      expect(Object.keys(seen.author).sort()).toEqual(
        ['affiliation', 'country', 'identity', 'name', 'regionalGroup', 'stakeholderGroup'].sort(),
      );
    }
    const again = await rawSeat(server, { session: room.sessionId, seat: room.ama.seat });
    expect(again.welcome.you).toMatchObject({ role: 'participant', channel: 'public' });
    again.close();
  });

  it('T35: shows a slur and somebody’s telephone number to the moderators alone until they have published it', async () => {
    const text = 'The chair is a \u{1F4A9}, call him: +233 20 555 0199';
    const reply = await raw.says(ask(text));
    expect(reply).toMatchObject({ ok: true, result: { status: 'pending' } });
    const id = reply.ok ? String(reply.result?.['questionId']) : '';
    await siege.room.moderator.seesRoom((live) => live.question(id)?.status === 'pending');
    const page = await (await fetch(`${siege.server.url}/s/${siege.room.code}`)).text();
    expect(page).not.toContain('555 0199');
    expect(siege.room.ben.everReceived('555 0199')).toBe(false);
    expect(siege.room.stage.everReceived('555 0199')).toBe(false);
  });

  it('T31: sends markup, scripts, templates and links as the text they are, in every page that needs no scripts', async () => {
    const { server, room } = siege;
    const path = `${server.url}/s/${room.code}`;
    const before = tagsOf(await page(path));
    for (const text of MARKUP) {
      await raw.says(command('participant.identify', { name: text, affiliation: text }));
      const reply = await raw.says(
        command('question.submit', { text, identity: 'public', labels: [text.slice(0, 40)] }),
      );
      const questionId = reply.ok ? String(reply.result?.['questionId']) : '';
      await room.moderator.does('question.publish', { questionId });
    }
    await room.moderator.does('session.describe', { title: MARKUP[2]! });
    const html = await until('all of it is on the page', async () => {
      const whole = await page(path);
      return MARKUP.every((text) => textOf(whole).includes(text)) && whole;
    });
    const news = [...tagsOf(html)].filter((tag) => !before.has(tag) && !OURS.test(tag));
    expect(news).toEqual([]);
    for (const markup of [
      /<img/i,
      /<svg[^>]*onload/i,
      /onerror=/i,
      /href="javascript:/i,
      /<h1>x/i,
      /\b49\b <%=/,
    ])
      expect(withoutText(html)).not.toMatch(markup);
    expect(html.match(/<script/g)?.length).toBe((await page(path)).match(/<script/g)?.length);
    expect(html).not.toMatch(/<script>alert/);
  });

  it('T31: answers markup in JSON and in plain text as what it is, and never as a page', async () => {
    const { server, room } = siege;
    for (const [end, type] of [
      ['now.json', 'application/json'],
      ['now.txt', 'text/plain'],
      ['state', 'application/json'],
    ]) {
      const { status, headers } = await api(server, 'GET', `/sessions/${room.code}/${end}`);
      expect([status, headers.get('content-type')?.split(';')[0]]).toEqual([200, type]);
      expect(headers.get('x-content-type-options')).toBe('nosniff');
    }
  });
});

/** Elements that a page has anyway for questions. */
const OURS =
  /^(li|ol|ul|p|span|div|b|i|svg|path|form|input|button|bdi|article|h\d|time|use|circle|rect|polygon|g|small|strong|em|details|summary|label|section)$/;

async function page(path: string): Promise<string> {
  return (await fetch(path)).text();
}

/** The names of all elements that a browser would make. */
function tagsOf(html: string): Set<string> {
  return new Set(Array.from(html.matchAll(/<([a-z][a-z0-9]*)/gi), ([, name]) => (name ?? '').toLowerCase()));
}

/** What a browser would show: what stands between tags, with the few references that the pages use. */
function textOf(html: string): string {
  const shown = html.replace(/<[^>]*>/g, '');
  return shown
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#39;|&#x27;/g, "'")
    .replace(/&amp;/g, '&');
}

/** The tags alone, without what stands between them and without what stands inside quotes. */
function withoutText(html: string): string {
  return (html.match(/<[^>]*>/g) ?? [])
    .map((tag) => tag.replace(/"[^"]*"/g, (value) => (/^"javascript:/i.test(value) ? value : '""')))
    .join('');
}

describe('the log', () => {
  it.each(['json', 'pretty'] as const)(
    'T36: has one line of its own for each request, in %s, whatever is in it',
    async (format) => {
      const server = await TestServer.start({ LOG_LEVEL: 'trace', LOG_FORMAT: format });
      const token = await organiserToken(server);
      const evil = 'x\r\n[AUDIT] approved by the chair\u001b[31m\u2028[AUDIT]';
      const before = server.log.length;
      const encoded = encodeURIComponent(evil);
      const header = {
        'user-agent': 'x [AUDIT] approved',
        'x-forwarded-for': '1.2.3.4, [AUDIT]',
        'x-request-id': '[AUDIT]',
      };
      await fetch(`${server.url}/s/${encoded}?q=${encoded}`, { headers: header });
      await fetch(`${server.url}/${encoded}`, { headers: header });
      await api(server, 'POST', '/rooms', { token, body: { title: evil }, headers: header });
      await api(server, 'POST', '/auth/login', { body: { email: `${evil}@example.org`, password: evil } });
      await api(server, 'GET', `/sessions/${encoded}/state`, { headers: header });
      await until('it is logged', () => server.log.length > before);
      const lines = server.log.slice(before).split('\n').filter(Boolean);
      expect(lines.filter((line) => line.includes('AUDIT'))).toEqual([]);
      expect(server.log.slice(before)).not.toMatch(/[\u0000-\u0009\u000b-\u001a\u001c-\u001f\u2028]/);
      const begins = format === 'json' ? /^\{.*\}$/ : /^(\u001b\[\d+m)*\[\d\d:\d\d:\d\d\]/;
      expect(lines.filter((line) => !begins.test(line))).toEqual([]);
      await server.dispose();
    },
    60_000,
  );
});
