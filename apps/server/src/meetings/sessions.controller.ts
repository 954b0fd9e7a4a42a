import { Body, Controller, Get, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  DescribeSession,
  Id,
  NewCode,
  Readiness,
  Refusal,
  SessionListed,
  SessionView,
} from '@openfloor/contract';
import type { Request } from 'express';
import type { z } from 'zod';
import { actorIn, type Caller } from '../operations/caller.js';
import { Calling, expectActor } from '../operations/calling.js';
import { Gives, Signed } from '../operations/documented.js';
import { give } from '../operations/give.js';
import { readerIn } from '../operations/reading.js';
import { Rooms } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';
import { SessionsService } from './sessions.service.js';

type Answer<S extends z.ZodType> = Promise<z.output<S>>;

/** One session outside its room: what the programme says of it, its code, a copy to rehearse in. */
@ApiTags('sessions')
@Signed()
@Controller('sessions/:id')
export class SessionsController {
  constructor(
    private readonly sessions: SessionsService,
    private readonly finder: SessionFinder,
    private readonly rooms: Rooms,
  ) {}

  /** The session as the caller sees it. `id` is its id or its join code. */
  @Get()
  @Gives(200, SessionView)
  async read(
    @Param('id') id: string,
    @Calling() caller: Caller,
    @Req() request: Request,
  ): Answer<typeof SessionView> {
    const { sessionId, by } = await this.finder.find(id, request.ip);
    return this.view(sessionId, caller, by);
  }

  /** Changes what the programme says; what is not named stays. */
  @Patch()
  @Gives(200, SessionView)
  async describe(
    @Param('id', { schema: Id }) sessionId: string,
    @Calling() caller: Caller,
    @Body({ schema: DescribeSession }) body: z.output<typeof DescribeSession>,
  ): Answer<typeof SessionView> {
    await give(this.rooms, sessionId, expectActor(caller, sessionId), {
      type: 'session.describe',
      args: body,
    });
    return this.view(sessionId, caller, 'id');
  }

  /** A new join code. The old one answers `CODE_CHANGED` from now on. */
  @Post('code')
  @Gives(200, NewCode)
  async renewCode(
    @Param('id', { schema: Id }) sessionId: string,
    @Calling() caller: Caller,
  ): Answer<typeof NewCode> {
    return { code: await this.sessions.renewCode(sessionId, expectActor(caller, sessionId)) };
  }

  /** What is missing before the session can run well. It warns and never blocks. */
  @Get('readiness')
  @Gives(200, Readiness)
  async readiness(
    @Param('id', { schema: Id }) sessionId: string,
    @Calling() caller: Caller,
  ): Answer<typeof Readiness> {
    return { missing: await this.sessions.readiness(sessionId, expectActor(caller, sessionId)) };
  }

  /** A marked copy with people, hubs, segments and rules, and a code of its own. */
  @Post('rehearsal')
  @Gives(201, SessionListed)
  rehearse(
    @Param('id', { schema: Id }) sessionId: string,
    @Calling() caller: Caller,
  ): Answer<typeof SessionListed> {
    return this.sessions.rehearse(sessionId, expectActor(caller, sessionId));
  }

  private async view(
    sessionId: string,
    caller: Caller,
    by: 'id' | 'code' | 'slug',
  ): Answer<typeof SessionView> {
    const open = await this.rooms.open(sessionId, actorIn(caller, sessionId));
    const { channel } = readerIn(open, caller, by);
    const shown = open.room.entry('session', sessionId)?.sights[channel].shown;
    if (shown?.kind !== 'session') throw new Refusal('NOT_FOUND', 'there is no such session');
    return shown;
  }
}
