import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { normalCode, isRecordPublic } from '@openfloor/contract';
import type { Request, Response } from 'express';
import { joinCardOf } from '../operations/join-card.js';
import { readerIn } from '../operations/reading.js';
import { Rooms } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';
import { AudiencePages } from './audience-pages.service.js';
import { HomePages, shortened } from './home-pages.service.js';
import { PageSender } from './page-sender.js';
import { publicVersion } from './public-welcome.js';

const NOBODY = { kind: 'nobody' } as const;
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
    private readonly homes: HomePages,
  ) {}

  @Get()
  home(@Req() request: Request, @Res() response: Response): Promise<void> {
    return this.homes.send([request, response]);
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
    else await this.homes.send([request, response], { wrongCode: shortened(typed), status: 404 });
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
      await this.homes.sayWhy(error, [request, response], shortened(typed));
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
      await this.homes.sayWhy(error, [request, response]);
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
