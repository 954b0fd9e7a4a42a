import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SessionExport, SessionReport } from '@openfloor/contract';
import { AccountsModule } from '../accounts/accounts.module.js';
import { HubsModule } from '../hubs/hubs.module.js';
import { MeetingsModule } from '../meetings/meetings.module.js';
import { administrator, organiser, type TestAccount } from '../operations/testing/accounts.js';
import { openSession, type TestSession } from '../operations/testing/rooms.js';
import { TestServer } from '../operations/testing/server.js';
import { RoomsModule } from '../rooms/rooms.module.js';
import { OutcomesModule } from './outcomes.module.js';

const FORMS = {
  json: 'application/json; charset=utf-8',
  html: 'text/html; charset=utf-8',
  md: 'text/markdown; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
};
const FILES = [
  'questions.csv',
  'floor.csv',
  'polls.csv',
  'takeaways.csv',
  'hubs.csv',
  'ledger.csv',
  'about.json',
];

let server: TestServer;
let staff: TestAccount;
beforeAll(async () => {
  server = await TestServer.open([AccountsModule, HubsModule, MeetingsModule, RoomsModule, OutcomesModule], {
    chromium: '/nowhere/chromium',
  });
  staff = await administrator(server);
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = {}) => server.api('GET', path, { headers });

/** A closed session of which the report lacks nothing, filed or not. */
async function closed({
  filed = true,
  rules = {},
}: { filed?: boolean; rules?: object } = {}): Promise<TestSession> {
  const session = await openSession(server);
  const { does } = session;
  for (const [role, name] of [
    ['organiser', 'Orla'],
    ['moderator', 'Mona'],
    ['rapporteur', 'Rita'],
    ['panellist', 'Pia'],
  ])
    await does('person.put', { role, name });
  if (Object.keys(rules).length > 0) await does('session.rules', rules);
  await does('session.phase', { phase: 'open' });
  const { takeawayId } = await does('takeaway.draft', { section: 'key_issues', text: 'Audit needs law.' });
  for (const act of ['show', 'check']) await does(`takeaway.${act}`, { takeawayId });
  await does('takeaway.settle', { takeawayId, as: 'agreed' });
  await does('session.phase', { phase: 'closed' });
  for (const section of ['presentations', 'discussion', 'way_forward'])
    await does('report.edit', { section, text: `About ${section}`, seen: 0 });
  if (filed) await does('report.file', {});
  return session;
}

describe('a report over HTTP', () => {
  it('is there for nobody but the panel and staff before it is filed, and for all after', async () => {
    const session = await closed({ filed: false });
    const path = `/sessions/${session.id}/report.json`;
    const before = await get(path);
    expect([before.status, before.json['code']]).toEqual([404, 'NOT_FOUND']);
    expect(before.text).not.toContain('Audit needs law');
    const preview = await get(path, staff.headers);
    expect([preview.status, preview.json['status']]).toEqual([200, 'draft']);
    await session.does('report.file', {});
    const after = await get(path);
    expect([after.status, after.json['status'], after.json['version']]).toEqual([200, 'filed', 1]);
    expect(SessionReport.safeParse(after.json).error?.issues ?? []).toEqual([]);
    await session.does('report.edit', { section: 'other', text: 'One more thing', seen: 0 });
    expect((await get(path)).status).toBe(404);
  });

  it.each(Object.entries(FORMS))('comes as %s, kept by nobody', async (form, type) => {
    const session = await closed();
    const { status, headers, text } = await get(`/sessions/${session.code}/report.${form}`);
    expect([status, headers.get('content-type'), headers.get('cache-control')]).toEqual([
      200,
      type,
      'no-store',
    ]);
    expect(headers.get('content-disposition')).toContain(`openfloor-${session.code}-report-en.${form}"`);
    if (form !== 'docx') expect(text).toContain('Audit needs law.');
  });

  it('is read as the public by an account that organises other sessions', async () => {
    const { id, code } = await closed();
    const other = await organiser(server, staff);
    for (const path of [`/sessions/${code}/report.html`, `/sessions/${id}/export/about.json`])
      expect((await get(path, other.headers)).status).toBe(200);
    expect((await get(`/sessions/${id}/export/about.json`, other.headers)).json['channel']).toBe('public');
    const draft = await closed({ filed: false });
    expect((await get(`/sessions/${draft.id}/report.html`, other.headers)).status).toBe(404);
    const shut = await closed({ rules: { record: 'participants' } });
    expect((await get(`/sessions/${shut.id}/report.html`, other.headers)).status).toBe(403);
  });

  it('comes in the language that is asked for, by the address or by the browser', async () => {
    const { id } = await closed();
    const asked = await get(`/sessions/${id}/report.html?language=ar`);
    expect(asked.text).toContain('<html lang="ar" dir="rtl">');
    const preferred = await get(`/sessions/${id}/report.html`, { 'accept-language': 'ar,en;q=0.5' });
    expect(preferred.text).toContain('أعدّه المقرّر');
    const unknown = await get(`/sessions/${id}/report.html?language=../../x`);
    expect(unknown.text).toContain('<html lang="en" dir="ltr">');
  });

  it('says of the HTML that nothing is run or loaded', async () => {
    const { id } = await closed();
    const { headers, text } = await get(`/sessions/${id}/report.html`);
    const policy = headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'none'$/,
    );
    expect(text).toContain(policy);
    expect(text).not.toMatch(/<script|<img|<link|style="|javascript:/i);
  });

  it('says plainly that nothing can be printed where there is no browser', async () => {
    const { id } = await closed();
    const { status, json, headers } = await get(`/sessions/${id}/report.pdf`);
    expect([status, json['code']]).toEqual([503, 'NO_BROWSER']);
    expect(headers.get('content-type')).toContain('application/problem+json');
  });

  it('is not for the public where the record is not', async () => {
    for (const record of ['participants', 'staff']) {
      const { id, code } = await closed({ rules: { record } });
      for (const path of [
        `/sessions/${id}/report.json`,
        `/sessions/${code}/report.html`,
        `/sessions/${id}/export.zip`,
      ]) {
        const { status, json } = await get(path);
        expect([record, status, json['code']]).toEqual([record, 403, 'NOT_ALLOWED']);
      }
      expect((await get(`/sessions/${id}/report.json`, staff.headers)).status).toBe(200);
    }
  });

  it('has a JSON Schema at the address that it names', async () => {
    const { id } = await closed();
    const { json } = await get(`/sessions/${id}/report.json`);
    const path = String(json['$schema']).replace(/^.*\/api\/v1/, '');
    const schema = await get(path);
    expect([schema.status, schema.json['title']]).toEqual([200, 'The report of a session']);
    const { $ref, $defs } = schema.json as { $ref: string; $defs: Record<string, { required: string[] }> };
    const { required } = $defs[$ref.split('/').at(-1) ?? ''] ?? { required: [] };
    expect([...required].sort()).toEqual(Object.keys(json).sort());
  });

  it.each([
    'report.exe',
    'report.',
    'export/secrets.csv',
    'export/questions.json',
    'export/__proto__.csv',
    'export/questions.csv.html',
    'export/questions.csv.%22;filename=%22x.exe',
  ])('has no %s', async (name) => {
    const { id } = await closed();
    expect((await get(`/sessions/${id}/${name}`)).status).toBe(404);
  });
});

describe('exports over HTTP', () => {
  it.each(FILES)('give %s', async (file) => {
    const { id, code } = await closed();
    const { status, headers, text } = await get(`/sessions/${id}/export/${file}`);
    expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
    expect(headers.get('content-disposition')).toBe(`attachment; filename="openfloor-${code}-${file}"`);
    if (file.endsWith('.csv')) expect(headers.get('link')).toContain('about.json');
    expect(text.length).toBeGreaterThan(50);
  });

  it('give the public what is public, and staff what staff see', async () => {
    const { id, does } = await openSession(server);
    await does('session.phase', { phase: 'open' });
    await does('question.submit', { text: 'Said aloud', spoken: true });
    const own = SessionExport.parse((await get(`/sessions/${id}/export.json`)).json);
    const whole = SessionExport.parse((await get(`/sessions/${id}/export.json`, staff.headers)).json);
    expect([own.about.channel, whole.about.channel]).toEqual(['public', 'staff']);
    expect(own.questions[0]).not.toHaveProperty('authorId');
    expect(whole.questions[0]).toHaveProperty('authorId');
  });

  it('follow what is decided, at the latest after three seconds', async () => {
    const { id, does } = await openSession(server);
    await does('session.phase', { phase: 'open' });
    const path = `/sessions/${id}/export/questions.csv`;
    expect((await get(path)).text).not.toContain('A later one');
    await does('question.submit', { text: 'A later one', spoken: true });
    const deadline = performance.now() + 8_000;
    const isThere = async () => (await get(path)).text.includes('A later one');
    while (!(await isThere()) && performance.now() < deadline) await new Promise(setImmediate);
    expect(await isThere()).toBe(true);
  });
});
