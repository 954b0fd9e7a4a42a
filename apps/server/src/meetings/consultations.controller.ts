import { Controller, Get, Param, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { CONSULTATION_BYTES, ConsultationExport, ConsultationImport, Id } from '@openfloor/contract';
import express, { type Request, type Response } from 'express';
import type { Caller } from '../operations/caller.js';
import { Calling, expectAccount } from '../operations/calling.js';
import { Gives, Reads, Signed } from '../operations/documented.js';
import { ConsultationService } from './consultation.service.js';
import { MeetingsService } from './meetings.service.js';

const parse = express.json({ limit: CONSULTATION_BYTES, type: () => true });

/** Consultations that were held elsewhere, as sessions of a meeting. `id` is the id or the slug of the meeting. */
@ApiTags('meetings')
@Signed()
@Controller('meetings/:id/consultations')
export class ConsultationsController {
  constructor(
    private readonly consultations: ConsultationService,
    private readonly meetings: MeetingsService,
  ) {}

  /**
   * Takes over an exported consultation, at most 16 MB of JSON: every fault of its files is told with its line, and then
   * nothing is changed. The answer comes once the files are read; ask for the import until it is done.
   */
  @Post()
  @Reads(ConsultationExport)
  @Gives(202, ConsultationImport)
  async begin(
    @Param('id') id: string,
    @Calling() caller: Caller,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<ConsultationImport> {
    const account = expectAccount(caller);
    const meeting = await this.meetings.findOwn(id, account);
    return this.consultations.begin(meeting, account, () => bodyOf(request, response));
  }

  /** How far an import is. */
  @Get(':importId')
  @Gives(200, ConsultationImport)
  async progress(
    @Param('id') id: string,
    @Param('importId', { schema: Id }) importId: string,
    @Calling() caller: Caller,
  ): Promise<ConsultationImport> {
    const meeting = await this.meetings.findOwn(id, expectAccount(caller));
    return this.consultations.progress(meeting, importId);
  }
}

/** The body, which is taken only from whoever organises the meeting. */
function bodyOf(request: Request, response: Response): Promise<unknown> {
  return new Promise((resolve, reject) => {
    parse(request, response, (error?: unknown) => (error ? reject(error) : resolve(request.body)));
  });
}
