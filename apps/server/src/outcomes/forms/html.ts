import { createHash } from 'node:crypto';
import type { Block, Document, Inline, Run } from '../document/blocks.js';
import { directionOf } from '../text/say.js';
import { knownTag } from './languages.js';
import { STYLE } from './style.js';

/** The Content-Security-Policy of a report: its own style, and nothing else is loaded or run, wherever it is opened. */
export const HTML_POLICY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash('sha256').update(STYLE).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

/** A table of so many rows stands on one page. */
const SHORT = 10;

/** A document as one HTML file that needs nothing else: no script, no picture, no other address. */
export function htmlOf({ title, titleLanguage, over, language, direction, blocks }: Document): string {
  const body = blocks.map((block, at) => blockOf(block, at)).join('\n');
  return `<!doctype html>
<html lang="${language}" dir="${direction}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${HTML_POLICY}">
<title>${escaped(title)} – ${escaped(over)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<p class="over">${escaped(over)}</p>
<h1>${headed(title, titleLanguage)}</h1>
${body}
</main>
</body>
</html>
`;
}

function blockOf(block: Block, at: number): string {
  switch (block.is) {
    case 'heading':
      return `<h${block.level}>${headed(block.text, block.language)}</h${block.level}>`;
    case 'text':
      return `<p${block.as ? ` class="${block.as}"` : ''}${alone(block.of)}>${inlineOf(block.of)}</p>`;
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul';
      return `<${tag}>\n${block.items.map((item) => `<li>${inlineOf(item)}</li>`).join('\n')}\n</${tag}>`;
    }
    case 'facts':
      return `<dl>\n${block.rows.map(([label, of]) => `<div><dt>${escaped(label)}</dt><dd>${inlineOf(of)}</dd></div>`).join('\n')}\n</dl>`;
    case 'table':
      return tableOf(block, `t${at}`);
  }
}

/** Somebody's own words stand where ours would, and run as they do. */
function headed(text: string, language: string | undefined): string {
  return language === undefined ? escaped(text) : `<bdi${attributesOf(language)}>${escaped(text)}</bdi>`;
}

function tableOf({ caption, head, rows, total }: Extract<Block, { is: 'table' }>, id: string): string {
  const kinds = head.map(({ figure }) => (figure ? ' class="figure"' : ''));
  const titles = head
    .map((column, at) => `<th scope="col"${kinds[at]}>${escaped(column.title)}</th>`)
    .join('');
  const body = rows.map((row, at) => {
    const cells = row.map((cell, across) => {
      const text = inlineOf(cell);
      return across === 0
        ? `<th scope="row"${kinds[across]}>${text || '–'}</th>`
        : `<td${kinds[across] ?? ''}>${text}</td>`;
    });
    return `<tr${total && at === rows.length - 1 ? ' class="total"' : ''}>${cells.join('')}</tr>`;
  });
  const short = rows.length <= SHORT ? ' short' : '';
  return `<div class="wide${short}" tabindex="0" role="group" aria-labelledby="${id}">
<table>
<caption id="${id}">${escaped(caption)}</caption>
<thead><tr>${titles}</tr></thead>
<tbody>
${body.join('\n')}
</tbody>
</table>
</div>`;
}

function inlineOf(of: Inline): string {
  return of.map((run) => (typeof run === 'string' ? escaped(run) : runOf(run))).join('');
}

function runOf({ text, language, strong, quiet, href }: Run): string {
  if (text === '') return '';
  const inner = escaped(text);
  const linked = href && isAddress(href) ? `<a href="${escaped(href)}">${inner}</a>` : inner;
  const marked = strong ? `<strong>${linked}</strong>` : linked;
  if (language === undefined && !quiet) return marked;
  return `<span${quiet ? ' class="quiet"' : ''}${attributesOf(language)}>${marked}</span>`;
}

/** A paragraph that is somebody's words alone runs in their direction. */
function alone(of: Inline): string {
  const [run] = of;
  return of.length === 1 && typeof run === 'object' && run.language ? ' dir="auto"' : '';
}

/** Of whose language nobody told, the first letters decide the direction. */
function attributesOf(language: string | undefined): string {
  if (language === undefined) return '';
  const tag = knownTag(language);
  return tag ? ` lang="${tag}" dir="${directionOf(tag) === 'rtl' ? 'rtl' : 'auto'}"` : ' dir="auto"';
}

/** Links lead to pages and telephones only. */
function isAddress(href: string): boolean {
  return /^(https?:\/\/|tel:\+?)[^\s<>"]+$/.test(href);
}

function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&#39;')
    .replaceAll('\n', '<br>');
}
