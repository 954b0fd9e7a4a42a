import { Controller, Get, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { EXPORT_TABLES, Refusal, SessionExport } from '@openfloor/contract';
import { languageFor } from '@openfloor/pages';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { Gives, Signed } from '../operations/documented.js';
import { addressFor } from '../operations/origins.js';
import type { WantedExport } from './making/job.js';
import { isFiled, OutcomeReaders } from './outcome-reader.service.js';
import { Outcomes } from './outcomes.service.js';
import { nameFor, sendFile } from './sending.js';
import { REPORT_LANGUAGES } from './text/say.js';

/** What came of a session as files, in the channel of whoever asks. `:id` may be the join code. */
@ApiTags('outcomes')
@Signed()
@Controller('sessions/:id')
export class ExportController {
  constructor(
    private readonly readers: OutcomeReaders,
    private readonly outcomes: Outcomes,
    private readonly config: Config,
  ) {}

  /**
   * `{questions, floor, polls, takeaways, hubs, ledger}.csv`, all of it as `session.json`, `about.json` (of when it is, what was left
   * out, how many voices), `dictionary.json` (what the columns mean).
   */
  @Get('export/:file')
  @Gives(200, SessionExport, 'Tables are CSV')
  file(
    @Param('id') id: string,
    @Param('file') file: string,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    return this.send([request, response], id, { file, wanted: namedBy(file) });
  }

  /** Everything that the reader's channel sees of the outcome, as one document. */
  @Get('export.json')
  @Gives(200, SessionExport)
  whole(@Param('id') id: string, @Req() request: Request, @Res() response: Response): Promise<void> {
    return this.send([request, response], id, {
      file: 'session.json',
      wanted: { of: 'file', file: 'export.json' },
    });
  }

  /** All tables, the dictionary, and the report where this reader may have it, in one archive. */
  @Get('export.zip')
  async archive(
    @Param('id') id: string,
    @Query('language') language: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    const tag = languageFor(language, request.headers['accept-language'], REPORT_LANGUAGES);
    const wanted: WantedExport = { of: 'zip', language: tag };
    await this.send([request, response], id, { file: 'export.zip', wanted });
  }

  private async send(
    [request, response]: [Request, Response],
    id: string,
    { file, wanted }: { file: string; wanted: WantedExport },
  ): Promise<void> {
    const { open, standing, preview } = await this.readers.reads(id, request);
    const filed = isFiled(open) ? 'filed' : 'none';
    const report = wanted.of === 'zip' ? (preview ? 'preview' : filed) : 'none';
    const asked = { wanted, channel: standing.channel, report } as const;
    const bytes = await this.outcomes.export(open, asked, addressFor(request, this.config));
    // What a table is of, as CSV on the Web says where that stands.
    if (wanted.of === 'table')
      response.set('Link', '<about.json>; rel="describedby"; type="application/json"');
    await sendFile([request, response], bytes, {
      name: nameFor(open, file),
      type: file.split('.').at(-1) ?? '',
    });
  }
}

function namedBy(file: string): WantedExport {
  const table = EXPORT_TABLES.find((one) => `${one}.csv` === file);
  if (table) return { of: 'table', table };
  if (file === 'about.json' || file === 'dictionary.json') return { of: 'file', file };
  throw new Refusal('NOT_FOUND', 'there is no such export');
}
