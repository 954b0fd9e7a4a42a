import { Controller, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { Id, InvitationMade } from '@openfloor/contract';
import type { z } from 'zod';
import type { Caller } from '../operations/caller.js';
import { Calling, expectActor } from '../operations/calling.js';
import { Gives, Signed } from '../operations/documented.js';
import { HubsService } from './hubs.service.js';

/** The link of a hub as whoever applied for it gets it. */
const HubLinkMade = InvitationMade.pick({ url: true, token: true }).meta({ id: 'HubLinkMade' });

/** Remote hubs, for whoever applied for one. */
@ApiTags('hubs')
@Signed()
@Controller('sessions/:id/hubs/:hubId')
export class HubsController {
  constructor(private readonly hubs: HubsService) {}

  /**
   * The link of a hub that was applied for and taken, for whoever applied. Asked again it gives another one, and the one
   * before ends with all its devices.
   */
  @Post('link')
  @Gives(201, HubLinkMade)
  async link(
    @Param('id', { schema: Id }) sessionId: string,
    @Param('hubId', { schema: Id }) hubId: string,
    @Calling() caller: Caller,
  ): Promise<z.output<typeof HubLinkMade>> {
    return this.hubs.linkFor(sessionId, hubId, expectActor(caller, sessionId));
  }
}
