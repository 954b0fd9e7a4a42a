import type { FiguresPage } from '@openfloor/contract';
import { renderToString } from 'preact-render-to-string';
import { entryFiles, page, type PageOut } from '../document.js';
import { Brand } from '../parts/floor-line.js';
import partsCss from '../parts/parts.css?inline';
import tokensCss from '../styles/tokens.css?inline';
import { ar } from '../text/ar/figures.js';
import { figures as english, type FiguresTexts } from '../text/en/figures.js';
import type { FiguresSay } from '../text/figures.js';
import { offered } from '../text/languages.js';
import { sayIn, type Translated } from '../text/say.js';
import chartsCss from './charts.css?inline';
import figuresCss from './figures.css?inline';
import { FiguresScreen } from './screen.js';
import timelineCss from './timeline.css?inline';

const TEXTS: Record<string, Translated<FiguresTexts>> = { ar };
const CSS = tokensCss + partsCss + figuresCss + chartsCss + timelineCss;

/** The figures of a session, readable without scripts; with them they move. */
export function figuresPage(input: FiguresPage & { publicUrl: string; language: string }): PageOut {
  const { publicUrl: _publicUrl, language, ...given } = input;
  const tag = offered(language);
  const say: FiguresSay = sayIn<FiguresTexts>(tag, TEXTS[tag] ?? {}, english);
  const { figures } = given;
  const { file, imports } = entryFiles('figures', 'src/figures/main.tsx');
  const shown = figures ? (
    <FiguresScreen page={given} first={figures} say={say} />
  ) : (
    <Shut say={say} code={given.code} />
  );
  return page({
    title: `${say('figuresTitle')}, ${given.session.title}`,
    language: say.language,
    direction: say.direction,
    style: CSS,
    body: renderToString(shown),
    ...(figures
      ? {
          modules: [file],
          preloads: imports,
          data: { id: 'figures', json: JSON.stringify(given).replaceAll('<', '\\u003c') },
        }
      : {}),
  });
}

function Shut({ say, code }: { say: FiguresSay; code: string }) {
  return (
    <>
      <header className="fig-top">
        <a className="fig-brand" href="/">
          <Brand />
        </a>
      </header>
      <main className="shut">
        <h1>{say('shutTitle')}</h1>
        <p>{say('shutText')}</p>
        <p>
          <a href={`/s/${code}?l=${say.language}`}>{say('backToList')}</a>
        </p>
      </main>
    </>
  );
}
