import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CHANNELS, FIGURE_CHARTS, Figures, Refusal, type Channel, type Role } from '@openfloor/contract';
import type { Request, Response } from 'express';
import { actorIn, Callers, type Caller } from '../operations/caller.js';
import { Gives, Signed } from '../operations/documented.js';
import { figureFile, sendFigures } from '../operations/figure-files.js';
import { Limits } from '../operations/limits.js';
import { recordReaderIn } from '../operations/reading.js';
import { RoomFigures, type FiguresMade } from '../operations/room-figures.js';
import { Rooms } from '../operations/rooms.js';
import { SessionFinder } from '../operations/session-finder.js';

/** The figures of a session, in the channel of whoever asks or, with `as`, in a lesser one. */
@ApiTags('figures')
@Signed()
@Controller('sessions/:id')
export class FiguresController {
  constructor(
    private readonly all: RoomFigures,
    private readonly rooms: Rooms,
    private readonly finder: SessionFinder,
    private readonly callers: Callers,
    private readonly limits: Limits,
  ) {}

  /** At most two seconds old. */
  @Get('figures')
  @Gives(200, Figures)
  @Header('Cache-Control', 'no-store')
  async figures(
    @Param('id') id: string,
    @Query('as') as: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const { made } = await this.read(id, as, request);
    await sendFigures([request, response], made.json);
  }

  /** A chart as CSV: `participation.csv`, `funnel.csv`, `timeline.csv`, `speaking.csv`, `languages.csv`. */
  @Get('figures/:file')
  @Header('Cache-Control', 'no-store')
  async file(
    @Param('id') id: string,
    @Param('file') file: string,
    @Query('as') as: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const chart = FIGURE_CHARTS.find((one) => `${one}.csv` === file);
    if (!chart) throw new Refusal('NOT_FOUND', 'no such chart');
    const { made, code } = await this.read(id, as, request);
    await sendFigures([request, response], made.csv(chart), figureFile(code, chart));
  }

  /** A reading, counted by whoever is proven to read, else by the address. */
  private async read(
    address: string,
    as: unknown,
    request: Request,
  ): Promise<{ made: FiguresMade; code: string }> {
    const caller = await this.callers.ofRequest(request);
    this.limits.takeRead(readerOf(caller), request.ip);
    const { sessionId, by } = await this.finder.find(address, request.ip);
    const open = await this.rooms.open(sessionId, actorIn(caller, sessionId));
    const { channel } = recordReaderIn(open, caller, by);
    return { made: await this.all.of(open, lesserOf(channel, as)), code: open.room.session.code };
  }
}

function readerOf(caller: Caller): { id: string; role: Role } | undefined {
  if (caller.kind === 'nobody') return undefined;
  if (caller.kind === 'account') return { id: caller.account.id, role: 'moderator' };
  const { actor } = caller;
  return { id: actor.id, role: actor.type === 'participant' ? 'participant' : 'moderator' };
}

/** What is asked for, where the reader has as much. */
function lesserOf(own: Channel, as: unknown): Channel {
  const asked = CHANNELS.findIndex((channel) => channel === as);
  return CHANNELS[asked < 0 ? CHANNELS.indexOf(own) : Math.min(asked, CHANNELS.indexOf(own))] ?? 'public';
}
