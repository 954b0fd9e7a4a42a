import { Body, Controller, Get, Header, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { AskSimilar, Refusal, SimilarPairs, SimilarQuestions } from '@openfloor/contract';
import type { Standing } from '@openfloor/room';
import type { Request } from 'express';
import type { z } from 'zod';
import { actorIn, Callers } from '../operations/caller.js';
import { Gives, Signed } from '../operations/documented.js';
import { Limits } from '../operations/limits.js';
import { admits } from '../operations/reading.js';
import { Rooms, type OpenRoom } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';
import { Similar } from './similar.service.js';

/** Questions that ask the same: for whoever is about to ask one, and for staff who unite them. */
@ApiTags('rooms')
@Signed()
@Controller('sessions/:id/similar')
export class SimilarController {
  constructor(
    private readonly rooms: Rooms,
    private readonly finder: SessionFinder,
    private readonly callers: Callers,
    private readonly limits: Limits,
    private readonly similar: Similar,
  ) {}

  /**
   * At most three published questions like a text, by number and percent. The text comes in the body and not in the
   * address, since addresses stand in logs beside those of people; nothing of it is kept.
   */
  @Post()
  @Gives(200, SimilarQuestions)
  @Header('Cache-Control', 'no-store')
  async offered(
    @Param('id') id: string,
    @Body({ schema: AskSimilar }) asked: z.output<typeof AskSimilar>,
    @Req() request: Request,
  ): Promise<SimilarQuestions> {
    const { open } = await this.reads(id, request);
    return this.similar.offeredTo(open, asked);
  }

  /** Questions that wait and are like one they could be merged into, for staff. */
  @Get()
  @Gives(200, SimilarPairs)
  @Header('Cache-Control', 'no-store')
  async paired(@Param('id') id: string, @Req() request: Request): Promise<SimilarPairs> {
    const { open, standing } = await this.reads(id, request);
    if (standing.channel !== 'staff') throw new Refusal('NOT_ALLOWED', 'staff see what is alike');
    return this.similar.pairsOf(open);
  }

  /** Who asks, counted before anything is read. */
  private async reads(address: string, request: Request): Promise<{ open: OpenRoom; standing: Standing }> {
    const caller = await this.callers.ofRequest(request);
    const { sessionId, by } = await this.finder.find(address, request.ip);
    const actor = actorIn(caller, sessionId);
    const isStaff = actor !== undefined && actor.type !== 'participant';
    this.limits.takeSimilar(
      actor && { id: actor.id, role: isStaff ? 'moderator' : 'participant' },
      request.ip,
    );
    const open = await this.rooms.open(sessionId, actor);
    const standing = open.standing(actor);
    admits(open.room.session, actor, by === 'code');
    return { open, standing };
  }
}
