import { expect, test, type Browser, type Page } from '@playwright/test';
import { api } from '../harness/api.js';
import { joinedAs } from '../harness/people.js';
import { command } from '../harness/raw.js';
import { TestServer } from '../harness/server.js';
import { LAPTOP, PHONE, STAGE } from './screens.js';

let server: TestServer;
test.beforeAll(async () => {
  server = await TestServer.start();
});
test.afterAll(() => server.dispose());

/** What would run, or change the page, wherever a text is taken for markup. */
const MARKUP = [
  '<img src=x onerror=alert(1)>',
  '<svg/onload=alert(1)>',
  '</script><script>alert(1)</script>',
  `"><a href="javascript:alert(1)" class="hostile">x</a>`,
  '[x](javascript:alert(1))',
  '{{constructor.constructor("alert(1)")()}} ${alert(1)}',
  '<iframe srcdoc="<script>parent.alert(1)</script>">',
  '<style>*{display:none}</style>',
];
const AIRED = MARKUP[0] ?? '';

/** Remembers what the page's policy had to stop. */
const LISTEN = `globalThis.violations = [];
document.addEventListener('securitypolicyviolation', (event) => {
  violations.push(event.violatedDirective + ' ' + event.sample);
});`;
/** Elements that no page of ours has: acts in attributes, links that run, pictures and frames of somebody else. */
const MADE = `[...document.querySelectorAll('*')].filter((element) =>
  [...element.attributes].some(({ name }) => name.startsWith('on')) ||
  (element.matches('a, area, form, button, use') &&
    /^\\s*(javascript|data|vbscript):/i.test(element.getAttribute('href') ?? element.getAttribute('action') ?? '')) ||
  element.matches('img[src="x"], iframe, .hostile, body style, object, embed')
).map((element) => element.outerHTML.slice(0, 120))`;

interface Screen {
  page: Page;
  /** What should never happen: dialogs, errors, requests to somewhere else. */
  faults: string[];
}

async function watched(
  browser: Browser,
  url: string,
  viewport: { width: number; height: number },
): Promise<Screen> {
  const context = await browser.newContext({ viewport });
  await context.addInitScript({ content: LISTEN });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('dialog', (dialog) => {
    faults.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('request', (request) => {
    const { origin, pathname } = new URL(request.url());
    if (origin !== server.url || pathname === '/x' || pathname.endsWith('/x'))
      faults.push(`asked for ${request.url()}`);
  });
  await page.goto(url);
  return { page, faults };
}

/** Nothing of what was typed has become an element, an attribute or a deed. */
async function expectInert({ page, faults }: Screen): Promise<void> {
  expect(await page.evaluate(MADE)).toEqual([]);
  expect(await page.evaluate('violations')).toEqual([]);
  expect(faults).toEqual([]);
}

/** A session in which everything that people can name and say is markup. */
async function hostileSession(): Promise<void> {
  const { audience, moderator } = server.links();
  const code = audience.split('/').at(-1) ?? '';
  const token = moderator.split('#')[1];
  const accepted = await api<{ sessionId: string; seat: string }>(server, 'POST', '/invitations/accept', {
    body: { token },
  });
  const { sessionId, seat } = accepted.body;
  const does = async (who: string, type: string, args: unknown) => {
    const { body } = await api<{ ok: boolean; result: Record<string, string> }>(
      server,
      'POST',
      `/sessions/${sessionId}/commands`,
      { token: who, body: command(type, args) },
    );
    if (!body.ok) throw new Error(`${type}: ${JSON.stringify(body)}`);
    return body.result;
  };
  const rules = { questionsPerPerson: 0, identity: { least: 'anonymous', most: 'public' } };
  await does(seat, 'session.rules', rules);
  await does(seat, 'session.switch', { floor: true });
  await does(seat, 'session.phase', { phase: 'open' });
  await does(seat, 'session.describe', { title: MARKUP[2] });
  const ids: (string | undefined)[] = [];
  for (const text of MARKUP) {
    const { seat: phone } = await joinedAs(server, code, { attendance: 'onsite' });
    await does(phone, 'participant.identify', { name: text, affiliation: text });
    const { questionId } = await does(phone, 'question.submit', {
      text,
      identity: 'public',
      labels: [text.slice(0, 40)],
    });
    await does(seat, 'question.publish', { questionId });
    await does(phone, 'floor.request', { note: text });
    ids.push(questionId);
    await does(seat, 'person.put', {
      name: text,
      role: 'panellist',
      affiliation: text,
      tags: [text.slice(0, 40)],
    });
    await does(seat, 'hub.put', { name: text, city: text });
  }
  await does(seat, 'notice.post', { text: MARKUP[1], level: 'info', audience: 'all' });
  await does(seat, 'question.air', { questionIds: [ids[0]], expect: null });
}

test('T31: what people type stays a text on the phone, at the desk and on the stage', async ({ browser }) => {
  await hostileSession();
  const links = server.links();
  const phone = await watched(browser, links.audience, PHONE);
  await expect(phone.page.getByText(AIRED).first()).toBeVisible();
  await expect(phone.page.getByText(MARKUP[4] ?? '').first()).toBeVisible();
  const desk = await watched(browser, links.moderator, LAPTOP);
  await expect(desk.page.getByText(AIRED).first()).toBeVisible();
  await desk.page.getByRole('button', { name: 'Session', exact: true }).click();
  await expect(desk.page.getByRole('dialog')).toBeVisible();
  const stage = await watched(browser, links.stage, STAGE);
  await expect(stage.page.getByText(AIRED).first()).toBeVisible();
  for (const screen of [phone, desk, stage]) await expectInert(screen);
  await phone.page.getByRole('button', { name: 'Ask a question' }).first().click();
  await phone.page.getByLabel('Your question', { exact: true }).fill(MARKUP[3] ?? '');
  await expectInert(phone);
});
