import { Injectable } from '@nestjs/common';
import type { Channel, ReportForm } from '@openfloor/contract';
import { createHash } from 'node:crypto';
import type { OpenRoom } from '../operations/rooms.js';
import { Gatherer } from './gatherer.service.js';
import { KeptFiles } from './kept-files.js';
import type { WantedExport } from './making/job.js';
import { Maker } from './making/maker.service.js';
import { Printer } from './making/printer.service.js';
import { expectReport, isFiled } from './outcome-reader.service.js';

/** A report in a form; `preview` also shows what is not public before it is filed. */
export interface AskedReport {
  form: ReportForm;
  language: string;
  preview: boolean;
}

/** An export as a channel sees it; `report` says which report goes into an archive, if any. */
export interface AskedExport {
  wanted: WantedExport;
  channel: Channel;
  report: 'none' | 'filed' | 'preview';
}

/** Gives reports and exports as files. What was made for one reader is given to the next as long as nothing has changed. */
@Injectable()
export class Outcomes {
  private readonly kept = new KeptFiles();

  constructor(
    private readonly gatherer: Gatherer,
    private readonly maker: Maker,
    private readonly printer: Printer,
  ) {}

  /**
   * A report. Refuses `BUSY` where too many wait, `NOT_FOUND` where it was opened again meanwhile, and a PDF what `Printer`
   * refuses.
   */
  async report(open: OpenRoom, asked: AskedReport, address: string): Promise<Uint8Array> {
    const { form, language, preview } = asked;
    if (form === 'pdf') {
      const html = await this.report(open, { ...asked, form: 'html' }, address);
      // The page may be hardly old: a PDF is as new as the page that it was printed of, and not as the room.
      return this.kept.get(nameOf(open, address, asked), digestOf(html), () => this.printer.print(html));
    }
    return this.kept.get(nameOf(open, address, asked), versionOf(open), async () => {
      const beside = await this.gatherer.besides(open, 'public', address);
      expectReport({ open, preview });
      const material = this.gatherer.forReport(open, beside, preview);
      return this.maker.make({ wanted: { of: 'report', form, language }, material });
    });
  }

  /** An export. Refuses `BUSY` where too many wait. */
  async export(open: OpenRoom, asked: AskedExport, address: string): Promise<Uint8Array> {
    const { wanted, channel, report } = asked;
    return this.kept.get(nameOf(open, address, asked), versionOf(open), async () => {
      const beside = await this.gatherer.besides(open, channel, address);
      const besideReport =
        report === 'none' ? undefined : await this.gatherer.besides(open, 'public', address);
      const material = this.gatherer.forExport(open, beside, channel);
      if (!besideReport || (report === 'filed' && !isFiled(open)))
        return this.maker.make({ wanted, material });
      const ofReport = this.gatherer.forReport(open, besideReport, report === 'preview');
      return this.maker.make({ wanted, material, report: ofReport });
    });
  }
}

function nameOf({ room }: OpenRoom, address: string, asked: AskedReport | AskedExport): string {
  return JSON.stringify([room.id, address, asked]);
}

function digestOf(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('base64url');
}

/** Another one whenever anything in the room has changed: ledgers are written with records. */
function versionOf({ room }: OpenRoom): string {
  return `${room.history} ${room.clock.rev} ${room.clock.beat}`;
}
