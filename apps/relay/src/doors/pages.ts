import { normalCode, isRecordPublic, Refusal, UN_LANGUAGES, type Welcome } from '@openfloor/contract';
import {
  encodingFor,
  languageFor,
  PAGE_PERMISSIONS,
  PageCache,
  pagePolicyFor,
  readyPage,
  withheld,
  type PageOut,
  type ReadyPage,
  type WebPages,
} from '@openfloor/pages';
import { notYet, welcomeFrom } from '../mirror/welcome.js';
import type { Call } from './api.js';
import type { House } from './house.js';
import { namedHost } from './network.js';

interface Around {
  publicUrl: string;
  language: string;
}

/** The pages for phones, rendered from the relay's own copy of the room. */
export class PagesDoor {
  private readonly cache = new PageCache();

  /** `origins` are the addresses of this relay; the first is said where a page was opened at none of them. */
  constructor(
    private readonly house: House,
    private readonly origins: () => readonly string[],
  ) {}

  /** The door of the house leads to the one session. */
  home({ response, query }: Call): void {
    const { session } = this.house.mirror;
    if (!session) throw notYet();
    redirect(response, `/s/${session.code}`, query);
  }

  /** Where a typed code leads. */
  async typed(call: Call): Promise<void> {
    const typed = call.query.get('code') ?? '';
    const code = normalCode(typed);
    if (code) redirect(call.response, `/s/${code}`, call.query);
    else await this.wrong(call, typed);
  }

  async audience(call: Call): Promise<void> {
    const { mirror } = this.house;
    const [typed = ''] = call.params;
    const { session } = mirror;
    if (!session) throw notYet();
    const code = normalCode(typed);
    if (code && code !== typed) return redirect(call.response, `/s/${code}`, call.query);
    if (code !== session.code) return this.wrong(call, typed);
    const { copy, figures, epoch } = mirror;
    const version = `${epoch} ${copy.rev} ${figures.beat}`;
    await this.send(call, { name: `audience ${code}`, version }, (pages, around) =>
      pages.audiencePage({ ...around, welcome: this.publicWelcome(), code }),
    );
  }

  async stage(call: Call): Promise<void> {
    await this.send(call, { name: 'stage', version: '' }, (pages, around) =>
      pages.shellPage({ ...around, entry: 'stage' }),
    );
  }

  private async wrong(call: Call, typed: string): Promise<void> {
    await this.send(call, { name: 'wrong', version: typed, status: 404 }, (pages, around) =>
      pages.homePage({ ...around, meetings: [], wrongCode: typed.slice(0, 20) }),
    );
  }

  /** What is written into a page for everybody; where the record is not public, the session and its people alone. */
  private publicWelcome(): Welcome {
    const { mirror, corners } = this.house;
    const { welcome } = welcomeFrom(mirror, { you: corners.you(undefined), mine: corners.mine(undefined) });
    if (mirror.session && isRecordPublic(mirror.session)) return welcome;
    return withheld(welcome);
  }

  private async send(
    call: Call,
    { name, version, status = 200 }: { name: string; version: string; status?: number },
    render: (pages: WebPages, around: Around) => PageOut,
  ): Promise<void> {
    const { pages } = this.house;
    if (!pages) throw new Refusal('STORAGE_UNAVAILABLE', 'the web app is not built: npm run build');
    const { headers } = call.request;
    const named = `http://${namedHost(call.request)}`;
    const origins = this.origins();
    const publicUrl = origins.includes(named) ? named : (origins[0] ?? named);
    const asked = call.query.get('l') ?? undefined;
    const language = languageFor(asked, headers['accept-language'], pages.languages ?? UN_LANGUAGES);
    const make = (): PageOut => render(pages, { publicUrl, language });
    const ready =
      status === 200 ? this.cache.get(`${name} ${language} ${publicUrl}`, version, make) : readyPage(make());
    await write(call, ready, status);
  }
}

async function write({ request, response }: Call, ready: ReadyPage, status: number): Promise<void> {
  const host = namedHost(request);
  const sockets = /^[a-z0-9.[\]:-]+$/.test(host) ? [`ws://${host}`] : [];
  response.setHeader('Content-Security-Policy', pagePolicyFor(ready.page, sockets));
  response.setHeader('Permissions-Policy', PAGE_PERMISSIONS);
  response.setHeader('Cache-Control', 'no-cache');
  response.setHeader('Vary', 'Accept-Encoding, Accept-Language');
  if (status === 200) response.setHeader('ETag', ready.etag);
  if (status === 200 && request.headers['if-none-match'] === ready.etag) {
    response.statusCode = 304;
    return void response.end();
  }
  const encoding = encodingFor(request.headers['accept-encoding']);
  if (encoding) response.setHeader('Content-Encoding', encoding);
  response.setHeader('Content-Type', 'text/html; charset=utf-8');
  response.statusCode = status;
  response.end(await ready.body.as(encoding));
}

function redirect(response: Call['response'], path: string, query: URLSearchParams): void {
  const language = query.get('l');
  const tail = language && /^[A-Za-z-]{2,20}$/.test(language) ? `?l=${language}` : '';
  response.statusCode = 303;
  response.setHeader('Cache-Control', 'no-store');
  response.setHeader('Location', `${path}${tail}`);
  response.end();
}
