import type {
  Counts,
  FiguresPage,
  JoinCard,
  MeetingView,
  RecordPage,
  SessionListed,
  Welcome,
} from '@openfloor/contract';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PlainDraft, PlainList, PlainPage } from './plain.js';
import type { PageOut } from './policy.js';

interface Around {
  publicUrl: string;
  language: string;
}

/** What the web app gives its servers: its pages, rendered. */
export interface WebPages {
  /** Tags of the languages it has words in, where it tells. */
  languages?: readonly string[];
  /** With `plain` it takes forms: the welcome is then a whole one, of which one page of the list is shown. */
  audiencePage(input: Around & { welcome: Welcome; code: string; plain?: PlainList }): PageOut;
  askPage(input: Around & PlainPage & { draft: PlainDraft }): PageOut;
  minePage(input: Around & PlainPage): PageOut;
  recordPage(input: Around & RecordPage): PageOut;
  figuresPage(input: Around & FiguresPage): PageOut;
  sessionPage(input: Around & { card: JoinCard; counts?: Counts; live: boolean }): PageOut;
  /** `wrongCode` is what somebody typed that leads nowhere; `codeChanged` that it did once. */
  homePage(input: Around & { meetings: Listed[]; wrongCode?: string; codeChanged?: boolean }): PageOut;
  shellPage(input: Around & { entry: 'stage' | 'console' | 'hub' }): PageOut;
}

type Listed = MeetingView & { sessions: SessionListed[] };

/** Loads the rendering part of the built web app from `directory`/web-ssr; undefined where it is not built. */
export async function loadPages(directory: string): Promise<WebPages | undefined> {
  const file = join(directory, 'web-ssr', 'pages.js');
  return existsSync(file) ? ((await import(pathToFileURL(file).href)) as WebPages) : undefined;
}
