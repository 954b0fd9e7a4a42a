import {
  AlignmentType,
  Document as WordDocument,
  Footer,
  HeadingLevel,
  Packer,
  PageNumber,
  Paragraph,
  Table,
  TextRun,
} from 'docx';
import type { Block, Document } from '../document/blocks.js';
import { ownDirection, paragraphOf, plainParagraph, type Direction } from './docx-lines.js';
import { NUMBERING, stylesFor } from './docx-style.js';
import { tableOf } from './docx-table.js';

/**
 * A document for word processors: headings, lists and tables of their own styles, so that whoever edits it has an outline,
 * and in the direction of its language.
 */
export async function docxOf(document: Document): Promise<Buffer> {
  const { title, over, language, direction, blocks } = document;
  const children = [
    plainParagraph(over, direction, { style: 'Over' }),
    plainParagraph(title, direction, { heading: HeadingLevel.TITLE }),
    ...blocks.flatMap((block, at) => blockOf(block, direction, at)),
  ];
  const file = new WordDocument({
    creator: 'OpenFloor',
    title,
    description: over,
    styles: stylesFor(language),
    numbering: NUMBERING,
    sections: [{ properties: { page: A4 }, footers: { default: pageNumbers() }, children }],
  });
  return Packer.toBuffer(file);
}

/** 210 × 297 mm in twentieths of a point. */
const A4 = {
  size: { width: 11_906, height: 16_838 },
  margin: { top: 1_020, bottom: 1_130, left: 907, right: 907 },
};

function blockOf(block: Block, direction: Direction, at: number): (Paragraph | Table)[] {
  switch (block.is) {
    case 'heading': {
      const heading = block.level === 2 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2;
      return [plainParagraph(block.text, direction, { heading, keepNext: true }, block.language)];
    }
    case 'text':
      return [
        paragraphOf(
          block.of,
          ownDirection(block.of, direction),
          block.as ? { style: STYLE_OF[block.as] } : {},
        ),
      ];
    case 'list':
      return block.items.map((item) =>
        paragraphOf(item, direction, {
          numbering: { reference: block.ordered ? 'numbers' : 'points', level: 0, instance: at },
        }),
      );
    case 'facts':
      return block.rows.map(([label, of]) =>
        paragraphOf([{ text: `${label}: `, strong: true }, ...of], direction, { style: 'Fact' }),
      );
    case 'table':
      return tableOf(block, direction);
  }
}

const STYLE_OF = { lead: 'Lead', note: 'Note', draft: 'Draft' } as const;

function pageNumbers(): Footer {
  const runs = [PageNumber.CURRENT, ' / ', PageNumber.TOTAL_PAGES];
  return new Footer({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: runs })] }),
    ],
  });
}
