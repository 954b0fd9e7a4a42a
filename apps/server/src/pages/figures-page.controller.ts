import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { FIGURE_CHARTS, normalCode, Refusal } from '@openfloor/contract';
import type { Request, Response } from 'express';
import { Rooms, type OpenRoom } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';
import { FiguresPages } from './figures-pages.service.js';
import { HomePages, shortened } from './home-pages.service.js';

/** The figures of a session under its code: a page for people, and what that page fetches. */
@ApiExcludeController()
@Controller('s/:code')
export class FiguresPageController {
  constructor(
    private readonly pages: FiguresPages,
    private readonly homes: HomePages,
    private readonly finder: SessionFinder,
    private readonly rooms: Rooms,
  ) {}

  @Get('figures')
  async page(
    @Param('code') typed: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const code = normalCode(typed);
    if (code && code !== typed) return response.redirect(303, `/s/${code}/figures`);
    let open: OpenRoom;
    try {
      open = await this.opened(typed, request);
    } catch (error) {
      return this.homes.sayWhy(error, [request, response], shortened(typed));
    }
    await this.pages.send([request, response], open, typed);
  }

  @Get('figures.json')
  async figures(
    @Param('code') typed: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    await this.pages.sendFile([request, response], await this.opened(typed, request));
  }

  @Get('figures/:file')
  async file(
    @Param('code') typed: string,
    @Param('file') file: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const chart = FIGURE_CHARTS.find((one) => `${one}.csv` === file);
    if (!chart) throw new Refusal('NOT_FOUND', 'no such chart');
    await this.pages.sendFile([request, response], await this.opened(typed, request), chart);
  }

  private async opened(typed: string, request: Request): Promise<OpenRoom> {
    return this.rooms.open(await this.finder.byCode(typed, request.ip));
  }
}
