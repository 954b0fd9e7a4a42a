import type { Counts, JoinCard } from '@openfloor/contract';
import { renderToString } from 'preact-render-to-string';
import { entryFiles, escaped, page, type PageOut } from './document.js';
import partsCss from './parts/parts.css?inline';
import { HomePage, type MeetingListed } from './session/home-page.js';
import pagesCss from './session/pages.css?inline';
import programmeCss from './session/programme.css?inline';
import { balanceStyle } from './session/people.js';
import { SessionPage } from './session/session-page.js';
import stageCss from './stage/stage.css?inline';
import uprightCss from './stage/upright.css?inline';
import tokensCss from './styles/tokens.css?inline';
import { LANGUAGES } from './text/languages.js';
import { pagesSay } from './text/pages.js';

export { askPage, audiencePage, minePage } from './audience/plain/pages.js';
export { figuresPage } from './figures/pages.js';
export { recordPage } from './record/pages.js';
export type { PageOut } from './document.js';

const NAME = 'OpenFloor';
const PAGES_CSS = tokensCss + partsCss + pagesCss + programmeCss;
/** Tags of the languages that the pages have words in. */
export const languages: readonly string[] = LANGUAGES.map(({ tag }) => tag);

/** The public page of a session. */
export function sessionPage(input: {
  card: JoinCard;
  publicUrl: string;
  language: string;
  counts?: Counts;
  live: boolean;
}): PageOut {
  const { card, publicUrl, counts, live } = input;
  const say = pagesSay(input.language);
  return page({
    title: `${card.session.title}, ${card.session.meeting.name}`,
    language: say.language,
    direction: say.direction,
    style: PAGES_CSS + balanceStyle(card.people),
    body: renderToString(
      <SessionPage card={card} publicUrl={publicUrl} say={say} counts={counts} live={live} />,
    ),
  });
}

/** The home page; `wrongCode` is what somebody typed that leads nowhere, `codeChanged` that it did once. */
export function homePage(input: {
  meetings: MeetingListed[];
  publicUrl: string;
  language: string;
  wrongCode?: string;
  codeChanged?: boolean;
}): PageOut {
  const { meetings, wrongCode, codeChanged = false } = input;
  const say = pagesSay(input.language);
  const isWrong = codeChanged || wrongCode !== undefined;
  const wrong = isWrong ? { code: wrongCode ?? '', isChanged: codeChanged } : undefined;
  return page({
    title: NAME,
    language: say.language,
    direction: say.direction,
    style: PAGES_CSS,
    body: renderToString(<HomePage meetings={meetings} say={say} wrong={wrong} />),
  });
}

const SHELLS = {
  stage: { build: 'stage', entry: 'src/stage/main.tsx', style: tokensCss + partsCss + stageCss + uprightCss },
  hub: { build: 'hub', entry: 'src/hub/main.tsx', style: '' },
  console: { build: 'desk', entry: 'src/console/main.tsx', style: '' },
} as const;

/** A page that is drawn in the browser: the stage, the console and a hub's console. */
export function shellPage(input: {
  entry: 'stage' | 'console' | 'hub';
  publicUrl: string;
  language: string;
}): PageOut {
  const { build, entry, style } = SHELLS[input.entry];
  const say = pagesSay(input.language);
  const { file, imports, css } = entryFiles(build, entry);
  const isStage = input.entry === 'stage';
  const waiting = input.entry === 'hub' ? `<p class="no-script">${escaped(say('hubOpening'))}</p>` : '';
  return page({
    title: NAME,
    language: say.language,
    direction: say.direction,
    style,
    body: isStage ? '' : `${waiting}<noscript>${escaped(say('noScriptShell'))}</noscript>`,
    ...(isStage ? { theme: 'stage' as const } : {}),
    modules: [file],
    preloads: imports,
    sheets: isStage ? [] : css,
    meta: { 'public-url': input.publicUrl },
  });
}
