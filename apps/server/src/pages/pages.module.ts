import { Module } from '@nestjs/common';
import { join } from 'node:path';
import { Log } from '../operations/log.js';
import { PRODUCT_DIR } from '../operations/place.js';
import { AssetsController } from './assets.controller.js';
import { PageSender } from './page-sender.js';
import { PagesController } from './pages.controller.js';
import { WebBuild } from './web-build.js';

/** The pages of the web app, rendered here for whoever opens them. */
@Module({
  controllers: [AssetsController, PagesController],
  providers: [
    {
      provide: WebBuild,
      useFactory: (log: Log) => new WebBuild(join(PRODUCT_DIR, 'dist'), log),
      inject: [Log],
    },
    PageSender,
  ],
})
export class PagesModule {}
