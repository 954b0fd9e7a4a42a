import { Body, Controller, Get, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { JoinCard, JoinSeat, Seated } from '@openfloor/contract';
import type { Request } from 'express';
import { Gives } from '../operations/documented.js';
import { JoinService } from './join.service.js';

/** The way in for the audience: no account, a code or a link. */
@ApiTags('joining')
@Controller()
export class JoinController {
  constructor(private readonly joining: JoinService) {}

  /** The public card of a session; `CODE_CHANGED` for a code that was replaced. */
  @Get('join/:code')
  @Gives(200, JoinCard)
  card(@Param('code') code: string, @Req() request: Request): Promise<JoinCard> {
    return this.joining.card(code, request.ip);
  }

  /**
   * A seat. `id` is the session's id or its join code, as people type it. While far more join than a venue explains,
   * `RATE_LIMITED` carries `details.challenge`, and the same request with its `proof` gets the seat.
   */
  @Post('sessions/:id/join')
  @Gives(200, Seated)
  join(
    @Param('id') id: string,
    @Body({ schema: JoinSeat }) body: JoinSeat,
    @Req() request: Request,
  ): Promise<Seated> {
    return this.joining.joinProving(id, body, request.ip);
  }
}
