import { renderToString } from 'preact-render-to-string';
import { entryFiles, page, type PageOut } from '../document.js';
import partsCss from '../parts/parts.css?inline';
import pagesCss from '../session/pages.css?inline';
import programmeCss from '../session/programme.css?inline';
import tokensCss from '../styles/tokens.css?inline';
import recordCss from './record.css?inline';
import { RecordPage } from './record-page.js';
import type { RecordInput } from './record.js';
import { recordSay } from './words.js';

/** The record of moderation of a session, readable without scripts; with them a device can follow the chain itself. */
export function recordPage(input: RecordInput): PageOut {
  const say = recordSay(input.language);
  const { file, imports } = entryFiles('record', 'src/record/main.ts');
  return page({
    title: `${say('recordPageTitle')}, ${input.session.title}`,
    language: say.language,
    direction: say.direction,
    style: tokensCss + partsCss + pagesCss + programmeCss + recordCss,
    body: renderToString(<RecordPage {...input} say={say} />),
    ...(input.isOpen ? { modules: [file], preloads: imports } : {}),
  });
}
