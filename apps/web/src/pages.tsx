import type { Counts, JoinCard, Welcome } from '@openfloor/contract';
import { renderToString } from 'preact-render-to-string';
import { Audience } from './audience/audience.js';
import audienceCss from './audience/audience.css?inline';
import floorCss from './audience/floor.css?inline';
import listCss from './audience/list.css?inline';
import { firstState } from './audience/first-state.js';
import { stillFloor } from './audience/floor/still.js';
import type { Phone } from './audience/phone-state.js';
import { entryFiles, escaped, page, type PageOut } from './document.js';
import { embed } from './live/embed.js';
import partsCss from './parts/parts.css?inline';
import { HomePage, type MeetingListed } from './session/home-page.js';
import pagesCss from './session/pages.css?inline';
import programmeCss from './session/programme.css?inline';
import { balanceStyle } from './session/people.js';
import { SessionPage } from './session/session-page.js';
import stageCss from './stage/stage.css?inline';
import uprightCss from './stage/upright.css?inline';
import tokensCss from './styles/tokens.css?inline';
import { audienceSay } from './text/audience.js';
import { LANGUAGES } from './text/languages.js';
import { pagesSay } from './text/pages.js';

export type { PageOut } from './document.js';

const NAME = 'OpenFloor';
const AUDIENCE_CSS = tokensCss + partsCss + audienceCss + listCss + floorCss;
const PAGES_CSS = tokensCss + partsCss + pagesCss + programmeCss;
const says = new Map(
  await Promise.all(LANGUAGES.map(async ({ tag }) => [tag, await audienceSay(tag)] as const)),
);
const english = await audienceSay('en');

/** Tags of the languages that the pages have words in. */
export const languages: readonly string[] = LANGUAGES.map(({ tag }) => tag);

/** The phone before it is one: shows a welcome and does nothing. */
function stillPhone(welcome: Welcome): Phone {
  const state = firstState(welcome);
  const nothing = (): Promise<never> => Promise.reject(new Error('this page is not on a phone yet'));
  return {
    subscribe: () => () => undefined,
    state: () => state,
    support: () => undefined,
    send: () => undefined,
    dismiss: () => undefined,
    give: nothing,
    tryNow: () => undefined,
    token: () => undefined,
    leave: nothing,
  };
}

/** What somebody without scripts is told, with the way to the programme. */
function noScript(language: string, slug: string): string {
  const say = pagesSay(language);
  const link = `<a href="/session/${slug}">${escaped(say('aboutSession'))}</a>`;
  return `<noscript><p class="no-script">${escaped(say('noScript'))} ${link}</p></noscript>`;
}

/** The audience page with its list in it, readable before and without any script. */
export function audiencePage(input: {
  welcome: Welcome;
  publicUrl: string;
  language: string;
  code: string;
  ledger?: unknown;
}): PageOut {
  const say = says.get(input.language) ?? english;
  const phone = stillPhone(input.welcome);
  const { session } = phone.state().room;
  const { file, imports } = entryFiles('audience', 'src/audience/main.tsx');
  const words = entryFiles('audience', `src/text/${say.language}/audience.ts`).file;
  return page({
    title: `${session.title}, ${session.meeting.name}`,
    language: say.language,
    direction: say.direction,
    style: AUDIENCE_CSS,
    body:
      renderToString(<Audience phone={phone} say={say} StillFloor={stillFloor(say.language)} />) +
      noScript(input.language, session.slug),
    modules: [file],
    preloads: words === '/' ? imports : [...imports, words],
    data: { id: 'welcome', json: embed(input.welcome) },
  });
}

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
  hub: { build: 'hub', entry: 'src/hub/main.tsx', style: AUDIENCE_CSS },
  console: { build: 'desk', entry: 'src/console/main.tsx', style: '' },
} as const;

/** A page that is drawn in the browser: the stage, the console and a hub's audience page. */
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
    sheets: input.entry === 'hub' || isStage ? [] : css,
    meta: { 'public-url': input.publicUrl },
  });
}
