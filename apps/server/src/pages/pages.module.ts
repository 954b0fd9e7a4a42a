import { Module, type ModuleMetadata } from '@nestjs/common';
import { join } from 'node:path';
import { Log } from '../operations/log.js';
import { PRODUCT_DIR } from '../operations/place.js';
import { Seals } from '../operations/seals.js';
import { AssetsController } from './assets.controller.js';
import { AudiencePages } from './audience-pages.service.js';
import { FiguresPageController } from './figures-page.controller.js';
import { FiguresPages } from './figures-pages.service.js';
import { HomePages } from './home-pages.service.js';
import { PageReaders } from './page-readers.js';
import { PageSender } from './page-sender.js';
import { PagesController } from './pages.controller.js';
import { PlainActs } from './plain-acts.service.js';
import { PlainController } from './plain.controller.js';
import { RecordController } from './record.controller.js';
import { PagePassController } from './page-pass.controller.js';
import { PagePasses } from './page-passes.js';
import { RecordPages } from './record-pages.service.js';
import { Slips } from './slips.js';
import { Visitors } from './visitors.js';
import { WebBuild } from './web-build.js';

/** What makes up the pages; `build` is the directory of the built web app. */
export function pageParts(build: string): Pick<ModuleMetadata, 'controllers' | 'providers'> {
  return {
    controllers: [
      AssetsController,
      FiguresPageController,
      PagesController,
      PlainController,
      RecordController,
      PagePassController,
    ],
    providers: [
      { provide: WebBuild, useFactory: (log: Log) => new WebBuild(build, log), inject: [Log] },
      { provide: Slips, useFactory: (seals: Seals) => new Slips(seals), inject: [Seals] },
      PageSender,
      PageReaders,
      AudiencePages,
      FiguresPages,
      HomePages,
      PlainActs,
      RecordPages,
      PagePasses,
      Visitors,
    ],
  };
}

/** The pages of the web app, rendered here for whoever opens them, and the forms of those that take some. */
@Module(pageParts(join(PRODUCT_DIR, 'dist')))
export class PagesModule {}
