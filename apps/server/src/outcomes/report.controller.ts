import { Controller, Get, Header, Param, Query, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { REPORT_FORMS, Refusal, reportSchema, SessionReport, type ReportForm } from '@openfloor/contract';
import { languageFor } from '@openfloor/pages';
import type { Request, Response } from 'express';
import { Config } from '../config/config.js';
import { Gives, Signed } from '../operations/documented.js';
import { addressFor } from '../operations/origins.js';
import { sendProblem } from '../operations/problem.filter.js';
import { problemOf } from '../operations/problem.js';
import { HTML_POLICY } from './forms/html.js';
import { NotPrinted } from './making/printer.service.js';
import { expectReport, OutcomeReaders } from './outcome-reader.service.js';
import { Outcomes } from './outcomes.service.js';
import { nameFor, sendFile } from './sending.js';
import { REPORT_LANGUAGES } from './text/say.js';

/** Takes some milliseconds to make, and is made once. */
let shape: ReturnType<typeof reportSchema> | undefined;

/** The report of a session. `:id` may be the join code. */
@ApiTags('outcomes')
@Signed()
@Controller()
export class ReportController {
  constructor(
    private readonly readers: OutcomeReaders,
    private readonly outcomes: Outcomes,
    private readonly config: Config,
  ) {}

  /** The JSON Schema of `report.json`. */
  @Get('report.schema.json')
  @Header('Content-Type', 'application/schema+json; charset=utf-8')
  schema(): string {
    shape ??= reportSchema();
    return JSON.stringify({ $id: `${this.config.publicUrl}/api/v1/report.schema.json`, ...shape });
  }

  /**
   * The report as `json`, `html`, `pdf`, `docx` or `md`, in the language of `?language=`. Everybody reads it once it is filed;
   * before, the panel and staff read a preview that is marked as a draft, and for others there is none. A PDF needs a
   * Chromium on the server: without one it is 503 with the code `NO_BROWSER`.
   */
  @Get('sessions/:id/report.:form')
  @Gives(200, SessionReport, 'Other forms are files')
  async report(
    @Param('id') id: string,
    @Param('form') form: string,
    @Query('language') language: unknown,
    @Req() request: Request,
    @Res() response: Response,
  ): Promise<void> {
    if (!isForm(form)) throw new Refusal('NOT_FOUND', 'a report has no such form');
    const reader = await this.readers.reads(id, request);
    expectReport(reader);
    const tag = languageFor(language, request.headers['accept-language'], REPORT_LANGUAGES);
    const { open, preview } = reader;
    const asked = { form, language: tag, preview };
    try {
      const bytes = await this.outcomes.report(open, asked, addressFor(request, this.config));
      if (form === 'html') response.set('Content-Security-Policy', HTML_POLICY);
      const name = nameFor(open, `report-${tag}.${form}`);
      await sendFile([request, response], bytes, {
        name,
        type: form,
        inline: form === 'html' || form === 'pdf',
      });
    } catch (error) {
      if (!(error instanceof NotPrinted)) throw error;
      const { problem } = problemOf(error);
      sendProblem(response, {
        ...problem,
        code: error.named,
        type: `urn:openfloor:refusal:${error.named}`,
        title: 'This cannot be printed here',
      });
    }
  }
}

function isForm(form: string): form is ReportForm {
  return (REPORT_FORMS as readonly string[]).includes(form);
}
