import { Body, Controller, Delete, Get, Param, Patch, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  ChangeMeeting,
  Imported,
  Meetings,
  MeetingView,
  MeetingWhole,
  NewMeeting,
  NewSession,
  Programme,
  SessionListed,
} from '@openfloor/contract';
import type { Request } from 'express';
import type { z } from 'zod';
import type { Caller } from '../operations/caller.js';
import { Calling, expectAccount } from '../operations/calling.js';
import { Done, Gives, Reads, Signed } from '../operations/documented.js';
import { ListingsService } from './listings.service.js';
import { MeetingsService, shown } from './meetings.service.js';
import { ProgrammeService } from './programme.service.js';
import { SessionsService } from './sessions.service.js';

type Answer<S extends z.ZodType> = Promise<z.output<S>>;

/** Meetings and their sessions. `id` is the id or the slug of a meeting. */
@ApiTags('meetings')
@Signed()
@Controller('meetings')
export class MeetingsController {
  constructor(
    private readonly meetings: MeetingsService,
    private readonly sessions: SessionsService,
    private readonly listings: ListingsService,
    private readonly programme: ProgrammeService,
  ) {}

  /** Meetings with a session that is open to everybody, and the caller's own. */
  @Get()
  @Gives(200, Meetings)
  async list(@Calling() caller: Caller): Answer<typeof Meetings> {
    const listed = await this.listings.listed(caller);
    return { meetings: listed.map(({ sessions: _sessions, ...meeting }) => meeting) };
  }

  @Post()
  @Gives(201, MeetingView)
  async add(
    @Calling() caller: Caller,
    @Body({ schema: NewMeeting }) body: z.output<typeof NewMeeting>,
  ): Answer<typeof MeetingView> {
    return shown(await this.meetings.add(expectAccount(caller), body));
  }

  /**
   * Takes over a programme document, all or nothing: every fault is told with its path. It touches only the fields
   * that the document names.
   */
  @Post('import')
  @Reads(Programme)
  @Gives(200, Imported)
  import(@Calling() caller: Caller, @Req() request: Request): Answer<typeof Imported> {
    const { id, administrator } = expectAccount(caller);
    return this.programme.import(request.body, {
      actor: { type: 'account', id, administrator },
      ownerIds: [id],
    });
  }

  @Get(':id')
  @Gives(200, MeetingWhole)
  async whole(@Param('id') id: string, @Calling() caller: Caller): Answer<typeof MeetingWhole> {
    return this.listings.whole(await this.meetings.find(id), caller);
  }

  @Patch(':id')
  @Gives(200, MeetingView)
  async change(
    @Param('id') id: string,
    @Calling() caller: Caller,
    @Body({ schema: ChangeMeeting }) body: z.output<typeof ChangeMeeting>,
  ): Answer<typeof MeetingView> {
    const before = await this.meetings.findOwn(id, expectAccount(caller));
    return shown(await this.meetings.change(before, body));
  }

  /** Only while no session of it was ever open. */
  @Delete(':id')
  @Gives(200, Done)
  async drop(@Param('id') id: string, @Calling() caller: Caller): Answer<typeof Done> {
    await this.meetings.drop(await this.meetings.findOwn(id, expectAccount(caller)));
    return {};
  }

  @Post(':id/sessions')
  @Gives(201, SessionListed)
  async addSession(
    @Param('id') id: string,
    @Calling() caller: Caller,
    @Body({ schema: NewSession }) body: z.output<typeof NewSession>,
  ): Answer<typeof SessionListed> {
    return this.sessions.add(await this.meetings.findOwn(id, expectAccount(caller)), body);
  }
}
