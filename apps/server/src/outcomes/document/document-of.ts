import type { SessionReport } from '@openfloor/contract';
import type { Say } from '../text/say.js';
import { writeAbout, writeRest } from './about-part.js';
import { Sheet, type Document } from './blocks.js';
import { writeDiversity, writeOnline, writeSpeaking } from './figures-part.js';
import { writeHead, writePeople, writePresentations } from './head-part.js';
import { writeSection } from './outcome-part.js';
import { writePolls } from './poll-part.js';
import { writeQuestions } from './question-part.js';
import { tellingOf } from './telling.js';

/** A report as a document in one language; what people wrote stays in theirs. */
export function documentOf(report: SessionReport, say: Say): Document {
  const telling = tellingOf(report, say);
  const sheet = new Sheet();
  writeHead(sheet, telling);
  writePeople(sheet, telling);
  writeSection(sheet, telling, 'key_issues');
  writePresentations(sheet, telling);
  writeSection(sheet, telling, 'discussion');
  writeSection(sheet, telling, 'way_forward');
  writeOnline(sheet, telling);
  writeSpeaking(sheet, telling);
  writePolls(sheet, telling);
  writeQuestions(sheet, telling);
  writeDiversity(sheet, telling);
  writeRest(sheet, telling);
  writeAbout(sheet, telling);
  const translated = report.session.translations?.[say.language]?.text;
  return {
    title: translated ?? report.session.title,
    titleLanguage: translated === undefined ? 'und' : say.language,
    over: report.status === 'draft' ? `${say('report')} · ${say('draft')}` : say('report'),
    language: say.language,
    direction: say.direction,
    blocks: sheet.blocks,
  };
}
