import { Controller, Get, Param, Req, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { normalCode } from '@openfloor/contract';
import type { Request, Response } from 'express';
import { Rooms, type OpenRoom } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';
import { HomePages, shortened } from './home-pages.service.js';
import { RecordPages } from './record-pages.service.js';

/** The public record of moderation under the code of its session: a page for people, a file for whoever checks it. */
@ApiExcludeController()
@Controller('s/:code')
export class RecordController {
  constructor(
    private readonly records: RecordPages,
    private readonly homes: HomePages,
    private readonly finder: SessionFinder,
    private readonly rooms: Rooms,
  ) {}

  @Get('record')
  async record(
    @Param('code') typed: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const code = normalCode(typed);
    if (code && code !== typed) return response.redirect(303, `/s/${code}/record`);
    let open: OpenRoom;
    try {
      open = await this.opened(typed, request);
    } catch (error) {
      return this.homes.sayWhy(error, [request, response], shortened(typed));
    }
    await this.records.send([request, response], open, typed);
  }

  @Get('ledger.json')
  async file(
    @Param('code') typed: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const open = await this.opened(typed, request);
    await this.records.sendFile([request, response], open, normalCode(typed) ?? '');
  }

  private async opened(typed: string, request: Request): Promise<OpenRoom> {
    return this.rooms.open(await this.finder.byCode(typed, request.ip));
  }
}
