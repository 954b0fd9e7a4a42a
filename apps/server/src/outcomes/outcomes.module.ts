import { Module } from '@nestjs/common';
import { ExportController } from './export.controller.js';
import { Gatherer } from './gatherer.service.js';
import { Maker } from './making/maker.service.js';
import { Printer } from './making/printer.service.js';
import { OutcomeReaders } from './outcome-reader.service.js';
import { Outcomes } from './outcomes.service.js';
import { ReportController } from './report.controller.js';

/** What a session came to, as files: its report in several forms, and tables of everything that is public. */
@Module({
  controllers: [ReportController, ExportController],
  providers: [Gatherer, Maker, OutcomeReaders, Outcomes, Printer],
})
export class OutcomesModule {}
