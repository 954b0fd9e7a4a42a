import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openRoom, type OpenedRoom, type Person } from '../harness/people.js';
import { TestServer } from '../harness/server.js';
import { until } from '../harness/until.js';

/** A page as a browser without scripts has it. */
interface Page {
  status: number;
  path: string;
  html: string;
  headers: Headers;
}

/** A browser that runs no scripts: cookies by name, forms by their buttons. */
class PlainBrowser {
  readonly cookies = new Map<string, string>();
  page: Page = { status: 0, path: '/', html: '', headers: new Headers() };

  constructor(
    private readonly url: string,
    private readonly keepsCookies = true,
  ) {}

  async open(path: string, headers: Record<string, string> = {}): Promise<Page> {
    const response = await this.ask(path, { headers });
    const html = await response.text();
    this.page = { status: response.status, path, html, headers: response.headers };
    return this.page;
  }

  /** Presses a button of the form on this page and follows to where it leads. */
  async press(button: Record<string, string>, fields: Record<string, string> = {}): Promise<Page> {
    const sent = await this.send({ form: this.form, ...fields, ...button });
    expect(sent.status).toBe(303);
    const next = sent.headers.get('location') ?? '';
    expect(next).toMatch(/^\/s\//);
    return this.open(next.replace(/#.*$/, ''));
  }

  /** Sends a form to the address of this page, as it is. */
  send(fields: Record<string, string>, headers: Record<string, string> = {}): Promise<Response> {
    const own = { origin: this.url, 'sec-fetch-site': 'same-origin' };
    return this.ask(this.page.path, {
      method: 'POST',
      body: new URLSearchParams(fields).toString(),
      headers: { 'content-type': 'application/x-www-form-urlencoded', ...own, ...headers },
    });
  }

  /** The id of the forms on this page. */
  get form(): string {
    return /name="form" value="([\w-]+)"/.exec(this.page.html)?.[1] ?? '';
  }

  /** What the page says of the last form. */
  get said(): string {
    return /<p class="said[^>]*>(.*?)<\/p>/s.exec(this.page.html)?.[1] ?? '';
  }

  /** The button of a question: `up` or `down`, and the votes it shows; undefined where it is none. */
  support(no: number): { name: string; votes: string } | undefined {
    const found = new RegExp(`<button name="(up|down)" value="${no}"[^>]*>(.*?)</button>`, 's').exec(
      this.page.html,
    );
    return found ? { name: found[1] ?? '', votes: /\d+/.exec(textOf(found[2] ?? ''))?.[0] ?? '' } : undefined;
  }

  private async ask(path: string, init: RequestInit): Promise<Response> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    const response = await fetch(`${this.url}${path}`, {
      ...init,
      redirect: 'manual',
      headers: { ...(init.headers as Record<string, string>), ...(cookie ? { cookie } : {}) },
    });
    for (const set of this.keepsCookies ? response.headers.getSetCookie() : []) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(set) ?? [];
      this.cookies.set(name, value);
    }
    return response;
  }
}

function textOf(html: string): string {
  return html.replaceAll(/<(style|script).*?<\/\1>|<[^>]+>/gs, ' ').replaceAll(/\s+/g, ' ');
}

let server: TestServer;
let room: OpenedRoom;
let door: string;
beforeAll(async () => {
  server = await TestServer.start();
});
afterAll(() => server.dispose());

/** A new room, open, with one question on its list. */
async function opened(): Promise<{ no: number; questionId: string }> {
  room = await openRoom(server);
  door = `/s/${room.code}`;
  await room.moderator.does('session.phase', { phase: 'open' });
  return listed(room.ama, 'Who audits the auditors?');
}

async function listed(author: Person, text: string): Promise<{ no: number; questionId: string }> {
  const { questionId, no } = await author.does('question.submit', { text });
  await room.moderator.does('question.publish', { questionId });
  return { questionId, no };
}

const visitor = async (path = door) => {
  const browser = new PlainBrowser(server.url);
  await browser.open(path);
  return browser;
};
/** What the room counts, as a phone sees it. */
const votesOf = (no: number) => room.ben.now.votes.get(no) ?? 0;
describe('the door for browsers without scripts', () => {
  it('shows the list, and counts support once however often its form is sent', async () => {
    const { no } = await opened();
    const browser = await visitor();
    expect(textOf(browser.page.html)).toContain('Who audits the auditors?');
    expect(browser.support(no)).toEqual({ name: 'up', votes: '0' });
    const { form } = browser;
    const [first, second] = await Promise.all([
      browser.send({ form, up: String(no) }),
      browser.send({ form, up: String(no) }),
    ]);
    expect([first.status, second.status]).toEqual([303, 303]);
    expect(first.headers.get('location')).toMatch(new RegExp(`^${door}\\?said=[\\w-]+#q${no}$`));
    await until('one vote is counted', () => votesOf(no) === 1);
    await browser.open((second.headers.get('location') ?? '').replace(/#.*/, ''));
    expect(browser.said).toBe(`Your support for #${no} is counted.`);
    expect(browser.support(no)).toEqual({ name: 'down', votes: '1' });
    expect(browser.page.html).toMatch(new RegExp(`<li class="row" id="q${no}"`));
    room.leave();
  });

  it('takes support back, and counts each person once', async () => {
    const { no } = await opened();
    const [one, other] = [await visitor(), await visitor()];
    await one.press({ up: String(no) });
    await other.press({ up: String(no) });
    await until('two people are counted', () => votesOf(no) === 2);
    await one.press({ down: String(no) });
    expect(one.said).toBe(`Your support for #${no} is taken back.`);
    expect(one.support(no)?.name).toBe('up');
    await other.open(door);
    expect(other.support(no)).toEqual({ name: 'down', votes: '1' });
    await until('one is counted', () => votesOf(no) === 1);
    room.leave();
  });

  it('takes a question once, tells that it is in review, and shows later what became of it', async () => {
    await opened();
    const browser = await visitor(`${door}?list=ask`);
    const { form } = browser;
    const text = 'Where is the report of last year?';
    const fields = { form, text, language: 'en', identity: 'anonymous', ask: '1' };
    const [first] = await Promise.all([browser.send(fields), browser.send(fields)]);
    await browser.open(first?.headers.get('location') ?? '');
    expect(browser.said).toMatch(/^Your question was received and is in review. Its number is #\d+\.$/);
    expect(textOf(browser.page.html)).toMatch(/Where is the report of last year\?.*In review since/s);
    await until('the desk has it', () =>
      room.moderator.records('question').some((question) => question.text === text),
    );
    const asked = room.moderator.records('question').filter((question) => question.text === text);
    expect(asked).toHaveLength(1);
    expect((await visitor()).page.html).not.toContain(text);
    await room.moderator.does('question.decline', { questionId: asked[0]?.id ?? '', reason: 'off_topic' });
    await browser.open(`${door}?list=mine`);
    expect(textOf(browser.page.html)).toContain('Set aside: off topic');
    room.leave();
  });

  it('takes the same words again where somebody really sends a second form', async () => {
    await opened();
    const browser = await visitor(`${door}?list=ask`);
    for (const expected of [1, 2]) {
      await browser.open(`${door}?list=ask`);
      await browser.press({ ask: '1' }, { text: 'Twice on purpose?' });
      await until('the desk has them', () => {
        const same = room.moderator.records('question').filter(({ text }) => text === 'Twice on purpose?');
        return same.length === expected;
      });
    }
    room.leave();
  });

  it('lets an author withdraw, and nobody else', async () => {
    const { no } = await opened();
    const browser = await visitor(`${door}?list=ask`);
    await browser.press({ ask: '1' }, { text: 'Shall I take this back?' });
    const own = Number(/value="(\d+)">\s*Take back/.exec(browser.page.html)?.[1]);
    await browser.press({ withdraw: String(no) });
    expect(browser.said).toContain(`Your question #${no} stands.`);
    await browser.open(`${door}?list=mine`);
    await browser.press({ withdraw: String(own) });
    expect(browser.said).toBe(`Your question #${own} is taken back.`);
    await browser.open(`${door}?list=mine`);
    expect(textOf(browser.page.html)).toContain('You took it back');
    room.leave();
  });
});

describe('what is refused at the door without scripts', () => {
  it('is told in words, and gives back what was typed', async () => {
    await opened();
    const browser = await visitor(`${door}?list=ask&l=en`);
    const long = `A "quoted" <b>text</b> & ${'x'.repeat(500)}`;
    await browser.press({ ask: '1' }, { text: long, name: 'Ama', identity: 'public', language: 'fr' });
    expect(browser.said).toMatch(
      /^Your question is not sent, and nothing of it is lost. 2\d characters too long\.$/,
    );
    expect(browser.page.path).toMatch(/list=ask&l=en/);
    const [, typed] = /<textarea[^>]*>(.*?)<\/textarea>/s.exec(browser.page.html) ?? [];
    expect(typed).not.toContain('<b>');
    expect(
      typed
        ?.replaceAll('&lt;', '<')
        .replaceAll('&quot;', '"')
        .replaceAll('&gt;', '>')
        .replaceAll('&amp;', '&'),
    ).toBe(long);
    expect(browser.page.html).toMatch(/name="name"[^>]*value="Ama"/);
    expect(browser.page.html).toMatch(/<option[^>]*selected[^>]*value="fr"|<option value="fr"[^>]*selected/);
    room.leave();
  });

  it('is a question without a name where the session asks for names, until there is one', async () => {
    await opened();
    await room.moderator.does('session.rules', { identity: { least: 'public', most: 'public' } });
    const browser = await visitor(`${door}?list=ask`);
    await browser.press({ ask: '1' }, { text: 'Who am I?' });
    expect(browser.said).toContain('This session asks for your name.');
    expect(browser.page.html).toContain('>Who am I?</textarea>');
    await browser.press({ ask: '1' }, { text: 'Who am I?', name: 'Ama Mensah', group: 'academia' });
    expect(browser.said).toContain('is in review');
    await until('the desk knows the author', () =>
      room.moderator.records('question').some(({ author }) => author.name === 'Ama Mensah'),
    );
    room.leave();
  });

  it('is one question too many, support where it is switched off, and anything of the muted', async () => {
    const { no } = await opened();
    await room.moderator.does('session.rules', { questionsPerPerson: 1 });
    const browser = await visitor(`${door}?list=ask`);
    await browser.press({ ask: '1' }, { text: 'The first of one?' });
    await browser.open(`${door}?list=ask`);
    expect(textOf(browser.page.html)).toContain('You have asked as many as this session allows.');
    await browser.press({ ask: '1' }, { text: 'The second of one?' });
    expect(browser.said).toContain('You have asked as many as this session allows.');
    expect(browser.page.html).toContain('>The second of one?</textarea>');

    await browser.open(door);
    await room.moderator.does('session.switch', { votes: false });
    await browser.press({ up: String(no) });
    expect(browser.said).toBe(`Your support for #${no} is not counted. Support has closed.`);
    expect(textOf(browser.page.html)).toContain('Not counted. Support has closed.');
    await room.moderator.does('session.switch', { votes: true });
    await browser.press({ up: String(no) });
    expect(browser.said).toBe(`Your support for #${no} is counted.`);

    const other = await visitor(`${door}?list=ask`);
    await other.press({ ask: '1' }, { text: 'A rude one?' });
    const rude = await until('the desk has it', () =>
      room.moderator.records('question').find(({ text }) => text === 'A rude one?'),
    );
    await room.moderator.does('participant.mute', { participantId: rude.authorId ?? '', reason: 'conduct' });
    await other.open(`${door}?list=ask`);
    await other.press({ ask: '1' }, { text: 'Another?' }).catch(() => undefined);
    expect(textOf(other.page.html)).toContain('The moderators have asked you to pause.');
    room.leave();
  });

  it('is everything of the removed, who can read along, and of everybody once the session is closed', async () => {
    const { no } = await opened();
    const browser = await visitor(`${door}?list=ask`);
    await browser.press({ ask: '1' }, { text: 'A bad one?' });
    const bad = await until('the desk has it', () =>
      room.moderator.records('question').find(({ text }) => text === 'A bad one?'),
    );
    await room.moderator.does('participant.remove', { participantId: bad.authorId ?? '', reason: 'conduct' });
    await browser.open(door);
    expect(textOf(browser.page.html)).toContain('The moderators have closed your seat.');
    await browser.press({ up: String(no) });
    expect(browser.said).toContain('The moderators have closed your seat. You can read along.');
    expect(browser.support(no)?.votes).toBe('0');

    const late = await visitor();
    await room.moderator.does('session.phase', { phase: 'closed' });
    const sent = await late.send({ form: late.form, up: String(no) });
    await late.open((sent.headers.get('location') ?? '').replace(/#.*/, ''));
    expect(late.said).toBe(`Your support for #${no} is not counted. Support has closed.`);
    expect(late.support(no)).toBeUndefined();
    room.leave();
  });

  it('is a form that another site sent, or nobody says who', async () => {
    const { no } = await opened();
    const browser = await visitor();
    const fields = { form: browser.form, up: String(no) };
    for (const headers of [
      { origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      { origin: server.url, 'sec-fetch-site': 'same-site' },
      { origin: 'null', 'sec-fetch-site': 'cross-site' },
      { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' },
    ])
      expect([headers, (await browser.send(fields, headers)).status]).toEqual([headers, 403]);
    const silent = await fetch(`${server.url}${door}`, {
      method: 'POST',
      body: new URLSearchParams(fields),
      headers: { cookie: `key=${browser.cookies.get('key')}` },
      redirect: 'manual',
    });
    expect(silent.status).toBe(403);
    const json = await browser.send(fields, { 'content-type': 'text/plain' });
    expect(json.status).toBe(415);
    const large = await browser.send({ ...fields, text: 'x'.repeat(70_000) });
    expect(large.status).toBe(413);
    await browser.open(door);
    expect(browser.support(no)).toEqual({ name: 'up', votes: '0' });
    room.leave();
  });

  it('is a browser without cookies, which is told why and loses no text', async () => {
    const { no } = await opened();
    const browser = new PlainBrowser(server.url, false);
    await browser.open(door);
    await browser.press({ up: String(no) });
    expect(browser.said).toContain('This browser keeps no cookies');
    expect(browser.support(no)).toEqual({ name: 'up', votes: '0' });
    await browser.open(`${door}?list=ask`);
    await browser.press({ ask: '1' }, { text: 'Am I anybody?' });
    expect(browser.said).toContain('This browser keeps no cookies');
    expect(browser.page.html).toContain('>Am I anybody?</textarea>');
    room.leave();
  });
});

describe('the page at the door', () => {
  it('stays one page for all who only read, whatever cookies they have', async () => {
    const { no } = await opened();
    const browser = await visitor();
    const tag = browser.page.headers.get('etag') ?? '';
    expect(browser.page.headers.get('cache-control')).toBe('private, no-cache');
    expect(browser.page.headers.getSetCookie().join()).toMatch(
      new RegExp(`^key=[\\w-]{22}; Max-Age=\\d+; Path=${door}; Expires=[^;]+; HttpOnly; SameSite=Lax$`),
    );
    const again = await browser.open(door, { 'if-none-match': tag });
    expect([again.status, again.headers.getSetCookie()]).toEqual([304, []]);
    browser.cookies.set('phone', 'a'.repeat(32));
    expect((await browser.open(door, { 'if-none-match': tag })).status).toBe(304);
    browser.cookies.delete('phone');

    await browser.open(door);
    await browser.press({ up: String(no) });
    const own = await browser.open(door, { 'if-none-match': tag });
    expect([own.status, own.headers.get('etag'), own.headers.get('cache-control')]).toEqual([
      200,
      null,
      'private, no-cache',
    ]);
    expect(browser.support(no)?.name).toBe('down');
    browser.cookies.delete('plain');
    await browser.open(door);
    expect([browser.page.headers.get('etag') === null, browser.support(no)?.name]).toEqual([false, 'up']);
    room.leave();
  });

  it('gives each visitor a page that shows nothing of the others', async () => {
    await opened();
    const [one, other] = [await visitor(`${door}?list=ask`), await visitor(`${door}?list=ask`)];
    await one.press({ ask: '1' }, { text: 'Known to one alone?' });
    const { path } = one.page;
    await other.press({ ask: '1' }, { text: 'And this to another?' });
    for (const address of [path, `${door}?list=mine`, door]) {
      await other.open(address);
      expect(other.page.html).not.toContain('Known to one alone?');
    }
    room.leave();
  });

  it('keeps what people write as text and nothing else', async () => {
    await opened();
    const nasty = '"><img src=x onerror=alert(1)></textarea></script>{{7*7}} $& $1';
    const browser = await visitor(`${door}?list=ask`);
    await browser.press({ ask: '1' }, { text: nasty, name: '"><svg/onload=alert(1)>', identity: 'public' });
    expect(browser.page.html).not.toMatch(/<img|<svg\/onload/);
    const asked = await until('the desk has it', () =>
      room.moderator.records('question').find(({ text }) => text === nasty),
    );
    await room.moderator.does('question.publish', { questionId: asked.id });
    await browser.open(door);
    expect(browser.page.html).not.toMatch(/<img|<svg\/onload/);
    await browser.open(`${door}?list=ask`);
    await browser.press({ ask: '1' }, { text: `${nasty}${'x'.repeat(500)}` });
    expect(browser.page.html).not.toMatch(/<img|<\/textarea><\/script>/);
    const strange = await browser.open(`${door}?list=<b>&page=-1&said=<script>&l=en`);
    expect([strange.status, strange.html.includes('<b>&page')]).toEqual([200, false]);
    room.leave();
  });

  it('sorts by links, and cuts a long list into pages that hold every question once', async () => {
    await opened();
    await room.moderator.does('session.rules', { questionsPerPerson: 0, review: 'after' });
    for (let at = 0; at < 50; at += 1)
      await room.ama.does('question.submit', { text: `Which of the many is number ${at}?` });
    const browser = await visitor(`${door}?list=new`);
    const numbers = () =>
      [...browser.page.html.matchAll(/<button name="up" value="(\d+)"/g)].map(([, no]) => Number(no));
    const newest = numbers();
    expect([newest.length, newest[0]]).toEqual([40, 51]);
    expect(browser.page.html).toMatch(/href="\?list=new&amp;page=2&amp;l=en"/);
    await browser.open(`${door}?list=new&page=2&l=en`);
    const rest = numbers();
    expect([...newest, ...rest].sort((a, b) => a - b)).toEqual(Array.from({ length: 51 }, (_, at) => at + 1));
    await browser.press({ up: String(rest[0]) });
    expect(browser.page.path).toMatch(/list=new&page=2&l=en/);
    expect(browser.support(rest[0] ?? 0)?.name).toBe('down');
    room.leave();
  });

  it('offers a seat where the list is for those who have one', async () => {
    const { no } = await opened();
    await room.moderator.does('session.rules', { record: 'participants' });
    const browser = await visitor();
    expect(browser.page.html).not.toContain('Who audits the auditors?');
    await browser.press({ join: '1' });
    expect(browser.said).toBe('You have a seat. Here is the list.');
    expect(browser.page.html).toContain('Who audits the auditors?');
    await browser.press({ up: String(no) });
    expect(browser.support(no)).toEqual({ name: 'down', votes: '1' });
    expect((await visitor()).page.html).not.toContain('Who audits the auditors?');
    room.leave();
  });

  it('seats those who come by the link of a hub at the hub, and nobody at a hub that is not there', async () => {
    await opened();
    const { hubId } = await room.moderator.does('hub.put', { name: 'Nairobi hub', city: 'Nairobi' });
    const hub = await until('the hub is known', () => room.ben.records('hub').find(({ id }) => id === hubId));
    const there = await visitor(`${door}?hub=${hub.no}`);
    await there.open(`${door}?list=ask`);
    await there.press({ ask: '1' }, { text: 'From the hub?' });
    const nowhere = await visitor(`${door}?hub=99`);
    await nowhere.open(`${door}?list=ask`);
    await nowhere.press({ ask: '1' }, { text: 'From nowhere?' });
    const asked = (text: string) => room.moderator.records('question').find((each) => each.text === text);
    await until('both are asked', () => asked('From the hub?') && asked('From nowhere?'));
    expect(asked('From the hub?')).toMatchObject({ attendance: 'hub', hubId });
    expect(asked('From nowhere?')).toMatchObject({ attendance: 'online', hubId: null });
    room.leave();
  });
});
