import { Body, Controller, Delete, Get, Header, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Id, NewRoll, RollMade, RollView } from '@openfloor/contract';
import type { Caller } from '../operations/caller.js';
import { Calling, expectActor } from '../operations/calling.js';
import { Done, Gives, Signed } from '../operations/documented.js';
import { RollCodes } from './roll-codes.service.js';

/** Personal codes: the voter roll of a session. */
@ApiTags('roll')
@Signed()
@Controller('sessions/:id/roll')
export class RollCodesController {
  constructor(private readonly codes: RollCodes) {}

  /** One personal code for each entry, or `count` alike. The codes are shown here and never again. */
  @Post()
  @Gives(201, RollMade)
  @Header('Cache-Control', 'no-store')
  async make(
    @Param('id', { schema: Id }) sessionId: string,
    @Body({ schema: NewRoll }) body: NewRoll,
    @Calling() caller: Caller,
  ): Promise<RollMade> {
    return { codes: await this.codes.make(sessionId, body, expectActor(caller, sessionId)) };
  }

  /** Which codes there are, and whether they were used; neither the codes nor who voted with them. */
  @Get()
  @Gives(200, RollView)
  @Header('Cache-Control', 'no-store')
  async list(@Param('id', { schema: Id }) sessionId: string, @Calling() caller: Caller): Promise<RollView> {
    return this.codes.list(sessionId, expectActor(caller, sessionId));
  }

  /** Ends a code; the votes that were cast by it go too. */
  @Delete(':rollId')
  @Gives(200, Done)
  async revoke(
    @Param('id', { schema: Id }) sessionId: string,
    @Param('rollId', { schema: Id }) rollId: string,
    @Calling() caller: Caller,
  ): Promise<object> {
    await this.codes.revoke(sessionId, rollId, expectActor(caller, sessionId));
    return {};
  }

  /** Another code for the same person, for one that was lost or seen by others. */
  @Post(':rollId/replace')
  @Gives(201, RollMade)
  @Header('Cache-Control', 'no-store')
  async replace(
    @Param('id', { schema: Id }) sessionId: string,
    @Param('rollId', { schema: Id }) rollId: string,
    @Calling() caller: Caller,
  ): Promise<RollMade> {
    return { codes: await this.codes.replace(sessionId, rollId, expectActor(caller, sessionId)) };
  }
}
