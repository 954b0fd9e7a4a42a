import { Body, Controller, Get, Header, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CheckRoomCode, DoorView, Id, RoomCode } from '@openfloor/contract';
import { z } from 'zod';
import type { Caller } from '../operations/caller.js';
import { Calling, expectActor } from '../operations/calling.js';
import { Done, Gives, Signed } from '../operations/documented.js';
import { DoorDesk } from './door-desk.service.js';

/** `without`: those who joined after this time, in ms since 1970. */
const Asked = z.strictObject({ without: z.coerce.number().int().min(0).optional() });

/** The door of a session for its staff, and the code on its screens. */
@ApiTags('joining')
@Signed()
@Controller('sessions/:id')
export class DoorDeskController {
  constructor(private readonly desk: DoorDesk) {}

  /** How many join and vote, and from how young devices; with `without` also a recount without the latest of them. */
  @Get('door')
  @Gives(200, DoorView)
  @Header('Cache-Control', 'no-store')
  door(
    @Param('id', { schema: Id }) sessionId: string,
    @Query({ schema: Asked }) { without }: z.output<typeof Asked>,
    @Calling() caller: Caller,
  ): Promise<DoorView> {
    return this.desk.view(sessionId, expectActor(caller, sessionId), without);
  }

  /** The code that a screen in the room shows, another every 30 s; for screens, technicians and moderators. */
  @Get('room-code')
  @Gives(200, RoomCode)
  @Header('Cache-Control', 'no-store')
  shown(@Param('id', { schema: Id }) sessionId: string, @Calling() caller: Caller): Promise<RoomCode> {
    return this.desk.roomCode(sessionId, expectActor(caller, sessionId));
  }

  /** A participant who can see the screen enters its code, once, and may vote where the ballot is of the room. */
  @Post('room-code')
  @Gives(200, Done)
  async check(
    @Param('id', { schema: Id }) sessionId: string,
    @Body({ schema: CheckRoomCode }) { code }: z.output<typeof CheckRoomCode>,
    @Calling() caller: Caller,
  ): Promise<object> {
    await this.desk.check(sessionId, expectActor(caller, sessionId), code);
    return {};
  }
}
