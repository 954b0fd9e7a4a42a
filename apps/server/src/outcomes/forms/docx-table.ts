import { AlignmentType, BorderStyle, Paragraph, Table, TableCell, TableRow, WidthType } from 'docx';
import type { Block, Column, Inline } from '../document/blocks.js';
import { paragraphOf, plainParagraph, type Direction } from './docx-lines.js';

/** A table with its caption above, its titles again on every page, and rows that no page end cuts. */
export function tableOf(
  { caption, head, rows, total }: Extract<Block, { is: 'table' }>,
  direction: Direction,
): (Paragraph | Table)[] {
  const titles = new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map((column) => cellOf([{ text: column.title, strong: true }], column, direction, 'head')),
  });
  const body = rows.map((row, at) => {
    const kind = total === true && at === rows.length - 1 ? 'total' : 'plain';
    const children = head.map((column, across) => cellOf(row[across] ?? [''], column, direction, kind));
    return new TableRow({ cantSplit: true, children });
  });
  return [
    plainParagraph(caption, direction, { style: 'Caption' }),
    new Table({
      rows: [titles, ...body],
      width: { size: 100, type: WidthType.PERCENTAGE },
      visuallyRightToLeft: direction === 'rtl',
      borders: {
        top: NONE,
        left: NONE,
        right: NONE,
        bottom: THIN,
        insideVertical: NONE,
        insideHorizontal: THIN,
      },
    }),
    new Paragraph({ style: 'Cell' }),
  ];
}

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const THIN = { style: BorderStyle.SINGLE, size: 4, color: 'D3DBE0' } as const;
const STRONG = { style: BorderStyle.SINGLE, size: 12, color: '10202B' } as const;

function cellOf(
  of: Inline,
  { figure }: Column,
  direction: Direction,
  kind: 'head' | 'total' | 'plain',
): TableCell {
  const bold: Inline =
    kind === 'total'
      ? of.map((run) => ({ ...(typeof run === 'string' ? { text: run } : run), strong: true as const }))
      : of;
  const alignment = figure ? AlignmentType.END : AlignmentType.START;
  return new TableCell({
    children: [paragraphOf(bold, direction, { style: 'Cell', alignment })],
    margins: { top: 50, bottom: 50, left: 80, right: 80 },
    ...(kind === 'head' ? { borders: { bottom: STRONG } } : {}),
    ...(kind === 'total' ? { borders: { top: STRONG } } : {}),
  });
}
