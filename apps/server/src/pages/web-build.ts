import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Refusal, type Counts, type JoinCard, type Welcome } from '@openfloor/contract';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Inline } from '../operations/headers.js';
import type { MeetingListed } from '../operations/listings.js';
import { Log } from '../operations/log.js';

/** A rendered page with the hashes of its inline blocks. */
export interface PageOut extends Inline {
  html: string;
}

interface Around {
  publicUrl: string;
  language: string;
}

/** What the web app gives the server: its pages, rendered. */
export interface WebPages {
  /** Tags of the languages it has words in, where it tells. */
  languages?: readonly string[];
  audiencePage(input: Around & { welcome: Welcome; code: string }): PageOut;
  sessionPage(input: Around & { card: JoinCard; counts?: Counts; live: boolean }): PageOut;
  /** `wrongCode` is what somebody typed that leads nowhere; `codeChanged` that it did once. */
  homePage(input: Around & { meetings: MeetingListed[]; wrongCode?: string; codeChanged?: boolean }): PageOut;
  shellPage(input: Around & { entry: 'stage' | 'console' | 'hub' }): PageOut;
}

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
    const file = join(this.directory, 'web-ssr', 'pages.js');
    if (existsSync(file)) this.loaded = (await import(pathToFileURL(file).href)) as WebPages;
    else
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
