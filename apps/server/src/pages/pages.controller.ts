import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { normalCode, isRecordPublic, Refusal } from '@openfloor/contract';
import type { Request, Response } from 'express';
import { joinCardOf } from '../operations/join-card.js';
import { Listings } from '../operations/listings.js';
import { readerIn } from '../operations/reading.js';
import { Rooms } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';
import { AudiencePages } from './audience-pages.service.js';
import { PageSender } from './page-sender.js';
import { publicVersion } from './public-welcome.js';

const NOBODY = { kind: 'nobody' } as const;
/** What is told on the home page instead of a document for programs: there is no such code, or too many were tried. */
const STATUS: Partial<Record<string, number>> = {
  NOT_FOUND: 404,
  CODE_CHANGED: 404,
  NOT_ALLOWED: 404,
  RATE_LIMITED: 429,
};

/** What stays of a query when a code is put right. */
const KEPT = { l: /^[A-Za-z-]{2,20}$/, hub: /^[\w-]{1,40}$/, at: /^room$/ };

/** The pages for people. What anybody may see is in them before any script runs. */
@ApiExcludeController()
@Controller()
export class PagesController {
  constructor(
    private readonly sender: PageSender,
    private readonly audiences: AudiencePages,
    private readonly finder: SessionFinder,
    private readonly rooms: Rooms,
    private readonly listings: Listings,
  ) {}

  @Get()
  home(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.sendHome([request, response]);
  }

  /** Where the form of the home page leads without scripts. */
  @Get('s')
  async typed(
    @Query('code') typed: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const code = typeof typed === 'string' ? normalCode(typed) : undefined;
    if (code) response.set('Cache-Control', 'no-store').redirect(303, withQuery(`/s/${code}`, request));
    else await this.sendHome([request, response], { wrongCode: shortened(typed), status: 404 });
  }

  @Get('s/:code')
  async audience(
    @Param('code') typed: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const code = normalCode(typed);
    if (code && code !== typed) return response.redirect(303, withQuery(`/s/${code}`, request));
    try {
      const open = await this.rooms.open(await this.finder.byCode(typed, request.ip));
      await this.audiences.send([request, response], open, typed);
    } catch (error) {
      await this.sayWhy(error, [request, response], shortened(typed));
    }
  }

  @Get('session/:slug')
  async session(
    @Param('slug') slug: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    try {
      const open = await this.rooms.open(await this.finder.bySlug(slug));
      readerIn(open, NOBODY, 'slug');
      const page = { name: `session ${open.room.id}`, version: publicVersion(open) };
      const live = open.room.session.phase === 'open';
      await this.sender.send([request, response], page, ({ pages, ...around }) => {
        const { counts } = isRecordPublic(open.room.session) ? open.tallies('public') : {};
        return pages.sessionPage({ ...around, card: joinCardOf(open.room), live, ...(counts && { counts }) });
      });
    } catch (error) {
      await this.sayWhy(error, [request, response]);
    }
  }

  @Get('stage/:code')
  stage(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.sendShell('stage', [request, response]);
  }

  @Get('console')
  console(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.sendShell('console', [request, response]);
  }

  @Get('hub')
  hub(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.sendShell('hub', [request, response]);
  }

  private sendShell(entry: 'stage' | 'console' | 'hub', at: [Request, Response]): Promise<void> {
    return this.sender.send(at, { name: entry, version: '' }, ({ pages, ...around }) =>
      pages.shellPage({ ...around, entry }),
    );
  }

  private async sendHome(
    at: [Request, Response],
    { status = 200, ...wrong }: { status?: number; wrongCode?: string; codeChanged?: boolean } = {},
  ): Promise<void> {
    const meetings = await this.listings.listed(NOBODY);
    const page = { name: `home ${JSON.stringify(wrong)}`, version: JSON.stringify(meetings), status };
    await this.sender.send(at, page, ({ pages, ...around }) =>
      pages.homePage({ ...around, meetings, ...wrong }),
    );
  }

  private async sayWhy(error: unknown, at: [Request, Response], wrongCode?: string): Promise<void> {
    const status = error instanceof Refusal ? STATUS[error.code] : undefined;
    if (!(error instanceof Refusal) || status === undefined) throw error;
    if (error.retryAfterMs !== undefined)
      at[1].set('Retry-After', String(Math.ceil(error.retryAfterMs / 1_000)));
    const changed = error.code === 'CODE_CHANGED' ? { codeChanged: true } : {};
    await this.sendHome(at, { status, ...(wrongCode !== undefined && { wrongCode }), ...changed });
  }
}

/** What somebody typed, as far as a page repeats it. */
function shortened(typed: unknown): string {
  return typeof typed === 'string' ? typed.slice(0, 20) : '';
}

/** The same address with what a link says of its reader: the language, and the hub or the room where they are. */
function withQuery(path: string, request: Request): string {
  const kept = new URLSearchParams();
  for (const [name, is] of Object.entries(KEPT)) {
    const value = request.query[name];
    if (typeof value === 'string' && is.test(value)) kept.set(name, value);
  }
  return kept.size > 0 ? `${path}?${kept}` : path;
}
