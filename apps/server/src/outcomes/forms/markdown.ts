import type { Block, Document, Inline, Run } from '../document/blocks.js';

/** A document as Markdown (CommonMark with tables). What people wrote is text there too: no markup of theirs comes through. */
export function markdownOf({ title, over, language, direction, blocks }: Document): string {
  const text = [`# ${line(escaped(title))}`, escaped(over), ...blocks.map(blockOf)].join('\n\n');
  return direction === 'rtl' ? `<div dir="rtl" lang="${language}">\n\n${text}\n\n</div>\n` : `${text}\n`;
}

function blockOf(block: Block): string {
  switch (block.is) {
    case 'heading':
      return `${'#'.repeat(block.level)} ${line(escaped(block.text))}`;
    case 'text':
      return block.as === 'lead' ? `**${line(inlineOf(block.of))}**` : inlineOf(block.of);
    case 'list':
      return block.items
        .map((item, at) => `${block.ordered ? `${at + 1}.` : '-'} ${line(inlineOf(item))}`)
        .join('\n');
    case 'facts':
      return block.rows.map(([label, of]) => `- **${escaped(label)}:** ${line(inlineOf(of))}`).join('\n');
    case 'table':
      return tableOf(block);
  }
}

function tableOf({ caption, head, rows, total }: Extract<Block, { is: 'table' }>): string {
  const cell = (text: string) => line(text) || ' ';
  const rowOf = (cells: string[]) => `| ${cells.map(cell).join(' | ')} |`;
  const body = rows.map((row, at) => {
    const isTotal = total === true && at === rows.length - 1;
    return rowOf(row.map((of) => (isTotal ? `**${line(inlineOf(of))}**` : inlineOf(of))));
  });
  return [
    `**${line(escaped(caption))}**\n`,
    rowOf(head.map((column) => escaped(column.title))),
    `|${head.map(({ figure }) => (figure ? ' ---: ' : ' --- ')).join('|')}|`,
    ...body,
  ].join('\n');
}

function inlineOf(of: Inline): string {
  let text = '';
  let strong = '';
  for (const run of [...of, '']) {
    const { text: words, strong: isStrong, href } = typeof run === 'string' ? ({ text: run } as Run) : run;
    if (isStrong) strong += linked(words, href);
    else {
      if (strong.trim() !== '') text += `**${line(strong).trim()}**`;
      strong = '';
      text += linked(words, href);
    }
  }
  return text;
}

function linked(text: string, href: string | undefined): string {
  const inner = escaped(text);
  const isAddress = href !== undefined && /^(https?:\/\/|tel:\+?)[^\s<>"()\\]+$/.test(href);
  return isAddress ? `[${line(inner)}](${href})` : inner;
}

/** On one line: a line end becomes a break that tables and lists bear. */
function line(text: string): string {
  return text.replaceAll('\\\n', '<br>').replaceAll('\n', '<br>');
}

/**
 * Whatever is markup anywhere in a line, and at its beginning, is written so that it stays a sign; a line end is a break.
 * Addresses that readers make links of by themselves are left to them: they are addresses and no more.
 */
function escaped(text: string): string {
  return text
    .replace(/[\\`*_[\]<>#|~!$&{}]/g, (sign) =>
      sign === '<' ? '&lt;' : sign === '&' ? '&amp;' : `\\${sign}`,
    )
    .replace(
      /^([^\S\n\r\u2028\u2029]*)([-+=]|\d{1,9}[.)])/gm,
      (_whole, space: string, sign: string) => `${space}${marked(sign)}`,
    )
    .replace(/^[ \t]+/gm, '')
    .replaceAll('\n', '\\\n');
}

function marked(sign: string): string {
  return sign.length === 1 ? `\\${sign}` : `${sign.slice(0, -1)}\\${sign.slice(-1)}`;
}
