import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { THEME_SCRIPT } from './audience/theme.js';

/** A whole page, and the hashes of its inline blocks for the content security policy (`sha256-…`). */
export interface PageOut {
  html: string;
  scripts: string[];
  styles: string[];
}

/** What makes up a page. `body` is rendered already, `data` goes into an inert script element of that id. */
export interface PageParts {
  title: string;
  language: string;
  direction: 'ltr' | 'rtl';
  style: string;
  body: string;
  theme?: 'stage';
  /** Modules with what they import, and style sheets, as addresses. */
  modules?: readonly string[];
  preloads?: readonly string[];
  sheets?: readonly string[];
  meta?: Record<string, string>;
  data?: { id: string; json: string };
}

interface Chunk {
  file: string;
  css?: string[];
  imports?: string[];
}
type Manifest = Record<string, Chunk>;

const manifests = new Map<string, Manifest>();

/** The files of an entry in the built web app: the module itself, what it imports, its style sheets. */
export function entryFiles(
  build: 'audience' | 'figures' | 'hub' | 'record' | 'stage' | 'desk',
  entry: string,
): { file: string; imports: string[]; css: string[] } {
  const manifest = manifests.get(build) ?? readManifest(build);
  manifests.set(build, manifest);
  const imports = new Set<string>();
  const css = new Set<string>();
  const walk = (name: string): void => {
    const chunk = manifest[name];
    for (const sheet of chunk?.css ?? []) css.add(`/${sheet}`);
    for (const imported of chunk?.imports ?? []) {
      const file = `/${manifest[imported]?.file ?? ''}`;
      if (imports.has(file)) continue;
      imports.add(file);
      walk(imported);
    }
  };
  walk(entry);
  return { file: `/${manifest[entry]?.file ?? ''}`, imports: [...imports], css: [...css] };
}

function readManifest(build: string): Manifest {
  return JSON.parse(
    readFileSync(new URL(`../web/manifest.${build}.json`, import.meta.url), 'utf8'),
  ) as Manifest;
}

const hashes = new Map<string, string>();

function hashOf(inline: string): string {
  const known = hashes.get(inline) ?? `sha256-${createHash('sha256').update(inline).digest('base64')}`;
  if (hashes.size < 50) hashes.set(inline, known);
  return known;
}

const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Cpath fill='%23FFF' d='M0 0h16v16H0z'/%3E%3Cpath fill='%2310202B' d='M1 13h14v1.4H1zM3 4h6v9H3z'/%3E%3C/svg%3E";

/** Escapes a text for an attribute or an element. */
export function escaped(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** Writes the page around its body. */
export function page(parts: PageParts): PageOut {
  const {
    title,
    language,
    direction,
    style,
    body,
    theme,
    modules = [],
    preloads = [],
    sheets = [],
    meta = {},
    data,
  } = parts;
  const script = theme ? '' : THEME_SCRIPT;
  const head = [
    '<meta charset="utf-8">',
    '<meta name="viewport" content="width=device-width,initial-scale=1,viewport-fit=cover">',
    `<title>${escaped(title)}</title>`,
    ...Object.entries(meta).map(([name, content]) => `<meta name="${name}" content="${escaped(content)}">`),
    `<link rel="icon" href="${ICON}">`,
    ...sheets.map((href) => `<link rel="stylesheet" href="${href}">`),
    ...preloads.map((href) => `<link rel="modulepreload" href="${href}">`),
    style ? `<style>${style}</style>` : '',
    script ? `<script>${script}</script>` : '',
    ...modules.map((src) => `<script type="module" src="${src}"></script>`),
  ];
  const inert = data ? `<script type="application/json" id="${data.id}">${data.json}</script>` : '';
  const root = `<html lang="${language}" dir="${direction}"${theme ? ` data-theme="${theme}"` : ''}>`;
  return {
    html: `<!doctype html>${root}<head>${head.join('')}</head><body><div id="app">${body}</div>${inert}</body></html>`,
    scripts: script ? [hashOf(script)] : [],
    styles: style ? [hashOf(style)] : [],
  };
}
