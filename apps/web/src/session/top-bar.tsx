import { Brand } from '../parts/floor-line.js';
import { PAGE_LANGUAGES } from '../text/pages.js';
import type { PagesTexts } from '../text/en/pages.js';
import type { Say } from '../text/say.js';

/** The name of the product, and the languages that the page is written in. */
export function TopBar({ say }: { say: Say<PagesTexts> }) {
  return (
    <header className="top-bar">
      <a href="/">
        <Brand />
      </a>
      {PAGE_LANGUAGES.length > 1 ? (
        <nav aria-label={say('language')}>
          {PAGE_LANGUAGES.map(({ tag, name }) =>
            tag === say.language ? (
              <b key={tag} lang={tag} aria-current="true">
                {name}
              </b>
            ) : (
              <a key={tag} href={`?l=${tag}`} lang={tag} hrefLang={tag}>
                {name}
              </a>
            ),
          )}
        </nav>
      ) : null}
    </header>
  );
}
