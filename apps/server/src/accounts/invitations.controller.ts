import { Body, Controller, Delete, Get, Param, Post, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import {
  AcceptInvitation,
  Id,
  InvitationsListed,
  InvitationsMade,
  NewInvitations,
  Refusal,
  Seated,
} from '@openfloor/contract';
import type { Request } from 'express';
import { z } from 'zod';
import type { Caller } from '../operations/caller.js';
import { Calling, expectActor } from '../operations/calling.js';
import { Done, Gives, Signed } from '../operations/documented.js';
import { InvitationsService } from './invitations.service.js';

/** `session` may be left out by a seat, whose session it is; `device` ends that device alone. */
const WhichInvitation = z.strictObject({ session: Id.optional(), device: Id.optional() });

/** Links for the people, hubs and screens of a session. */
@ApiTags('invitations')
@Controller()
export class InvitationsController {
  constructor(private readonly invitations: InvitationsService) {}

  /** One link or a list of them, all or nothing. The tokens are shown here and never again. */
  @Post('sessions/:id/invitations')
  @Signed()
  @Gives(201, InvitationsMade)
  async make(
    @Param('id', { schema: Id }) sessionId: string,
    @Body({ schema: NewInvitations }) body: z.output<typeof NewInvitations>,
    @Calling() caller: Caller,
  ): Promise<z.output<typeof InvitationsMade>> {
    const invites = Array.isArray(body) ? body : [body];
    return { invitations: await this.invitations.make(sessionId, invites, expectActor(caller, sessionId)) };
  }

  @Get('sessions/:id/invitations')
  @Signed()
  @Gives(200, InvitationsListed)
  async list(
    @Param('id', { schema: Id }) sessionId: string,
    @Calling() caller: Caller,
  ): Promise<z.output<typeof InvitationsListed>> {
    return { invitations: await this.invitations.list(sessionId, expectActor(caller, sessionId)) };
  }

  /** Ends a link, or with `device` one of its devices. An account says with `session` where the link is of. */
  @Delete('invitations/:id')
  @Signed()
  @Gives(200, Done)
  async revoke(
    @Param('id', { schema: Id }) invitationId: string,
    @Query({ schema: WhichInvitation }) { session, device }: z.output<typeof WhichInvitation>,
    @Calling() caller: Caller,
  ): Promise<z.output<typeof Done>> {
    const sessionId = session ?? (caller.kind === 'seat' ? caller.sessionId : undefined);
    if (!sessionId && caller.kind === 'account')
      throw new Refusal('BAD_COMMAND', 'name the session', { path: ['session'] });
    const actor = expectActor(caller, sessionId ?? '');
    await this.invitations.revoke(
      sessionId ?? '',
      { invitationId, ...(device && { deviceId: device }) },
      actor,
    );
    return {};
  }

  /** Makes this device a seat. A link works on several devices; each is listed and can be ended. */
  @Post('invitations/accept')
  @Gives(200, Seated)
  accept(
    @Body({ schema: AcceptInvitation }) { token, device }: z.output<typeof AcceptInvitation>,
    @Req() request: Request,
  ): Promise<Seated> {
    return this.invitations.accept(token, device ?? '', request.ip);
  }
}
