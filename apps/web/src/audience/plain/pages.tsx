import type { Welcome } from '@openfloor/contract';
import { renderToString } from 'preact-render-to-string';
import type { ReactNode } from 'react';
import { entryFiles, escaped, page, type PageOut } from '../../document.js';
import { embed } from '../../live/embed.js';
import partsCss from '../../parts/parts.css?inline';
import tokensCss from '../../styles/tokens.css?inline';
import { ar } from '../../text/ar/audience.js';
import { pollWords as arPolls } from '../../text/ar/polls.js';
import { plainEnglish, type PlainTexts } from '../../text/en/audience-plain.js';
import { pollWords, type PollTexts } from '../../text/en/polls.js';
import { offered } from '../../text/languages.js';
import { pagesSay } from '../../text/pages.js';
import { sayIn, type Say, type Translated } from '../../text/say.js';
import audienceCss from '../audience.css?inline';
import { Audience } from '../audience.js';
import { LaterContext } from '../later-context.js';
import floorCss from '../floor.css?inline';
import listCss from '../list.css?inline';
import mineCss from '../mine.css?inline';
import { Polls } from '../polls/poll-list.js';
import pollsCss from '../polls/polls.css?inline';
import type { ListName } from '../ranking.js';
import sheetsCss from '../sheets.css?inline';
import { stillParts } from '../still.js';
import { AskPage, type PlainDraft } from './ask-page.js';
import { withForms } from './list-notes.js';
import { MinePage } from './mine-page.js';
import noFormsCss from './no-forms.css?inline';
import plainCss from './plain.css?inline';
import { saidText, type Said } from './said.js';
import { sliceOf } from './slice.js';
import { stillPhone } from './still-phone.js';

/** The styles of a list page. */
export const AUDIENCE_CSS = tokensCss + partsCss + audienceCss + listCss + floorCss;
const PLAIN_CSS = AUDIENCE_CSS + sheetsCss + mineCss + plainCss;

const TEXTS: Record<string, Translated<PlainTexts>> = { ar };

const POLL_TEXTS: Record<string, Translated<PollTexts>> = { ar: arPolls };

/** All words of the audience page; every language is at hand on a server. */
function wordsOf(language: string): Say<PlainTexts> {
  const tag = offered(language);
  return sayIn<PlainTexts>(tag, TEXTS[tag] ?? {}, plainEnglish);
}

interface Around {
  welcome: Welcome;
  language: string;
}

/** The forms of a list page. */
export interface PlainInput {
  list: ListName;
  /** From 1. */
  page: number;
  /** The id of the forms of this page: what is sent twice under it counts once. */
  form: string;
  /** What became of the last form. */
  said?: Said;
  /** The key of whoever has sent a form, for the scripts of their browser, should they run after all. */
  joinKey?: string;
}

/**
 * The audience page with its list in it, readable before and without any script. With `plain` it also works without
 * them; the welcome is then a whole one, of which one page is shown.
 */
export function audiencePage({ welcome, language, plain }: Around & { plain?: PlainInput }): PageOut {
  const say = wordsOf(language);
  const list = plain?.list ?? 'top';
  const slice = plain && sliceOf(welcome, list, plain.page);
  const shown = slice?.welcome ?? welcome;
  const phone = stillPhone(shown, plain?.said);
  const { session } = phone.state().room;
  const still = { ...stillParts(say), Polls: pollsIn(say) };
  const html = renderToString(<Audience phone={phone} say={say} tab={list} still={still} />);
  const hasPolls = phone.state().room.polls.size > 0;
  const isShut = welcome.epoch === '';
  const body = slice
    ? withForms(html, say, { ...plain, ...slice, list, slug: session.slug, code: session.code, isShut })
    : withoutForms(html, language, session.slug);
  return page({
    ...headOf(say, session.title, session.meeting.name, plain?.said),
    style: AUDIENCE_CSS + (hasPolls ? pollsCss : '') + (plain ? (plain.said ? plainCss : '') : noFormsCss),
    body,
    ...filesOf(say.language),
    data: { id: 'welcome', json: embed({ ...shown, ...(plain?.joinKey ? { joinKey: plain.joinKey } : {}) }) },
  });
}

/** Polls as the server draws them, in the language of the page. */
function pollsIn(say: Say<PlainTexts>): () => ReactNode {
  const words = sayIn(say.language, POLL_TEXTS[say.language] ?? {}, pollWords);
  return () => (
    <LaterContext.Provider value={say}>
      <Polls words={words} />
    </LaterContext.Provider>
  );
}

type PlainOnly = Around & { form: string; said?: Said };

/** Asks a question where no script runs. `draft` is what stands in the fields. */
export function askPage({
  welcome,
  language,
  form,
  said,
  draft,
}: PlainOnly & { draft: PlainDraft }): PageOut {
  const say = wordsOf(language);
  const phone = stillPhone(welcome);
  const { session } = phone.state().room;
  return page({
    ...headOf(say, say('askTitle'), session.title, said),
    style: PLAIN_CSS,
    body: renderToString(<AskPage phone={phone} say={say} said={said} form={form} draft={draft} />),
  });
}

/** What was asked from a browser without scripts and what became of it. */
export function minePage({ welcome, language, form, said }: PlainOnly): PageOut {
  const say = wordsOf(language);
  const phone = stillPhone(welcome);
  const { session } = phone.state().room;
  return page({
    ...headOf(say, say('mine'), session.title, said),
    style: PLAIN_CSS,
    body: renderToString(<MinePage phone={phone} say={say} said={said} form={form} />),
  });
}

/** What became of a form is the first that a page says, also to those who listen to it. */
function headOf(say: Say<PlainTexts>, name: string, place: string, said: Said | undefined) {
  return {
    title: [said && saidText(say, said), `${name}, ${place}`].filter(Boolean).join(' '),
    language: say.language,
    direction: say.direction,
  };
}

function filesOf(language: string): { modules: string[]; preloads: string[] } {
  const { file, imports } = entryFiles('audience', 'src/audience/main.tsx');
  const words = entryFiles('audience', `src/text/${language}/audience.ts`).file;
  return { modules: [file], preloads: words === '/' ? imports : [...imports, words] };
}

/** Where nobody takes forms, as behind a relay, the list is there to read, and its buttons wait for the scripts. */
function withoutForms(html: string, language: string, slug: string): string {
  const say = pagesSay(language);
  const link = `<a href="/session/${slug}">${escaped(say('aboutSession'))}</a>`;
  const note = `<noscript><p class="no-script">${escaped(say('noScript'))} ${link}</p></noscript>`;
  const still = html.replaceAll(/<button (?=(form|name)=)/g, '<button type="button" ');
  return still + note;
}
