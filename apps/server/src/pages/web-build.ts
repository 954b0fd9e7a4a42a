import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Refusal } from '@openfloor/contract';
import { loadPages, type WebPages } from '@openfloor/pages';
import { Log } from '../operations/log.js';

/** The built web app: its pages are loaded once, at the start. */
@Injectable()
export class WebBuild implements OnModuleInit {
  private loaded: WebPages | undefined;

  /** `directory` holds `web` for browsers and `web-ssr` for this process. */
  constructor(
    readonly directory: string,
    private readonly log: Log,
  ) {}

  async onModuleInit(): Promise<void> {
    this.loaded = await loadPages(this.directory);
    if (!this.loaded)
      this.log.warn(
        'The web app is not built, so there are no pages: node apps/web/build.mjs builds it',
        'Pages',
      );
  }

  /** Refuses `STORAGE_UNAVAILABLE` where the web app is not built. */
  get pages(): WebPages {
    if (this.loaded) return this.loaded;
    throw new Refusal('STORAGE_UNAVAILABLE', 'the web app is not built; node apps/web/build.mjs builds it');
  }
}
