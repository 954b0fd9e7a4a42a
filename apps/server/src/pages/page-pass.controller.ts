import { Controller, Header, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Id, PagePass, Refusal } from '@openfloor/contract';
import type { Request, Response } from 'express';
import { Callers } from '../operations/caller.js';
import { expectActor } from '../operations/calling.js';
import { Gives, Signed } from '../operations/documented.js';
import { Limits } from '../operations/limits.js';
import { Rooms } from '../operations/rooms.js';
import { PagePasses } from './page-passes.js';

/** From a seat token to the pages of its session. */
@ApiTags('rooms')
@Signed()
@Controller('sessions/:id/page-pass')
export class PagePassController {
  constructor(
    private readonly rooms: Rooms,
    private readonly callers: Callers,
    private readonly limits: Limits,
    private readonly passes: PagePasses,
  ) {}

  /**
   * A cookie with which this browser reads the pages of the session as whoever has the seat, for a quarter of an hour. For
   * those who were invited; a participant's browser and an account's have cookies of their own.
   */
  @Post()
  @Gives(201, PagePass)
  @Header('Cache-Control', 'no-store')
  async give(
    @Param('id', { schema: Id }) sessionId: string,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<PagePass> {
    const caller = await this.callers.ofRequest(request);
    const actor = expectActor(caller, sessionId);
    if (caller.kind !== 'seat' || actor.type !== 'invited')
      throw new Refusal('NOT_ALLOWED', 'a pass is for whoever was invited');
    this.limits.takeRead({ id: actor.id, role: 'moderator' }, request.ip);
    const open = await this.rooms.open(sessionId, actor);
    open.standing(actor);
    return { endsAt: this.passes.give(response, open, actor) };
  }
}
