import { ExternalHyperlink, Paragraph, TextRun, type IParagraphOptions, type IRunOptions } from 'docx';
import type { Inline, Run } from '../document/blocks.js';
import { directionIn, knownTag } from './languages.js';
import { directionOf } from '../text/say.js';

export type Direction = 'ltr' | 'rtl';
type Options = Omit<IParagraphOptions, 'children' | 'text' | 'bidirectional'>;

/** A paragraph of pieces in a direction; each piece runs as its own words do. */
export function paragraphOf(of: Inline, direction: Direction, options: Options = {}): Paragraph {
  return new Paragraph({
    ...options,
    bidirectional: direction === 'rtl',
    children: of.flatMap((run) => childrenOf(typeof run === 'string' ? { text: run } : run, direction)),
  });
}

/** A paragraph of one text; `language` where it is somebody's own words. */
export function plainParagraph(
  text: string,
  direction: Direction,
  options: Options = {},
  language?: string,
): Paragraph {
  return paragraphOf([language === undefined ? text : { text, language }], direction, options);
}

/** The direction of a paragraph that stands by itself: that of somebody's words where it is nothing else. */
export function ownDirection(of: Inline, direction: Direction): Direction {
  const [run] = of;
  if (of.length !== 1 || typeof run !== 'object' || run.language === undefined) return direction;
  return directionIn(run.text) ?? direction;
}

function childrenOf(run: Run, direction: Direction): (TextRun | ExternalHyperlink)[] {
  if (run.text === '') return [];
  const runs = textRuns(run, direction);
  const isAddress = run.href !== undefined && /^(https?:\/\/|tel:\+?)[^\s<>"]+$/.test(run.href);
  return isAddress && run.href !== undefined
    ? [new ExternalHyperlink({ link: run.href, children: runs })]
    : runs;
}

/** A line end within a text is a break within the paragraph. */
function textRuns({ text, language, strong, quiet, href }: Run, direction: Direction): TextRun[] {
  const own = language === undefined ? undefined : knownTag(language);
  const rightToLeft = (directionIn(text) ?? (own ? directionOf(own) : direction)) === 'rtl';
  const look: IRunOptions = {
    rightToLeft,
    ...(strong ? { bold: true, boldComplexScript: true } : {}),
    ...(quiet ? { color: '4A5B66' } : {}),
    ...(href ? { style: 'Hyperlink' } : {}),
    ...(own ? { language: rightToLeft ? { bidirectional: own } : { value: own } } : {}),
  };
  return text
    .split('\n')
    .map((line, at) => new TextRun({ ...look, text: line, ...(at > 0 ? { break: 1 } : {}) }));
}
